import { DAY_MS } from '../lib/durations.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import type { StatementType, WithdrawalStatus } from '../model/verdict.ts';
import { type Coverage, NO_COVERAGE, withArticle, withoutArticle } from './coverage.ts';
import type { Development } from './development.ts';
import type { ArticleFeatures } from './features.ts';
import type { ReportPrint } from './likeness.ts';
import { namedSites } from './named-sites.ts';
import { type Heard, heardWith } from './sayers.ts';
import { reachedStage, tierOf } from './stages.ts';

/** Bounds of one state. A story that has told so much is closed, and what follows opens another that names it. */
const MOST_DEVELOPMENTS = 120;
const MOST_ARTICLES = 1_500;
const KEPT_PRINTS = 5;
const KEPT_FACETS = 24;

/** Quiet for so long, a story is closed: withdrawals take months, words of one occasion days. */
const QUIET_DAYS: Readonly<Record<string, number>> = { [WITHDRAWAL_TOPIC]: 150, [STATEMENT_TOPIC]: 4 };
const OTHER_QUIET_DAYS = 14;

/** What a story has told of a faction's words; news is what goes beyond it. */
export interface StoryWords {
  factionId: string;
  faction: string;
  types: StatementType[];
  tier: number;
  speaker: string[];
  targets: string[];
}

/** What a story has told of its withdrawal. */
export interface StoryLeaving {
  force: string | null;
  host: string | null;
  /** The latest status, and every one earlier. */
  status: WithdrawalStatus;
  statuses: WithdrawalStatus[];
  /** Who demanded, refused and denied; older states lack it. */
  heard?: Heard[] | undefined;
  /** Was the completion told last, if any, that of a part? */
  inPart: boolean;
  stage: number;
  deadlines: string[];
  /** Those that were called by name. */
  sites: string[];
  numbers: string[];
}

/** The developments of one affair: one force and host, or one faction and occasion. Plain JSON, as stored. */
export interface StoryState {
  /** Empty until the caller gives a new story one. */
  id: string;
  topic: string;
  topics: string[];
  /** The closed story of the same affair that this one goes on with, or null. */
  follows: string | null;
  /** Closed for good, whatever the time: a story of the archive's older kind. */
  closed: boolean;
  firstSeenMs: number;
  lastSeenMs: number;
  words: StoryWords[];
  leaving: StoryLeaving[];
  marks: string[];
  coverage: Coverage;
  developments: number;
  /** The latest developments' reports: what a new one is compared with. */
  prints: ReportPrint[];
}

function wordsWith(words: readonly StoryWords[], { said }: Development): StoryWords[] {
  if (said === null) return [...words];
  const known = words.find(({ factionId }) => factionId === said.factionId);
  const tiers = [known?.tier ?? 0, ...said.types.map(tierOf)];
  const next = {
    factionId: said.factionId,
    faction: said.faction,
    types: [...new Set([...(known?.types ?? []), ...said.types])],
    tier: Math.max(...tiers),
    speaker: [...new Set([...(known?.speaker ?? []), ...said.speaker])].slice(-KEPT_FACETS),
    targets: [...new Set([...(known?.targets ?? []), ...said.targets])].slice(-KEPT_FACETS),
  };
  return [...words.filter((one) => one !== known), next].slice(-KEPT_FACETS);
}

