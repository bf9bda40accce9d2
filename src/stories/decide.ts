import type { StoryEventKind } from '../model/story.ts';
import { type Affinity, affinity } from './affinity.ts';
import { STATEMENT_TOPIC, type StoryFeatures, WITHDRAWAL_TOPIC } from './features.ts';
import { type News, newsIn } from './progress.ts';
import { absorb, openStory, type StoryState } from './state.ts';
import { type Comparable, comparable } from './text-likeness.ts';

/** What becomes of an article: the story it joins and what happened to that story. */
export interface Decision {
  /** Null: a new story, which the caller gives an id. */
  storyId: string | null;
  event: StoryEventKind;
  /** Why it joined or opened, in English. */
  reason: string;
  /** What is new, in English; empty for `opened` and `none`. */
  whatsNew: string;
  /** The story with the article in it. */
  story: StoryState;
}

/** From this share of common shingles on, a text is another outlet's print of one already there. */
const COPY = 0.6;

function best(article: Comparable, candidates: readonly StoryState[]): [StoryState, Affinity] | null {
  let found: [StoryState, Affinity] | null = null;
  for (const story of candidates) {
    if (story.articles === 0) continue;
    const fit = affinity(article, story);
    const better =
      found === null ||
      fit.score > found[1].score ||
      (fit.score === found[1].score && story.lastSeenMs > found[0].lastSeenMs);
    if (better) found = [story, fit];
  }
  return found;
}

/**
 * Facets that only fill a gap are no news: the first status in a story that is about a statement, or the first
 * statement found in a story that was opened as one.
 */
function newsFor(before: StoryState, features: StoryFeatures): News {
  const { status, statement } = newsIn(before.progress, features);
  const gapStatus = before.topic !== WITHDRAWAL_TOPIC && before.progress.status === null;
  const gapStatement = before.topic === STATEMENT_TOPIC && before.statements.length === 0;
  return { status: gapStatus ? null : status, statement: gapStatement ? null : statement };
}

/** The event and its news, from what the story had told before this article. */
function eventOf(before: StoryState, after: StoryState, features: StoryFeatures): [StoryEventKind, string] {
  const news = newsFor(before, features);
  const confirmed = !before.corroborated && after.voices.length >= 2;
  const corroboration = confirmed ? `second independent outlet: ${features.outlet.name}` : null;
  const told = [news.status, news.statement, corroboration].filter((clause) => clause !== null).join('; ');
  if (news.status !== null) return ['status_changed', told];
  if (news.statement !== null) return ['new_statement', told];
  if (confirmed) return ['corroborated', told];
  return ['none', ''];
}

function join(story: StoryState, features: StoryFeatures, reason: string, copied: boolean): Decision {
  const after = absorb(story, features, copied);
  const [event, whatsNew] = eventOf(story, after, features);
  const corroborated = story.corroborated || after.voices.length >= 2;
  return { storyId: story.id, event, reason, whatsNew, story: { ...after, corroborated } };
}

/**
 * Which of the candidate stories an article belongs to, and what that changes. `candidates` are the latest stories
 * under the article's lookup keys, in any order, and, for a revision, the story it is in already. A revision stays in
 * its story unless it now fits another clearly better. An article that matched no topic must not be asked about.
 */
export function decide(features: StoryFeatures, candidates: readonly StoryState[]): Decision {
  const article = comparable(features);
  const fit = best(article, candidates);
  const home = candidates.find((story) =>
    story.members.some((member) => member.articleId === features.articleId),
  );
  if (home) {
    const moved = fit !== null && fit[0] !== home && fit[1].score > 0 && affinity(article, home).score < 0;
    if (!moved) return join(home, features, 'revision of an article of this story', true);
  }
  if (fit !== null && fit[1].score > 0) {
    const [story, { reasons, copy }] = fit;
    return join(story, features, reasons.slice(0, 4).join(', '), copy >= COPY);
  }
  const near = fit === null ? 'nothing like it in the archive' : 'no story fits well enough';
  return { storyId: null, event: 'opened', reason: near, whatsNew: '', story: openStory(features) };
}

/**
 * Takes an article out of its story, because it was withdrawn or edited so that it no longer matches. Its outlet goes
 * with it, unless another of its articles stays; `outlet` is its name for people. What was told stays told: recipients
 * know it. An article that is not in the story changes nothing.
 */
export function correct(story: StoryState, articleId: string, outlet: string): Decision {
  const gone = story.members.find((member) => member.articleId === articleId);
  if (!gone) {
    return { storyId: story.id, event: 'none', reason: 'not an article of this story', whatsNew: '', story };
  }
  const outlets = story.outlets
    .map((one) => (one.id === gone.outletId ? { ...one, articles: one.articles - 1 } : one))
    .filter((one) => one.articles > 0);
  const voices = new Set(outlets.flatMap((one) => [one.id, one.owner ?? one.id]));
  const articles = story.articles - 1;
  const whatsNew =
    articles === 0
      ? `the story's only article, by ${outlet}, was withdrawn or no longer matches`
      : `the article by ${outlet} was withdrawn or no longer matches; ${articles} ${articles === 1 ? 'remains' : 'remain'}`;
  return {
    storyId: story.id,
    event: 'corrected',
    reason: 'an article was withdrawn or edited',
    whatsNew,
    story: {
      ...story,
      outlets,
      voices: story.voices.filter((voice) => voices.has(voice)),
      members: story.members.filter((member) => member.articleId !== articleId),
      prints: story.prints.filter((print) => print.articleId !== articleId),
      articles,
    },
  };
}
