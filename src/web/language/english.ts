import { dateLabel, instantLabel } from '../../lib/date-label.ts';
import type { FeedbackChoice } from '../../model/feedback.ts';
import type { HealthKind } from '../../model/health.ts';

import { READ_ONLY } from '../form-guard.ts';
import texts from './english.json' with { type: 'json' };
import { FACTS_EN } from './english-facts.ts';

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

interface Votes {
  relevant: number;
  all: number;
}

const share = ({ relevant, all }: Votes): string =>
  all === 0 ? 'no votes' : `${Math.floor((100 * relevant) / all)} % (${relevant} of ${all})`;

const CHOICES: Readonly<Record<FeedbackChoice, string>> = {
  relevant: 'Relevant',
  not_relevant: 'Not relevant',
};

/** What the pages say in English: plain texts in english.json, those with something in them here. `arabic.ts` says the same; what a page shows of the world is in neither. */
export const ENGLISH = {
  language: { code: 'en', direction: 'ltr', name: 'English' },
  layout: texts.layout,
  /** What a page is called, beside the name of Rasid. */
  title: {
    ...texts.title,
    story: (id: string) => `story ${id}`,
  },
  time: {
    ...texts.time,
    seconds: (n: number) => `${n} s`,
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => `${n} d`,
    ago: (span: string) => `${span} ago`,
    in: (span: string) => `in ${span}`,
    instant: (iso: string) => instantLabel(iso),
  },
  common: texts.common,
  facts: FACTS_EN,
  overview: {
    ...texts.overview,
    problem: (_kind: HealthKind, detail: string): string => detail,
    facts: (version: string, up: string, database: string): string =>
      `Version ${version}, up for ${up}; database ${database}, `,
    queue: (kind: string) => `queue on ${kind}`,
    queueAway: (kind: string) => `queue on ${kind} not reachable: work waits in the database`,
    inAll: (n: number) => `${n} in all, an hour a bar; the last one ends now`,
    lastDelivery: (ago: string | null, due: number, dead: number): string =>
      `${ago === null ? 'nothing sent yet' : `last delivery ${ago}`}${due > 0 ? `, ${due} due` : ''}${dead > 0 ? `, ${dead} dead` : ''}`,
    failingDeliveries: (n: number): string => `${n} failed so far, to be tried again`,
    storyNo: (id: string) => `story ${id}`,
    waits: (until: string) => `waits, ${until}`,
    refusedSince: (ago: string): string =>
      `Refused ${ago}; the one before stays in force until every line below is mended.`,
    reader: (name: string) => `reader: ${name}`,
    inARow: (n: number) => `${n} in a row`,
  },
  sources: {
    ...texts.sources,
    tryNowOf: (id: string) => `Try now: ${id}`,
    shown: (n: number, all: number): string =>
      `${n} of ${all} sources. The bars are new articles a day, two weeks to today.`,
    barsOf: (id: string) => `${id}, new articles a day`,
  },
  articles: {
    ...texts.articles,
    againOf: (id: string) => `Judge again: article ${id}`,
    number: (id: string) => `no. ${id}`,
  },
  deliveries: {
    ...texts.deliveries,
    about: (id: string) => `story ${id}`,
    tries: (id: string, attempts: number): string => `no. ${id}, ${counted(attempts, 'try', 'tries')}`,
    until: (moment: string) => `until ${moment}: `,
    againOf: (id: string) => `Send again: delivery ${id}`,
  },
  silences: {
    ...texts.silences,
    state: (state: string): string => state,
    until: (moment: string) => `until ${moment}`,
    effect: (muted: number, alerts: number, days: number, waiting: number): string =>
      `Would have muted ${muted} of the ${alerts} alerts of the last ${days} days; mutes ${waiting} that ${waiting === 1 ? 'waits' : 'wait'} now. Nothing was changed.`,
    needsToken: `The ${READ_ONLY}, or use rasid silences.`,
  },
  stories: {
    ...texts.stories,
    ofTopic: (name: string) => `Stories of ${name}, the one that moved last first.`,
    reports: (n: number): string => counted(n, 'report', 'reports'),
    moved: (ago: string) => `last moved ${ago}`,
    timelineNote: (n: number, days: number): string => `${n} in ${days} days up to today, a day a bar`,
  },
  story: {
    ...texts.story,
    feedback: (relevant: number, not: number): string =>
      `feedback: ${relevant} relevant, ${not} not relevant`,
    timelineNote: (from: string, to: string): string => `${from} to ${to}`,
  },
  deadlines: {
    ...texts.deadlines,
    date: (iso: string) => dateLabel(iso),
    intro: (zone: string): string =>
      `Dates that statements and announcements set, with the words that set them. Days end in ${zone}.`,
    by: (date: string) => `by the end of ${date}`,
    metWord: (late: boolean) => `met${late ? ', late' : ''}`,
    passedAgo: (span: string) => `passed ${span} ago`,
    left: (days: number): string => `${counted(days, 'day', 'days')} left`,
  },
  search: {
    ...texts.search,
    nothing: (more: boolean) => `Nothing ${more ? 'more ' : ''}found for`,
  },
  feedback: {
    ...texts.feedback,
    choice: (choice: FeedbackChoice): string => CHOICES[choice],
    thanks: (choice: FeedbackChoice): string => `Thank you: stored as “${CHOICES[choice].toLowerCase()}”.`,
    other: (choice: FeedbackChoice): string => `No, it was: ${CHOICES[choice].toLowerCase()}`,
  },
  configuration: {
    ...texts.configuration,
    inForce: (moment: string, ago: string): string => `In force since ${moment} (${ago}), from`,
    rules: (version: string) => `rules ${version}.`,
    refusedSince: (moment: string): string =>
      `Since ${moment}. What is in force stays until every line is mended.`,
    sourcesOn: (on: number, all: number): string => `${on} of ${all} sources`,
    planFrom: (articles: number, days: number): string =>
      `Judged on ${articles} articles of the last ${days} days; nothing is sent or stored.`,
    planCounts: (gained: number, lost: number, changed: number): string =>
      `Alerts: ${gained} gained, ${lost} lost, ${changed} changed.`,
    planSettings: (n: number): string => `${counted(n, 'setting differs', 'settings differ')}.`,
    planKind: (kind: 'gained' | 'lost' | 'changed'): string => kind,
    planVotes: (before: Votes, after: Votes): string =>
      `Precision where readers voted: before ${share(before)}, after ${share(after)}.`,
    more: (n: number) => `and ${n} more: rasid plan lists all`,
  },
  notFound: 'There is no such page.',
};

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer Args) => unknown
    ? (...args: Args) => string
    : { [Key in keyof T]: Widened<T[Key]> };

/** The words of the pages in one language. */
export type Words = Widened<typeof ENGLISH>;