function leavingWith(earlier: readonly StoryLeaving[], development: Development): StoryLeaving[] {
  const { leaving, prints, lastSeenMs } = development;
  if (leaving === null) return [...earlier];
  const status = leaving.statuses.at(-1);
  if (status === undefined) return [...earlier];
  const known = earlier.find(({ force, host }) => force === leaving.force && host === leaving.host);
  const next = {
    force: leaving.force,
    host: leaving.host,
    status,
    statuses: [...new Set([...(known?.statuses ?? []), ...leaving.statuses])],
    heard: heardWith(known?.heard ?? [], leaving.statuses, leaving.by, lastSeenMs),
    inPart: leaving.statuses.includes('completed') ? leaving.inPart : (known?.inPart ?? leaving.inPart),
    stage: Math.max(known?.stage ?? 0, reachedStage(leaving.statuses, leaving.inPart)),
    deadlines: [...new Set([...(known?.deadlines ?? []), ...leaving.deadlines])].slice(-KEPT_FACETS),
    sites: [...new Set([...(known?.sites ?? []), ...namedSites(development)])].slice(-KEPT_FACETS),
    numbers: [...new Set([...(known?.numbers ?? []), ...prints.flatMap(({ numbers }) => numbers)])].slice(
      -KEPT_FACETS,
    ),
  };
  return [...earlier.filter((one) => one !== known), next].slice(-KEPT_FACETS);
}

/** A story that a development opens; `follows` is the closed story of the same affair. */
export function openStory(
  development: Development,
  article: ArticleFeatures,
  follows: string | null,
): StoryState {
  const { topic, firstSeenMs, lastSeenMs } = development;
  const blank: StoryState = {
    ...{ id: '', topic, topics: [], follows, closed: false, firstSeenMs, lastSeenMs },
    ...{ words: [], leaving: [], marks: [], coverage: NO_COVERAGE, developments: 0, prints: [] },
  };
  return withArticleOf(withDevelopment(blank, development), development, article, false);
}

/** What an affair is compared by: words carried over are known by their development. */
const withoutSayings = ({ sayings: _, ...print }: ReportPrint): ReportPrint => print;

/** The story with a new development in it. */
export function withDevelopment(story: StoryState, development: Development): StoryState {
  return {
    ...story,
    topics: [...new Set([...story.topics, development.topic])],
    words: wordsWith(story.words, development),
    leaving: leavingWith(story.leaving, development),
    marks: story.marks.length > 0 ? story.marks : development.marks,
    developments: story.developments + 1,
    prints: [...story.prints, ...development.prints.slice(0, 1).map(withoutSayings)].slice(-KEPT_PRINTS),
  };
}

/** The story with one more article of one of its developments; an article of two of them counts once. */
export function withArticleOf(
  story: StoryState,
  development: Development,
  article: ArticleFeatures,
  known: boolean,
): StoryState {
  const { said, leaving } = development;
  const parties = { statements: said ? [said] : [], withdrawals: leaving ? [leaving] : [] };
  return {
    ...story,
    firstSeenMs: Math.min(story.firstSeenMs, article.timeMs),
    lastSeenMs: Math.max(story.lastSeenMs, article.timeMs),
    coverage: known ? story.coverage : withArticle(story.coverage, article, parties, false),
  };
}

/** The story without an article of this outlet. What was told stays told: recipients know it. */
export const storyWithout = (story: StoryState, outletId: string): StoryState => ({
  ...story,
  coverage: withoutArticle(story.coverage, outletId),
});

/** So long after a date that it set, and so long before one, a silent story still waits for it. */
const AWAITED_MS = { after: 30 * DAY_MS, before: 400 * DAY_MS };

/** A date the story itself set still lies ahead, or not long past: silence until then is no end. */
function isAwaited({ leaving }: StoryState, timeMs: number): boolean {
  return leaving.some(({ deadlines }) =>
    deadlines.some(
      (date) =>
        Date.parse(date) + AWAITED_MS.after >= timeMs && Date.parse(date) <= timeMs + AWAITED_MS.before,
    ),
  );
}

/** Does the story take in nothing new at this time: quiet for too long, or as full as one story may be? */
export function isClosed(story: StoryState, timeMs: number): boolean {
  if (story.closed || story.developments >= MOST_DEVELOPMENTS || story.coverage.articles >= MOST_ARTICLES)
    return true;
  const quietMs = (QUIET_DAYS[story.topic] ?? OTHER_QUIET_DAYS) * DAY_MS;
  return timeMs - story.lastSeenMs > quietMs && !isAwaited(story, timeMs);
}
