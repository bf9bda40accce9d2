import { dateLabel, instantLabel } from '../../alerts/wording.ts';
import type { FeedbackChoice } from '../../model/feedback.ts';
import type { HealthKind } from '../../model/health.ts';

import { READ_ONLY } from '../form-guard.ts';
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

/** What the pages say in English. `arabic.ts` says the same; what a page shows of the world is in neither. */
export const ENGLISH = {
  language: { code: 'en', direction: 'ltr', name: 'English' },
  layout: {
    toContent: 'To the content',
    pages: 'pages',
    overview: 'Overview',
    stories: 'Stories',
    deadlines: 'Deadlines',
    search: 'Search',
    sources: 'Sources',
    deliveries: 'Deliveries',
    silences: 'Silences',
    configuration: 'Config',
    rss: 'RSS',
    feedTitle: 'Rasid: matches',
  },
  /** What a page is called beside the name of the house. */
  title: {
    overview: 'overview',
    stories: 'stories',
    story: (id: string) => `story ${id}`,
    deadlines: 'deadlines',
    search: 'search',
    sources: 'sources',
    deliveries: 'deliveries',
    silences: 'silences',
    configuration: 'configuration',
    feedback: 'feedback',
    noStory: 'no such story',
    noPage: 'no such page',
  },
  time: {
    seconds: (n: number) => `${n} s`,
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => `${n} d`,
    ago: (span: string) => `${span} ago`,
    in: (span: string) => `in ${span}`,
    now: 'now',
    instant: (iso: string) => instantLabel(iso),
  },
  common: {
    none: 'None.',
    noneYet: 'None yet.',
    all: 'all',
    show: 'Show',
    newer: 'newer',
    older: 'older',
    token: 'Token',
    separator: ', ',
  },
  facts: FACTS_EN,
  overview: {
    works: 'Watching works.',
    broken: 'Watching does not work',
    problem: (_kind: HealthKind, detail: string): string => detail,
    facts: (version: string, up: string, database: string): string =>
      `Version ${version}, up for ${up}; database ${database}, `,
    queue: (kind: string) => `queue on ${kind}`,
    queueAway: (kind: string) => `queue on ${kind} not reachable: work waits in the database`,
    metrics: 'metrics',
    health: 'health',
    watched: 'sources watched',
    failing: 'sources failing',
    judged: 'articles judged',
    waiting: 'articles waiting',
    setAside: 'articles set aside',
    matched: 'articles matched',
    stories: 'stories',
    delivered: 'alerts delivered',
    due: 'deliveries due',
    onPurpose: 'waiting on purpose',
    muted: 'muted',
    dead: 'dead letters',
    oldest: 'oldest waiting',
    alertsOfDay: 'Alerts of the last 24 hours',
    alertsAnHour: 'alerts an hour, the oldest first',
    inAll: (n: number) => `${n} in all, an hour a bar; the last one ends now`,
    channels: 'Channels',
    lastDelivery: (ago: string | null, due: number, dead: number): string =>
      `${ago === null ? 'nothing sent yet' : `last delivery ${ago}`}${due > 0 ? `, ${due} due` : ''}${dead > 0 ? `, ${dead} dead` : ''}`,
    failingDeliveries: (n: number): string => `${n} failed so far, to be tried again`,
    latest: 'Latest alerts',
    storyNo: (id: string) => `story ${id}`,
    waits: (until: string) => `waits, ${until}`,
    to: 'to',
    refused: 'The configuration on disk is refused',
    refusedSince: (ago: string): string =>
      `Refused ${ago}; the one before stays in force until every line below is mended.`,
    readers: 'What readers say',
    topic: 'Topic',
    precision: 'Precision',
    relevant: 'Relevant',
    notRelevant: 'Not relevant',
    failingSources: 'Failing sources',
    failingRegion: 'failing sources',
    articles: 'Articles',
    nextTry: 'Next try',
    reader: (name: string) => `reader: ${name}`,
    inARow: (n: number) => `${n} in a row`,
  },
  sources: {
    source: 'Source',
    state: 'State',
    country: 'Country',
    perDay: 'Articles a day',
    lastAnswer: 'Last answer',
    lastNew: 'Last new',
    next: 'Next fetch',
    beingFetched: 'being fetched',
    tryNow: 'Try now',
    tryNowOf: (id: string) => `Try now: ${id}`,
    nameOrAddress: 'Name or address',
    on: 'on',
    shown: (n: number, all: number): string =>
      `${n} of ${all} sources. The bars are new articles a day, two weeks to today.`,
    barsOf: (id: string) => `${id}, new articles a day`,
    region: 'sources',
  },
  articles: {
    title: 'articles set aside',
    why: 'Articles that were set aside: their text hung or ended the judge three times, or there was none. The rest goes on without them.',
    again: 'Judge again',
    againOf: (id: string) => `Judge again: article ${id}`,
    number: (id: string) => `no. ${id}`,
  },
  deliveries: {
    state: 'State',
    channel: 'Channel',
    about: (id: string) => `story ${id}`,
    tries: (id: string, attempts: number): string => `no. ${id}, ${counted(attempts, 'try', 'tries')}`,
    until: (moment: string) => `until ${moment}: `,
    again: 'Send again',
    againOf: (id: string) => `Send again: delivery ${id}`,
  },
  silences: {
    state: (state: string): string => state,
    name: 'Your name',
    end: 'End now',
    endedBy: 'ended by',
    until: (moment: string) => `until ${moment}`,
    effect: (muted: number, alerts: number, days: number, waiting: number): string =>
      `Would have muted ${muted} of the ${alerts} alerts of the last ${days} days; mutes ${waiting} that ${waiting === 1 ? 'waits' : 'wait'} now. Nothing was changed.`,
    match: 'Mute alerts with',
    conditions:
      'Conditions as in match of alerts.yaml, separated by a semicolon, such as topic, faction, type, force, country, status, source and more; names in any usual spelling, Arabic or English. What is muted stays in the ledger.',
    hours: 'For how many hours',
    reason: 'Reason',
    silence: 'Silence',
    show: 'Show what it would mute',
    needsToken: `The ${READ_ONLY}, or use rasid silences.`,
    list: 'In force, to come and over',
  },
  stories: {
    all: 'All stories, the one that moved last first.',
    ofTopic: (name: string) => `Stories of ${name}, the one that moved last first.`,
    words: 'Words',
    topic: 'Topic',
    faction: 'Faction',
    country: 'Country',
    from: 'From',
    to: 'To',
    reports: (n: number): string => counted(n, 'report', 'reports'),
    moved: (ago: string) => `last moved ${ago}`,
    none: 'None yet.',
    noMore: 'None more.',
    timeline: 'Stories that moved, by day',
    timelineNote: (n: number, days: number): string => `${n} in ${days} days up to today, a day a bar`,
    byTopic: 'By topic',
  },
  story: {
    saidWhat: 'Who said what',
    nothing: 'Nothing is on record for this story any more.',
    deadlines: 'Deadlines',
    reportedBy: 'Reported by',
    told: 'What was told, newest first',
    feedback: (relevant: number, not: number): string =>
      `feedback: ${relevant} relevant, ${not} not relevant`,
    to: 'to',
    timeline: 'Reports by day',
    timelineNote: (from: string, to: string): string => `${from} to ${to}`,
    notThere: 'There is no such story.',
  },
  deadlines: {
    date: (iso: string) => dateLabel(iso),
    intro: (zone: string): string =>
      `Dates that statements and announcements set, with the words that set them. Days end in ${zone}.`,
    calendar: 'Calendar file (iCalendar)',
    upcoming: 'Upcoming',
    noneKnown: 'None known.',
    passed: 'Passed, with no completed withdrawal reported',
    met: 'Met',
    noneInYear: 'None in the last year.',
    by: (date: string) => `by the end of ${date}`,
    metWord: (late: boolean) => `met${late ? ', late' : ''}`,
    passedAgo: (span: string) => `passed ${span} ago`,
    today: 'ends today',
    left: (days: number): string => `${counted(days, 'day', 'days')} left`,
  },
  search: {
    words: 'words to search for',
    button: 'Search',
    hint: 'Words, "phrases", OR, and -without; inflected forms are found too. Newest first.',
    nothing: (more: boolean) => `Nothing ${more ? 'more ' : ''}found for`,
    matched: 'matched',
  },
  feedback: {
    question: 'Was this alert what you want to hear about?',
    choice: (choice: FeedbackChoice): string => CHOICES[choice],
    note: 'Nothing is stored until you press a button. You can change your mind later: the last choice counts.',
    openStory: 'Open the story',
    thanks: (choice: FeedbackChoice): string => `Thank you: stored as “${CHOICES[choice].toLowerCase()}”.`,
    other: (choice: FeedbackChoice): string => `No, it was: ${CHOICES[choice].toLowerCase()}`,
    forged:
      'This link is not valid: its signature does not fit. Please use the link in the alert itself, the whole of it.',
    expired: 'This link has expired: feedback on an alert is taken for a limited time only.',
    gone: 'That alert is no longer on record.',
  },
  configuration: {
    inForce: (moment: string, ago: string): string => `In force since ${moment} (${ago}), from`,
    rules: (version: string) => `rules ${version}.`,
    refused: 'What is on disk is refused',
    refusedSince: (moment: string): string =>
      `Since ${moment}. What is in force stays until every line is mended.`,
    onDiskHolds: 'What is on disk is in force.',
    unheard: 'Where nobody would hear',
    routes: 'Routes',
    routesRegion: 'routes',
    channelsAndTopics: 'Channels and topics',
    sourcesOn: (on: number, all: number): string => `${on} of ${all} sources`,
    areOn: 'are switched on',
    changed: 'What was changed since the start',
    nothing: 'Nothing.',
    plan: 'What it would change',
    planButton: 'Show what the folder on disk would change',
    planFrom: (articles: number, days: number): string =>
      `Judged on ${articles} articles of the last ${days} days; nothing is sent or stored.`,
    planCounts: (gained: number, lost: number, changed: number): string =>
      `Alerts: ${gained} gained, ${lost} lost, ${changed} changed.`,
    planSettings: (n: number): string => `${counted(n, 'setting differs', 'settings differ')}.`,
    planRefused: 'What is on disk cannot be used, so there is nothing to compare:',
    planKind: (kind: 'gained' | 'lost' | 'changed'): string => kind,
    planVotes: (before: Votes, after: Votes): string =>
      `Precision where readers voted: before ${share(before)}, after ${share(after)}.`,
    restart: 'Only after a restart these hold:',
    nobody: 'nobody is told',
    before: 'before',
    after: 'after',
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
