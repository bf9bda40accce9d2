import { z } from 'zod';
import {
  type Alert,
  type AlertArticle,
  type AlertMatch,
  type AlertPlace,
  type AlertStatement,
  type AlertSummary,
  type AlertWithdrawal,
  type Excerpt,
  SEVERITIES,
  SUMMARY_KINDS,
  type SummaryRow,
} from '../../model/alert.ts';
import type { Names } from '../../model/names.ts';
import { NOTICE_KINDS, NOTICE_PHASES, type OperationalReport } from '../../model/notice.ts';
import { OWNERSHIPS } from '../../model/source.ts';
import { STORY_EVENT_KINDS } from '../../model/story.ts';
import { LEVELS } from '../../model/verdict.ts';
import { changes } from './change.ts';
import { leaving, saying } from './classification.ts';
import { count, shape, text, textOrNull, texts } from './shape.ts';

/** `deadlines.excerpt`, and what alerts quote. */
export const excerpt = shape<Excerpt>({
  text,
  marks: z.array(shape<Excerpt['marks'][number]>({ start: count, end: count })),
  articleId: text,
});

const name = shape<Names>({ ar: text, en: text });
const place = shape<AlertPlace>({ en: text, ar: text, near: z.boolean() });
export const severity = z.enum(SEVERITIES);

const article = shape<AlertArticle>({
  id: text,
  url: text,
  source: text,
  sourceName: name,
  ownership: z.enum(OWNERSHIPS),
  title: text,
  publishedAt: textOrNull,
});

const match = shape<AlertMatch>({
  topic: text,
  name,
  facets: z.record(text, text),
  excerpt: excerpt.nullable(),
});

const summary = shape<AlertSummary>({
  kind: z.enum(SUMMARY_KINDS),
  from: text,
  to: text,
  rows: z.array(
    shape<SummaryRow>({
      storyId: text,
      at: text,
      severity,
      headline: text,
      title: text,
      url: textOrNull,
    }),
  ),
  more: count,
  timeline: z.array(shape<AlertSummary['timeline'][number]>({ label: text, count })),
});

/** `story_events.alert` and `deliveries.alert`. */
export const alert = shape<Alert>({
  id: text,
  storyId: text,
  developmentId: text.nullish(),
  event: z.enum(STORY_EVENT_KINDS),
  at: text,
  topics: texts,
  level: z.enum(LEVELS).optional(),
  severity,
  headline: text,
  whatsNew: changes,
  title: text,
  statements: z.array(
    shape<AlertStatement>({
      ...saying,
      factionAr: textOrNull,
      place: place.optional(),
      day: text.optional(),
      quote: excerpt,
    }),
  ),
  withdrawals: z.array(
    shape<AlertWithdrawal>({
      ...leaving,
      forceName: textOrNull,
      hostName: textOrNull,
      places: z.array(place).optional(),
      troops: count.optional(),
      excerpt: excerpt.nullable(),
    }),
  ),
  matches: z.array(match).optional(),
  deadlines: z.array(shape<Alert['deadlines'][number]>({ date: text, text, articleId: text })),
  articles: z.array(article),
  outlets: shape<Alert['outlets']>({ total: count, independent: count }),
  late: shape<NonNullable<Alert['late']>>({ publishedAt: text }).optional(),
  test: z.literal(true).optional(),
  links: shape<NonNullable<Alert['links']>>({ story: text, relevant: text, notRelevant: text }).nullable(),
  summary: summary.optional(),
  notice: shape<NonNullable<Alert['notice']>>({
    reports: z.array(
      shape<OperationalReport>({
        subject: text,
        kind: z.enum(NOTICE_KINDS),
        phase: z.enum(NOTICE_PHASES),
        since: text,
        detail: text,
      }),
    ),
    more: count,
  }).optional(),
});
