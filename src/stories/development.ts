import type { StatementType, WithdrawalStatus } from '../model/verdict.ts';
import { type Coverage, NO_COVERAGE, withArticle, withoutArticle } from './coverage.ts';
import { moreNamed } from './forces.ts';
import { type Comparable, isCarriedOver, printOf, type ReportPrint } from './likeness.ts';
import { tierOf } from './stages.ts';

/** Bounds of a state that is read and written with every article that may join: copies change nothing in it. */
const FIRST_PRINTS = 2;
const LAST_PRINTS = 3;
const KEPT_MEMBERS = 300;
const KEPT_FACETS = 8;

interface Member {
  articleId: string;
  outletId: string;
}

/** What a development's reports say of a faction's words. */
export interface SaidFacets {
  factionId: string;
  faction: string;
  speaker: string[];
  speakerName: string | null;
  types: StatementType[];
  targets: string[];
}

/** What a development's reports say of a withdrawal. */
export interface LeavingFacets {
  force: string | null;
  host: string | null;
  statuses: WithdrawalStatus[];
  deadlines: string[];
  sites: string[];
  /** A base handed over is a step of the withdrawal, not its end: is every completion told one of a part? */
  inPart: boolean;
  /** As of the reports: who says it. */
  by: string[];
}

/**
 * The unit of an alert: one statement, or one group's statements on one event within a day; one claim; one decision or
 * step of a withdrawal. Plain JSON, as stored; `id` and `storyId` are empty until the caller gives them.
 */
export interface Development {
  id: string;
  storyId: string;
  topic: string;
  said: SaidFacets | null;
  leaving: LeavingFacets | null;
  marks: string[];
  firstSeenMs: number;
  lastSeenMs: number;
  coverage: Coverage;
  corroborated: boolean;
  /** The latest articles, so that a revision is known again. */
  members: Member[];
  /** The first reports and the latest: what later ones are compared with. */
  prints: ReportPrint[];
}

const union = <T>(known: readonly T[], more: readonly (T | null)[]): T[] =>
  [...new Set([...known, ...more.filter((one) => one !== null)])].slice(0, KEPT_FACETS);

/** Outlets word one statement's kind differently, within bounds: what is said besides makes it no other kind. */
function typesWith(types: readonly StatementType[], type: StatementType): StatementType[] {
  const [first = type] = types;
  return tierOf(first) === tierOf(type) ? union(types, [type]) : [...types];
}

function saidWith(said: SaidFacets | null, { report }: Comparable): SaidFacets | null {
  const { statement } = report;
  if (statement === null || (said && said.factionId !== statement.factionId)) return said;
  return {
    factionId: statement.factionId,
    faction: statement.faction,
    speaker: union(said?.speaker ?? [], statement.speaker),
    speakerName: said?.speakerName ?? statement.speakerName,
    types: typesWith(said?.types ?? [], statement.type),
    targets: union(said?.targets ?? [], [statement.target]),
  };
}

function leavingWith(leaving: LeavingFacets | null, { report }: Comparable): LeavingFacets | null {
  const { withdrawal } = report;
  if (withdrawal === null) return leaving;
  return {
    force: moreNamed(leaving?.force ?? null, withdrawal.force),
    host: leaving?.host ?? withdrawal.host,
    statuses: union(leaving?.statuses ?? [], [withdrawal.status]),
    deadlines: union(leaving?.deadlines ?? [], [withdrawal.deadline]),
    sites: union(leaving?.sites ?? [], withdrawal.sites),
    inPart: (leaving?.inPart ?? true) && (withdrawal.status !== 'completed' || withdrawal.extent === 'part'),
    by: union(leaving?.by ?? [], withdrawal.by),
  };
}

const boundPrints = (prints: ReportPrint[]): ReportPrint[] =>
  prints.length <= FIRST_PRINTS + LAST_PRINTS
    ? prints
    : [...prints.slice(0, FIRST_PRINTS), ...prints.slice(-LAST_PRINTS)];

/** A development before its first report. */
function blank({ report, article }: Comparable): Development {
  return {
    id: '',
    storyId: '',
    topic: report.topic,
    said: null,
    leaving: null,
    marks: report.marks,
    firstSeenMs: article.timeMs,
    lastSeenMs: article.timeMs,
    coverage: NO_COVERAGE,
    corroborated: false,
    members: [],
    prints: [],
  };
}

const partiesOf = ({ said, leaving }: Development) => ({
  statements: said ? [said] : [],
  withdrawals: leaving ? [leaving] : [],
});

/**
 * The development with one more report in it. Several reports of one article, and a revision of an article, count as
 * one article of one outlet; a copy of a member's text is an outlet, but no voice of its own. A copy that comes after
 * the first ones is not kept for comparison, nor what a background carries over: it would say nothing new, and later news
 * would be as near to it as to news.
 */
export function absorb(development: Development, report: Comparable, copied: boolean): Development {
  const { article } = report;
  const member = development.members.some(({ articleId }) => articleId === article.articleId);
  const facets = {
    ...development,
    said: saidWith(development.said, report),
    leaving: leavingWith(development.leaving, report),
  };
  const others = development.members.filter(({ articleId }) => articleId !== article.articleId);
  const joining = { articleId: article.articleId, outletId: article.outlet.id };
  const coverage = member
    ? development.coverage
    : withArticle(development.coverage, article, partiesOf(facets), copied);
  const redundant =
    (copied && development.prints.length >= FIRST_PRINTS) || isCarriedOver(report, development.prints);
  return {
    ...facets,
    firstSeenMs: member ? development.firstSeenMs : Math.min(development.firstSeenMs, article.timeMs),
    lastSeenMs: member ? development.lastSeenMs : Math.max(development.lastSeenMs, article.timeMs),
    coverage,
    members: [...others, joining].slice(-KEPT_MEMBERS),
    prints: redundant ? development.prints : boundPrints([...development.prints, printOf(report)]),
  };
}

/** A development that these reports of one article open; its ids are still empty. */
export function openDevelopment(first: Comparable, others: readonly Comparable[]): Development {
  let opened = absorb(blank(first), first, false);
  for (const report of others) opened = absorb(opened, report, false);
  return opened;
}

/** Is the article one of the development's? */
export const isMember = (development: Development, articleId: string): boolean =>
  development.members.some((member) => member.articleId === articleId);

/** The development without an article: withdrawn, or edited so that it tells something else. */
export function without(development: Development, articleId: string): Development {
  const gone = development.members.find((member) => member.articleId === articleId);
  if (!gone) return development;
  return {
    ...development,
    coverage: withoutArticle(development.coverage, gone.outletId),
    members: development.members.filter((member) => member !== gone),
    prints: development.prints.filter((print) => print.articleId !== articleId),
  };
}
