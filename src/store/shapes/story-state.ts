import { z } from 'zod';
import { OWNERSHIPS } from '../../model/source.ts';
import { STATEMENT_TYPES, WITHDRAWAL_STATUSES } from '../../model/verdict.ts';
import type { Coverage } from '../../stories/coverage.ts';
import type { Development, LeavingFacets, SaidFacets } from '../../stories/development.ts';
import type { ReportPrint } from '../../stories/likeness.ts';
import type { Heard } from '../../stories/sayers.ts';
import type { StoryLeaving, StoryState, StoryWords } from '../../stories/story.ts';
import { count, flag, numbers, orEmpty, shape, text, textOrNull, texts } from './shape.ts';

const types = z.array(z.enum(STATEMENT_TYPES));
const status = z.enum(WITHDRAWAL_STATUSES);
/** What stories of the first kind lacked when they were carried over (migration 13). */
const textsSince13 = orEmpty(texts);

export const said = shape<SaidFacets>({
  factionId: text,
  faction: text,
  speaker: textsSince13,
  speakerName: textOrNull,
  types,
  targets: texts,
});

export const left = shape<LeavingFacets>({
  force: textOrNull,
  host: textOrNull,
  statuses: z.array(status),
  deadlines: textsSince13,
  sites: texts,
  inPart: flag,
  by: orEmpty(texts),
});

export const coverage = shape<Coverage>({
  outlets: orEmpty(
    z.array(
      shape<Coverage['outlets'][number]>({
        id: text,
        ownership: z.enum(OWNERSHIPS),
        owner: textOrNull,
        articles: count.default(1),
      }),
    ),
  ),
  voices: textsSince13,
  articles: count.nullish().transform((articles) => articles ?? 0),
});

const prints = orEmpty(
  z.array(
    shape<ReportPrint>({
      articleId: text,
      outletId: text,
      timeMs: count,
      day: count,
      dayStated: flag,
      dated: flag.default(false),
      leads: flag,
      toldFirst: flag.optional(),
      stems: texts,
      sentences: numbers.optional(),
      sayings: z.array(numbers).optional(),
      norm: count,
      places: textsSince13,
      names: texts.optional(),
      numbers: textsSince13,
      object: texts.optional(),
      articleStems: texts,
      articleNorm: count,
      print: numbers,
    }),
  ),
);

/** `developments.state`. */
export const development = shape<Development>({
  id: text,
  storyId: text,
  topic: text,
  said: said.nullable(),
  leaving: left.nullable(),
  marks: texts,
  firstSeenMs: count,
  lastSeenMs: count,
  coverage,
  corroborated: flag,
  members: orEmpty(z.array(shape<Development['members'][number]>({ articleId: text, outletId: text }))),
  prints,
});

/** `stories.state`. */
export const story = shape<StoryState>({
  id: text,
  topic: text,
  topics: texts,
  follows: textOrNull,
  closed: flag,
  firstSeenMs: count,
  lastSeenMs: count,
  words: z.array(
    shape<StoryWords>({
      factionId: text,
      faction: text,
      types,
      tier: count,
      speaker: textsSince13,
      targets: texts,
    }),
  ),
  leaving: z.array(
    shape<StoryLeaving>({
      force: textOrNull,
      host: textOrNull,
      status,
      statuses: z.array(status),
      heard: z.array(shape<Heard>({ status, by: texts, timeMs: count })).optional(),
      inPart: flag,
      stage: count,
      deadlines: textsSince13,
      sites: texts,
      numbers: texts,
    }),
  ),
  marks: texts,
  coverage,
  developments: count,
  prints,
});
