import type { Outlet } from '../model/story.ts';
import type { StatementType } from '../model/verdict.ts';
import { STATEMENT_TOPIC, type StoryFeatures } from './features.ts';
import { voiceOf } from './independence.ts';
import { absorbProgress, type Progress, startProgress } from './progress.ts';
import { stemNorm } from './text-likeness.ts';
import type { StemWeight } from './words.ts';

/** Bounds of a story's state: it is read and written with every article that may join. */
const KEPT_PRINTS = 8;
const FIRST_PRINTS = 3;
const KEPT_MEMBERS = 300;
const KEPT_FACETS = 24;

/** What a later article is compared with. */
export interface ArticlePrint {
  articleId: string;
  timeMs: number;
  day: number;
  dayStated: boolean;
  stems: string[];
  norm: StemWeight;
  print: number[];
  leadPlaces: string[];
  numbers: string[];
}

interface StoryOutlet extends Pick<Outlet, 'id' | 'ownership' | 'owner'> {
  articles: number;
}

interface StoryMember {
  articleId: string;
  outletId: string;
  revision: number;
}

export interface SeenStatement {
  factionId: string;
  speaker: string[];
  type: StatementType;
  target: string | null;
  /** Articles whose leading statement it was, and articles that had it at all. */
  led: number;
  articles: number;
}

export interface SeenWithdrawal {
  force: string | null;
  host: string | null;
  led: number;
  articles: number;
}

/** A story as stored: plain JSON. `id` is empty until the caller gives a new story one. */
export interface StoryState {
  id: string;
  /** The topic of the article that opened it, and every topic its articles matched. */
  topic: string;
  topics: string[];
  firstSeenMs: number;
  lastSeenMs: number;
  statements: SeenStatement[];
  withdrawals: SeenWithdrawal[];
  deadlines: string[];
  /** Facets of its topic that tell it from others, `name=value`; a story stored before there were any has none. */
  marks?: string[] | undefined;
  progress: Progress;
  outlets: StoryOutlet[];
  /** Those outlets and owners that count as independent of the news and of one another. */
  voices: string[];
  corroborated: boolean;
  /** The latest members, so that a revision is known again. */
  members: StoryMember[];
  prints: ArticlePrint[];
  articles: number;
}

/** A story that this article opens; its id is still empty. */
export function openStory(features: StoryFeatures): StoryState {
  return absorb(
    {
      id: '',
      topic: features.topics[0] ?? '',
      topics: [],
      firstSeenMs: features.timeMs,
      lastSeenMs: features.timeMs,
      statements: [],
      withdrawals: [],
      deadlines: [],
      progress: startProgress(),
      outlets: [],
      voices: [],
      corroborated: false,
      members: [],
      prints: [],
      articles: 0,
    },
    features,
    false,
  );
}

function printOf(features: StoryFeatures): ArticlePrint {
  const { articleId, timeMs, day, dayStated, stems, print, leadPlaces, numbers } = features;
  const norm = stemNorm(stems);
  return { articleId, timeMs, day, dayStated, stems, norm, print, leadPlaces, numbers };
}

/** The first few and the latest few: what it began as and what it has become. */
const boundPrints = (prints: ArticlePrint[]): ArticlePrint[] =>
  prints.length <= KEPT_PRINTS
    ? prints
    : [...prints.slice(0, FIRST_PRINTS), ...prints.slice(FIRST_PRINTS - KEPT_PRINTS)];

function withOutlet(outlets: StoryOutlet[], features: StoryFeatures): StoryOutlet[] {
  const { name: _, ...joining } = features.outlet;
  const known = outlets.some((outlet) => outlet.id === joining.id);
  if (!known) return [...outlets, { ...joining, articles: 1 }];
  return outlets.map((outlet) =>
    outlet.id === joining.id ? { ...outlet, articles: outlet.articles + 1 } : outlet,
  );
}

function withStatements(seen: SeenStatement[], features: StoryFeatures): SeenStatement[] {
  const merged = seen.map((statement) => ({ ...statement }));
  for (const [i, statement] of features.statements.entries()) {
    const { factionId, speaker, type, target } = statement;
    const led = i === 0 ? 1 : 0;
    const known = merged.find(
      (other) =>
        other.factionId === factionId &&
        other.type === type &&
        other.target === target &&
        (other.speaker.length === 0) === (speaker.length === 0) &&
        (speaker.length === 0 || speaker.some((word) => other.speaker.includes(word))),
    );
    if (known) {
      known.led += led;
      known.articles += 1;
    } else if (merged.length < KEPT_FACETS) {
      merged.push({ factionId, speaker, type, target, led, articles: 1 });
    }
  }
  return merged;
}

function withWithdrawals(seen: SeenWithdrawal[], features: StoryFeatures): SeenWithdrawal[] {
  const merged = seen.map((withdrawal) => ({ ...withdrawal }));
  // A faction's word on troops leads with the statement: the withdrawal itself is another story.
  const about = features.topics[0] !== STATEMENT_TOPIC;
  for (const [i, { force, host }] of features.withdrawals.entries()) {
    const led = i === 0 && about ? 1 : 0;
    const known = merged.find((other) => other.force === force && other.host === host);
    if (known) {
      known.led += led;
      known.articles += 1;
    } else if (merged.length < KEPT_FACETS) merged.push({ force, host, led, articles: 1 });
  }
  return merged;
}

/** What the articles of the story's own topic are marked by; a value once taken is not replaced. */
function marksWith({ topic, marks = [] }: StoryState, features: StoryFeatures): string[] {
  if (features.topics[0] !== topic) return marks;
  const taken = new Set(marks.map((mark) => mark.split('=', 1)[0]));
  return [...marks, ...features.marks.filter((mark) => !taken.has(mark.split('=', 1)[0]))];
}

/**
 * The story with one more article in it. A revision of a member replaces its text for comparison and counts neither
 * as another article nor as another outlet; a copy of a member's text is an outlet, but no voice of its own.
 */
export function absorb(story: StoryState, features: StoryFeatures, copied: boolean): StoryState {
  const revised = story.members.some((member) => member.articleId === features.articleId);
  const outlets = revised ? story.outlets : withOutlet(story.outlets, features);
  const statements = withStatements(story.statements, features);
  const withdrawals = withWithdrawals(story.withdrawals, features);
  const voice = copied ? null : voiceOf(features.outlet, statements, withdrawals);
  const member = { articleId: features.articleId, outletId: features.outlet.id, revision: features.revision };
  const others = story.members.filter((known) => known.articleId !== features.articleId);
  const deadlines = features.withdrawals.map((w) => w.deadline).filter((date) => date !== null);
  return {
    ...story,
    topics: [...new Set([...story.topics, ...features.topics])],
    firstSeenMs: Math.min(story.firstSeenMs, features.timeMs),
    lastSeenMs: Math.max(story.lastSeenMs, features.timeMs),
    statements,
    withdrawals,
    deadlines: [...new Set([...story.deadlines, ...deadlines])].slice(-KEPT_FACETS),
    marks: marksWith(story, features),
    progress: absorbProgress(story.progress, features),
    outlets,
    voices: voice === null ? story.voices : [...new Set([...story.voices, voice])],
    members: [...others, member].slice(-KEPT_MEMBERS),
    prints: boundPrints([
      ...story.prints.filter((print) => print.articleId !== features.articleId),
      printOf(features),
    ]),
    articles: story.articles + (revised ? 0 : 1),
  };
}
