import { z } from 'zod';
import { SEVERITIES } from '../../model/alert.ts';
import { STORY_EVENT_KINDS } from '../../model/story.ts';
import { STATEMENT_TYPES, WITHDRAWAL_EXTENTS, WITHDRAWAL_STATUSES } from '../../model/verdict.ts';
import {
  ArticleRef,
  bilingual,
  date,
  Excerpt,
  id,
  instant,
  Links,
  leaving,
  named,
  outlets,
  saying,
} from './components.ts';
import { Deadline } from './deadline.ts';

const AlertedPlace = z.object({
  en: z.string(),
  ar: z.string().describe('As written.'),
  near: z.boolean().describe('Outside it, but not far.'),
});

const AlertedStatement = z.object({
  line: z.string(),
  ...saying,
  place: AlertedPlace.optional().describe(
    'Where the operation was that is claimed, where its words say it; of several places two.',
  ),
  day: z.string().optional().describe('The day of the operation, where its words say one.'),
  excerpt: Excerpt,
});

const AlertedWithdrawal = z.object({
  line: z.string(),
  ...leaving,
  extent: z.enum(WITHDRAWAL_EXTENTS).nullable(),
  places: z.array(AlertedPlace).optional().describe('The bases and towns that are left.'),
  troops: z.int().optional().describe('How many leave, where the text counts them.'),
  excerpt: Excerpt.nullable(),
});

const AlertedMatch = z.object({
  line: z.string(),
  topic: z.string(),
  facets: z.record(z.string(), z.string()),
  excerpt: Excerpt.nullable(),
});

const AlertedSource = z.object({
  articleId: id,
  source: z.string(),
  sourceName: bilingual,
  title: z.string(),
  url: z.string().describe('From outside, not to be trusted.'),
  publishedAt: instant.nullable(),
});

/** What was told of a story or development, with its evidence. */
export const Alerted = z.object({
  headline: z.string().describe('One English line that says it all.'),
  title: z.string().describe("The leading article's own title."),
  severity: z.enum(SEVERITIES),
  topics: z.array(z.string()),
  statements: z.array(AlertedStatement),
  withdrawals: z.array(AlertedWithdrawal),
  matches: z.array(AlertedMatch).describe('Matches of topics that rules decide.'),
  outlets,
  sources: z
    .array(AlertedSource)
    .describe('The articles it was told from; `articleId` of an excerpt names one.'),
});

export const Story = named(
  'Story',
  z
    .object({
      id,
      topic: z.string(),
      ...Alerted.shape,
      openedAt: instant,
      movedAt: instant,
      closed: z.boolean(),
      follows: id.nullable().describe('The closed story of the same affair that this one goes on with.'),
      articles: z.int(),
      links: Links,
    })
    .describe('One affair, as it was told last.'),
);

const StoryEvent = named(
  'StoryEvent',
  z.object({
    id,
    at: instant,
    event: z.enum(STORY_EVENT_KINDS),
    developmentId: id.nullable(),
    severity: z.enum(SEVERITIES),
    headline: z.string(),
    whatsNew: z.string(),
  }),
);

export const Development = named(
  'Development',
  z
    .object({
      id,
      storyId: id,
      topic: z.string(),
      openedAt: instant,
      movedAt: instant,
      said: z
        .object({
          factionId: z.string(),
          faction: z.string(),
          speakerName: z.string().nullable(),
          types: z.array(z.enum(STATEMENT_TYPES)),
          targets: z.array(z.string()),
        })
        .nullable(),
      leaving: z
        .object({
          force: z.string().nullable(),
          host: z.string().nullable(),
          statuses: z.array(z.enum(WITHDRAWAL_STATUSES)),
          deadlines: z.array(date),
          sites: z.array(z.string()),
        })
        .nullable(),
      told: Alerted.nullable().describe('As it was told last; null where nobody was told of it.'),
      reports: z.int(),
      outlets,
      articleIds: z.array(id).describe('The first hundred, the first to report it first.'),
      links: Links,
    })
    .describe('The unit of an alert: one statement, one claim, one decision or step of a withdrawal.'),
);

export const WholeStory = named(
  'WholeStory',
  Story.extend({
    events: z.array(StoryEvent).describe('What was told when, the latest first, at most a hundred.'),
    developments: z.array(Development),
    deadlines: z.array(Deadline),
    reports: z.array(ArticleRef).describe('Its articles, the first to appear first, at most two hundred.'),
    feedback: z.object({ relevant: z.int(), notRelevant: z.int() }).describe("Readers' votes."),
  }),
);
