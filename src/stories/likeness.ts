import { rarityOf } from '../arabic/rarity.ts';
import { DAY_MS, HOUR_MS } from '../lib/durations.ts';
import type { ArticleFeatures } from './features.ts';
import { resemblance } from './fingerprint.ts';
import { type Overlap, overlap } from './overlap.ts';
import { type OwnWords, ownWords } from './own-words.ts';
import type { Report } from './report.ts';
import { isSaidAgain, type Saying, sayingsNear } from './sayings.ts';

/** So far apart lie, for all that is known, two texts of one day whose outlets give no hour. */
const SOME_HOURS = 8;

/** What a later report is compared with: one report that a development holds, and the article it stood in. */
export interface ReportPrint {
  articleId: string;
  outletId: string;
  timeMs: number;
  day: number;
  dayStated: boolean;
  dated: boolean;
  leads: boolean;
  /** As of the report; left out by older versions. */
  toldFirst?: boolean | undefined;
  stems: string[];
  /** As of the report; left out by older versions. */
  sentences?: number[] | undefined;
  /** As of the report; left out by older versions. */
  sayings?: Saying[] | undefined;
  norm: number;
  places: string[];
  /** As of the report; left out by older versions. */
  names?: string[] | undefined;
  numbers: string[];
  /** As of the report; left out by older versions. */
  object?: string[] | undefined;
  /** Of the whole article: its words, and its fingerprint. */
  articleStems: string[];
  articleNorm: number;
  print: number[];
}

/** How alike a report is to those of a development: the greatest likeness with any of them. */
export interface Likeness extends OwnWords {
  /** Weighted overlap (cosine) of the telling words of the two reports' sentences, 0 to 1. */
  wording: number;
  /** The same of the two articles; 0 where the report leads neither. */
  context: number;
  /** That of the two articles where both only tell a claim in the background; null where one is on it. */
  backgrounds: number | null;
  /** Share of common shingles of the two articles, 0 to 1; 0.6 and above is a copy. */
  copy: number;
  /** Are the report's own sentences those of another, word for word? */
  verbatim: boolean;
  /** Are they, in the background, what the outlet had the faction say within days? */
  carriedOver: boolean;
  dayGap: number;
  /** Do the texts' own words put them on different days? */
  statedApart: boolean;
  hours: number;
  sameOutlet: boolean;
  /** Does the report lead its article, and one of the others its own? What stands in backgrounds meets by chance. */
  bothLead: boolean;
  /** Do both sides carry the same date in figures, or different ones? */
  dated: Overlap;
  /** Does one side alone carry such a date? */
  oneDated: boolean;
  /** Does the report give figures, and none that the others have? */
  newFigures: boolean;
  /** Did their operations strike the same thing, as far as both name it? */
  struck: Overlap;
}

/** Less alike than this, two reports share their parties only: one may tell of what the other does not know. */
export const SOME_IN_COMMON = 0.08;

/** The squared length of a stem set as a vector under the learned weights. */
function stemNorm(stems: readonly string[]): number {
  let norm = 0;
  for (const stem of stems) norm += rarityOf(stem) ** 2;
  return norm;
}

/** From so many stems on, a likeness counts in full: in a few words one that is shared is much, by chance. */
const FULL = 10;
const LEAST = 2;

/** Cosine of two stem sets, less where one of them is short. The inner loop of a decision. */
function cosine(
  weights: ReadonlyMap<string, number>,
  norm: number,
  other: readonly string[],
  otherNorm: number,
): number {
  let shared = 0;
  for (const stem of other) {
    const weight = weights.get(stem);
    if (weight !== undefined) shared += weight * weight;
  }
  if (shared === 0) return 0;
  const length = Math.min(weights.size, other.length) + LEAST;
  return (shared / Math.sqrt(norm * otherNorm)) * Math.min(1, length / FULL);
}

/** A report with what comparing needs, worked out once for all candidates. */
export interface Comparable {
  report: Report;
  article: ArticleFeatures;
  stems: ReadonlyMap<string, number>;
  norm: number;
  articleStems: ReadonlyMap<string, number>;
  articleNorm: number;
}

const weighted = (stems: readonly string[]): Map<string, number> =>
  new Map(stems.map((stem) => [stem, rarityOf(stem)]));

/** Readies every report of an article for comparison. */
export function comparables(article: ArticleFeatures): Comparable[] {
  const articleStems = weighted(article.stems);
  const articleNorm = stemNorm(article.stems);
  return article.reports.map((report) => {
    const stems = weighted(report.stems);
    return { report, article, stems, norm: stemNorm(report.stems), articleStems, articleNorm };
  });
}

/** A claim of responsibility says little of what it is for: that stands in the rest of its article. */
const isClaim = ({ statement }: Report): boolean => statement?.type === 'claim';

