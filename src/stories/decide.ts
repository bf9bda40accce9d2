import { dayOf } from '../arabic/event-day.ts';
import type { Change } from '../model/change.ts';
import type { StoryEventKind } from '../model/story.ts';
import { affairOf, deniedIn } from './affair.ts';
import { changes, STILL_KNOWN_MS, saidOfOthers, tellsStepAgain } from './changes.ts';
import { outletCounts } from './coverage.ts';
import { absorb, type Development, isMember, openDevelopment } from './development.ts';
import type { ArticleFeatures } from './features.ts';
import { bestFit, type Fit } from './fit.ts';
import { type Comparable, comparables } from './likeness.ts';
import type { Report } from './report.ts';
import { sameDevelopment } from './same-development.ts';
import { groupReports, siblingOf } from './siblings.ts';
import { openStory, type StoryState, withArticleOf, withDevelopment } from './story.ts';

/** What is known that an article may belong to: the latest developments and stories under its keys. */
export interface Archive {
  developments: readonly Development[];
  stories: readonly StoryState[];
}

/** One development that an article tells, with what it was to it. Ids that the caller has to give are empty. */
export interface Assignment {
  development: Development;
  /** Place in `Decision.stories` of the story it belongs to. */
  story: number;
  event: StoryEventKind;
  /** Why it joined or opened, in English. */
  reason: string;
  /** Empty where a story opens, where nothing is new, and where nothing told before compares. */
  whatsNew: Change[];
}

/** What becomes of an article: each development it tells, the one that makes the event first. */
export interface Decision {
  assignments: [Assignment, ...Assignment[]];
  stories: StoryState[];
}

/** A known development that an article tells again, and the reports that do. */
export interface Match {
  development: Development;
  fit: Fit;
  reports: Comparable[];
}

/** Reports that tell what is known, by development, and those that tell something new. */
function matchReports(
  reports: readonly Comparable[],
  known: readonly Development[],
): [Match[], Comparable[]] {
  const matches: Match[] = [];
  const unmatched: Comparable[] = [];
  for (const one of reports) {
    const found = bestFit(known, (development) => sameDevelopment(one, development));
    if (found === null) {
      unmatched.push(one);
      continue;
    }
    const [development, fit] = found;
    const same = matches.find((match) => match.development === development);
    if (same) same.reports.push(one);
    else matches.push({ development, fit, reports: [one] });
  }
  return [matches, unmatched];
}

/** A story in the making of a decision: as the archive has it, then with what this article brings. */
interface Draft {
  before: StoryState | null;
  story: StoryState;
}

/** A draft's story, as `story` has it now, with a development of the article; the article is counted once. */
function withArticle(
  draft: Draft,
  story: StoryState,
  development: Development,
  article: ArticleFeatures,
  { developments }: Archive,
): StoryState {
  const isIn = (one: Development): boolean => one.storyId === story.id && isMember(one, article.articleId);
  const known = draft.story !== draft.before || (story.id !== '' && developments.some(isIn));
  return withArticleOf(story, development, article, known);
}

/** The draft of a story of the archive, begun on first use. */
function draftOf(drafts: Draft[], story: StoryState): number {
  const at = drafts.findIndex(({ before }) => before?.id === story.id);
  if (at >= 0) return at;
  drafts.push({ before: story, story });
  return drafts.length - 1;
}

/**
 * Who tells a development as well: a second outlet without an owner, or one of another owner than those before. That the
 * same is told twice makes it no more true.
 */
const alsoReportedBy = ({ outlet }: ArticleFeatures, { coverage }: Development): Change => ({
  kind:
    outlet.ownership === 'independent' && outletCounts(coverage).independent === 2
      ? 'second-independent'
      : 'other-owner',
  outlet: outlet.name,
});

/** An article joins a development: another report of it, a copy, or the second voice that confirms it. */
function joinDevelopment(
  match: Match,
  article: ArticleFeatures,
  archive: Archive,
  drafts: Draft[],
): Assignment {
  const before = match.development;
  const revised = isMember(before, article.articleId);
  let development = before;
  for (const report of match.reports)
    development = absorb(development, report, !match.fit.confirms || revised);
  const confirmed = !before.corroborated && development.coverage.voices.length >= 2;
  development = { ...development, corroborated: before.corroborated || confirmed };
  const home = archive.stories.find(({ id }) => id === before.storyId);
  const at = home ? draftOf(drafts, home) : -1;
  const draft = drafts[at];
  if (draft) draft.story = withArticle(draft, draft.story, development, article, archive);
  return {
    development,
    story: at,
    event: confirmed ? 'corroborated' : 'none',
    reason: match.fit.reasons.slice(0, 4).join(', '),
    whatsNew: confirmed ? [alsoReportedBy(article, development)] : [],
  };
}

/** So many days back, what a headline's own words date is what was told then. */
const DAYS_BACK = 2;

const isRecent = ({ lastSeenMs }: StoryState, { timeMs }: ArticleFeatures): boolean =>
  timeMs - lastSeenMs <= STILL_KNOWN_MS;

/** Is it the first that an article tells of what it is about, though its headline and lead have other words? */
const isWhatItIsAbout = (report: Report, { about, reports }: ArticleFeatures): boolean =>
  about.includes(report.topic) && reports.find(({ topic }) => topic === report.topic) === report;

/** Does the report, wherever it stands, only say what the story heard at the time? */
const isOldNews = ({ report, article }: Comparable, story: StoryState): boolean =>
  (!report.leads && !isWhatItIsAbout(report, article)) ||
  (report.dayStated &&
    report.day <= dayOf(article.timeMs) - DAYS_BACK &&
    report.day <= dayOf(story.lastSeenMs));

function openIn(
  reports: readonly [Comparable, ...Comparable[]],
  archive: Archive,
  drafts: Draft[],
  matches: readonly Match[],
): Assignment {
  const [first, ...others] = reports;
  const { article } = first;
  const development = openDevelopment(first, others);
  const drafted = drafts.map(({ story }) => story);
  const untouched = archive.stories.filter(({ id }) => !drafts.some(({ before }) => before?.id === id));
  const stories = [...drafted, ...untouched];
  const joined = stories.filter(({ id }) => matches.some((match) => match.development.storyId === id));
  const { open, follows } = deniedIn(first, joined) ?? affairOf(first, development, stories);
  if (open === null) {
    drafts.push({ before: null, story: openStory(development, article, follows) });
    const reason =
      follows === null ? 'nothing like it is open' : `goes on with story ${follows}, which is closed`;
    return { development, story: drafts.length - 1, event: 'opened', reason, whatsNew: [] };
  }
  const [story, fit] = open;
  const within = drafted.indexOf(story);
  const at = within >= 0 ? within : draftOf(drafts, story);
  const draft = drafts[at];
  if (draft)
    draft.story = withArticle(draft, withDevelopment(story, development), development, article, archive);
  const opened = draft?.before === null;
  const firm = reports.some(({ report }) => report.withdrawal?.firm === true);
  const isStepAgain = isRecent(story, article) && tellsStepAgain(story, development);
  const isBackground =
    !opened && isOldNews(first, story) && (isStepAgain || saidOfOthers(stories, development));
  const isNew = opened ? 'opened' : development.leaving ? 'status_changed' : 'new_statement';
  return {
    development,
    story: at,
    event: isBackground ? 'none' : isNew,
    reason: `new in a known story: ${fit.reasons.slice(0, 3).join(', ')}`,
    whatsNew: opened || isBackground ? [] : changes(story, development, firm),
  };
}

const WEIGHT: Partial<Record<StoryEventKind, number>> = { none: 0, corroborated: 1 };

/**
 * Which developments an article tells, which of them it opens, and in which stories: every report by itself. Several
 * new statements of one faction in one article are one development. The assignment that makes the article's event
 * comes first: what is new before what is confirmed before what is known, else in the article's own order. An
 * article that matched no topic must not be asked about.
 */
export function decide(article: ArticleFeatures, archive: Archive): Decision {
  const [matches, unmatched] = matchReports(comparables(article), archive.developments);
  const fresh: Comparable[] = [];
  for (const report of unmatched) {
    const sibling = siblingOf(report, matches);
    if (sibling) sibling.reports.push(report);
    else fresh.push(report);
  }
  const drafts: Draft[] = [];
  const order = article.reports;
  const placeOf = (one: Comparable | undefined): number => (one ? order.indexOf(one.report) : order.length);
  const steps = [
    ...matches.map((match) => ({ at: placeOf(match.reports[0]), match, group: null })),
    ...groupReports(fresh).map((group) => ({ at: placeOf(group[0]), match: null, group })),
  ].toSorted((a, b) => a.at - b.at);
  const assignments = steps.map(({ match, group }) =>
    match ? joinDevelopment(match, article, archive, drafts) : openIn(group, archive, drafts, matches),
  );
  const weight = ({ event }: Assignment): number => WEIGHT[event] ?? 2;
  const [first, ...others] = assignments.toSorted((a, b) => weight(b) - weight(a));
  if (first === undefined) throw new RangeError('stories: an article without reports belongs to no story');
  return { assignments: [first, ...others], stories: drafts.map(({ story }) => story) };
}