/** What is kept of a report for later ones. */
export function printOf({ report, article, norm, articleNorm }: Comparable): ReportPrint {
  return {
    articleId: article.articleId,
    outletId: article.outlet.id,
    timeMs: article.timeMs,
    day: report.day,
    dayStated: report.dayStated,
    dated: report.dated,
    leads: report.leads,
    toldFirst: report.toldFirst,
    stems: report.stems,
    sentences: report.sentences,
    ...(report.sayings ? { sayings: report.sayings } : {}),
    norm,
    places: report.places,
    names: report.names,
    numbers: report.numbers,
    object: report.object,
    articleStems: isFirst(report) || isClaim(report) ? article.stems : [],
    articleNorm,
    print: article.print,
  };
}

/** A text cannot be on an event that its own words date after the other was published. */
const apart = (report: Report, print: ReportPrint): boolean =>
  report.dayStated && (print.dayStated ? report.day !== print.day : print.day < report.day);

/** The dates in figures of the reports, as a set to compare. */
const datesOf = (reports: readonly { dated: boolean; day: number }[]): string[] =>
  reports.flatMap(({ dated, day }) => (dated ? [String(day)] : []));

function isTakenOver({ sentences }: Report, print: ReportPrint): boolean {
  return sentences.length > 0 && sentences.every((sentence) => print.sentences?.includes(sentence));
}

const isFirst = ({ leads, toldFirst }: Pick<ReportPrint, 'leads' | 'toldFirst'>): boolean =>
  leads || toldFirst === true;

/** Does a background hold nothing but what its outlet had the faction say within days? */
export function isCarriedOver({ report, article }: Comparable, prints: readonly ReportPrint[]): boolean {
  const { quotes = [], leads } = report;
  if (leads || quotes.length === 0) return false;
  const ofOutlet = prints.filter(({ outletId }) => outletId === article.outlet.id);
  const earlier = sayingsNear(ofOutlet, article.articleId, article.timeMs);
  return quotes.every((one) => isSaidAgain(one, earlier, isClaim(report)));
}

/** Hours between two publications; a time at midnight UTC is a bare date, which says nothing of the hour. */
function hoursBetween(a: number, b: number): number {
  const hours = Math.abs(a - b) / HOUR_MS;
  return a % DAY_MS === 0 && b % DAY_MS === 0 ? Math.max(SOME_HOURS, hours) : hours;
}

const articlesAlike = (one: Comparable, print: ReportPrint): number =>
  cosine(one.articleStems, one.articleNorm, print.articleStems, print.articleNorm);

/** How alike the articles are that claims stand in the background of; null where one tells it first, or nothing is kept. */
function backgroundsAlike(one: Comparable, prints: readonly ReportPrint[]): number | null {
  if (isFirst(one.report) || !isClaim(one.report) || prints.length === 0) return null;
  if (prints.some((print) => isFirst(print) || print.articleStems.length === 0)) return null;
  return Math.max(...prints.map((print) => articlesAlike(one, print)));
}

/** How alike a report is to the reports of a development, in words and in time. */
export function likeness(one: Comparable, prints: readonly ReportPrint[]): Likeness {
  const { report, article } = one;
  const found: Likeness = {
    wording: 0,
    context: 0,
    backgrounds: backgroundsAlike(one, prints),
    copy: 0,
    verbatim: false,
    carriedOver: isCarriedOver(one, prints),
    dayGap: Number.MAX_SAFE_INTEGER,
    statedApart: report.dayStated && prints.length > 0,
    hours: Number.MAX_SAFE_INTEGER,
    sameOutlet: false,
    bothLead: false,
    ...ownWords(one, prints),
    dated: overlap(datesOf([report]), datesOf(prints)),
    oneDated: report.dated !== prints.some(({ dated }) => dated),
    newFigures:
      report.numbers.length > 0 &&
      !prints.some(({ numbers }) => overlap(report.numbers, numbers) === 'shared'),
    struck: overlap(report.object, [...new Set(prints.flatMap(({ object = [] }) => object))]),
  };
  for (const print of prints) {
    found.wording = Math.max(found.wording, cosine(one.stems, one.norm, print.stems, print.norm));
    if (report.leads && print.leads) found.bothLead = true;
    if (isFirst(report) && isFirst(print)) found.context = Math.max(found.context, articlesAlike(one, print));
    if (isTakenOver(report, print)) found.verbatim = true;
    found.copy = Math.max(found.copy, resemblance(article.print, print.print));
    found.dayGap = Math.min(found.dayGap, Math.abs(report.day - print.day));
    // An article is no time apart from itself, whatever date an edit gives it.
    const itself = print.articleId === article.articleId;
    found.hours = Math.min(found.hours, itself ? 0 : hoursBetween(article.timeMs, print.timeMs));
    if (itself || !apart(report, print)) found.statedApart = false;
    if (print.outletId === article.outlet.id) found.sameOutlet = true;
  }
  return found;
}
