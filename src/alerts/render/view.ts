import type { Alert, AlertArticle, AlertSummary, Excerpt, Severity } from '../../model/alert.ts';
import type { Dispatch } from '../../model/channel.ts';
import { plainLine, plainRun, webAddress } from '../foreign-text.ts';
import { shortHeadline, withdrawalLeads } from '../headline.ts';
import { reportLabel, reportRemedy } from '../notice.ts';
import {
  certaintyLabel,
  dateLabel,
  eventLabel,
  instantLabel,
  matchLabel,
  outletsLabel,
  statementLabel,
  withdrawalLabel,
} from '../wording.ts';

/** A piece of one line of foreign text; `marked` is evidence. Free of controls, not yet escaped for any medium. */
export interface Run {
  text: string;
  marked: boolean;
}

/** A fact with the original words for it. */
interface Fact {
  kind: 'statement' | 'withdrawal' | 'match' | 'notice';
  /** English, from canonical names. */
  name: string;
  /** The same; empty for the only fact, where the headline has said it. */
  label: string;
  /** How it was said: `interview, in the speaker's own words`; may be empty. */
  detail: string;
  /** The faction's and the speaker's Arabic names, where known. */
  arabic: string;
  quote: Run[];
  /** The outlet the words are from. */
  from: string;
}

type NamedFact = Omit<Fact, 'label'>;

interface ArticleLine {
  source: string;
  ownership: string;
  title: string;
  url: string | null;
  at: string;
}

interface SummaryLine {
  severity: Severity;
  at: string;
  headline: string;
  title: string;
  url: string | null;
}

/** A table of stories, and the small timeline; `peak` is the largest count in it. */
export interface SummaryView {
  rows: SummaryLine[];
  more: number;
  timeline: AlertSummary['timeline'];
  peak: number;
}

/** What every renderer shows, in words, cleaned and bounded; each medium adds only its own escaping and layout. */
export interface View {
  severity: Severity;
  event: string;
  /** Only a test: said before all else. */
  test: boolean;
  at: string;
  headline: string;
  /** The headline in at most 140 characters, for a line that cannot wrap. */
  shortHeadline: string;
  whatsNew: string;
  /** Empty only in a summary. */
  title: Run[];
  titleUrl: string | null;
  facts: Fact[];
  deadlines: { label: string; words: string }[];
  outlets: string;
  articles: ArticleLine[];
  moreArticles: number;
  topics: string;
  links: Alert['links'];
  summary: SummaryView | null;
  /** A sentence when the message may be a repeat; else empty. */
  repeat: string;
}

/** How much a medium has room for; lengths in UTF-16 units. */
export interface Room {
  title: number;
  quote: number;
  facts: number;
  articles: number;
  articleTitle: number;
  url: number;
  rows: number;
  /** Of the lines of an operator's template in all. */
  words: number;
}

/** The room of media that scroll: a terminal, a mail. */
export const AMPLE: Room = {
  title: 400,
  quote: 700,
  facts: 8,
  articles: 12,
  articleTitle: 160,
  url: 2000,
  rows: 25,
  words: 20_000,
};

const OWNERSHIP_LABELS = { state: 'state', party: 'party', faction: 'faction', independent: '' } as const;

const SUMMARY_LABELS: Readonly<Record<AlertSummary['kind'], string>> = {
  daily: 'Daily digest',
  weekly: 'Weekly digest',
  held_back: 'Held back',
};

function runsOf(excerpt: Excerpt, maxLength: number): Run[] {
  const runs: Run[] = [];
  let at = 0;
  const push = (end: number, marked: boolean): void => {
    const text = plainRun(excerpt.text.slice(at, end));
    if (text !== '') runs.push({ text, marked });
    at = Math.max(at, end);
  };
  for (const mark of excerpt.marks) {
    if (mark.start > at) push(mark.start, false);
    if (mark.end > at) push(mark.end, true);
  }
  push(excerpt.text.length, false);
  return bounded(runs, maxLength);
}

function bounded(runs: Run[], maxLength: number): Run[] {
  const kept: Run[] = [];
  let room = maxLength;
  for (const run of runs) {
    if (run.text.length > room) {
      if (room > 1) kept.push({ text: plainLine(run.text, room), marked: run.marked });
      else kept.push({ text: '…', marked: false });
      break;
    }
    kept.push(run);
    room -= run.text.length;
  }
  return kept;
}

/** A title that is itself the evidence is shown once, with its marks. */
function sameText(a: string, b: string): boolean {
  return plainRun(a).trim() === plainRun(b).trim();
}

function ownersWord(article: AlertArticle): string {
  return OWNERSHIP_LABELS[article.ownership];
}

function articleLine(article: AlertArticle, room: Room): ArticleLine {
  const name = plainLine(article.sourceName.en, 60) || plainLine(article.sourceName.ar, 60);
  return {
    source: name || plainLine(article.source, 60),
    ownership: ownersWord(article),
    title: plainLine(article.title, room.articleTitle),
    url: webAddress(article.url, room.url),
    at: instantLabel(article.publishedAt) || 'no date',
  };
}

/** Reports to operators, a line each; what there is no room for is counted. */
function noticeFacts({ reports, more }: NonNullable<Alert['notice']>, room: Room): Fact[] {
  const bare: Fact = { kind: 'notice', name: '', label: '', detail: '', arabic: '', quote: [], from: '' };
  const lines = reports.slice(0, room.facts).map(
    (report): Fact => ({
      ...bare,
      label: plainLine(reports.length === 1 ? '' : reportLabel(report), 200),
      detail: plainLine(`${report.detail}; since ${instantLabel(report.since)}`, 300),
      from: reports.length === 1 ? '' : plainLine(reportRemedy(report), 160),
    }),
  );
  const rest = more + Math.max(0, reports.length - room.facts);
  return rest > 0 ? [...lines, { ...bare, label: `and ${rest} more: see the status page` }] : lines;
}

function factsOf(alert: Alert, room: Room): Fact[] {
  if (alert.notice) return noticeFacts(alert.notice, room);
  const sourceOf = (articleId: string): string => {
    const article = alert.articles.find((candidate) => candidate.id === articleId);
    return article ? articleLine(article, room).source : '';
  };
  const statements = alert.statements.map((statement): NamedFact => {
    const manner = statement.certainty === 'quoted' ? 'direct quote' : 'reported speech';
    const names = [statement.speaker?.name, statement.factionAr].filter((name) => name != null);
    return {
      kind: 'statement',
      name: plainLine(statementLabel(statement), 250),
      detail: plainLine(statement.medium ? `${statement.medium}, ${manner}` : manner, 80),
      arabic: plainLine(names.join('، '), 120),
      quote: runsOf(statement.quote, room.quote),
      from: sourceOf(statement.quote.articleId),
    };
  });
  const withdrawals = alert.withdrawals.map((withdrawal): NamedFact => {
    const excerpt = withdrawal.excerpt;
    const shown = excerpt && !sameText(excerpt.text, alert.title) ? excerpt : null;
    const deadline = withdrawal.deadline ? `, by ${dateLabel(withdrawal.deadline)}` : '';
    return {
      kind: 'withdrawal',
      name: plainLine(withdrawalLabel(withdrawal), 250),
      detail: plainLine(`${certaintyLabel(withdrawal.certainty)}${deadline}`, 80),
      arabic: '',
      quote: shown ? runsOf(shown, room.quote) : [],
      from: shown ? sourceOf(shown.articleId) : '',
    };
  });
  const matches = (alert.matches ?? []).map((match): NamedFact => {
    const shown = match.excerpt && !sameText(match.excerpt.text, alert.title) ? match.excerpt : null;
    return {
      kind: 'match',
      name: plainLine(matchLabel(match), 250),
      detail: 'the words that matched',
      arabic: plainLine(match.name.ar, 120),
      quote: shown ? runsOf(shown, room.quote) : [],
      from: shown ? sourceOf(shown.articleId) : '',
    };
  });
  const leading = withdrawalLeads(alert) ? withdrawals : statements;
  const other = leading === statements ? withdrawals : statements;
  const [first, ...rest] = [...leading, ...other, ...matches].slice(0, room.facts);
  if (!first) return [];
  const said = rest.length === 0 && plainLine(alert.headline, 300).startsWith(first.name);
  return [first, ...rest].map((fact) => ({ ...fact, label: said ? '' : fact.name }));
}

function summaryView(summary: AlertSummary, room: Room): SummaryView {
  return {
    rows: summary.rows.slice(0, room.rows).map((row) => ({
      severity: row.severity,
      at: instantLabel(row.at),
      headline: plainLine(row.headline, 200),
      title: plainLine(row.title, 140),
      url: row.url === null ? null : webAddress(row.url, room.url),
    })),
    more: summary.more + Math.max(0, summary.rows.length - room.rows),
    timeline: summary.timeline,
    peak: Math.max(1, ...summary.timeline.map((step) => step.count)),
  };
}

function titleRuns(alert: Alert, room: Room): Run[] {
  const marked = [...alert.withdrawals, ...(alert.matches ?? [])].find(
    (one) => one.excerpt && sameText(one.excerpt.text, alert.title),
  )?.excerpt;
  if (alert.summary || alert.notice) return [];
  return marked
    ? runsOf(marked, room.title)
    : [{ text: plainLine(alert.title, room.title) || '(no title)', marked: false }];
}

/** The words of an alert, cleaned of controls and cut to `room`. */
export function viewOf({ alert, possibleDuplicate }: Dispatch, room: Room): View {
  return {
    severity: alert.severity,
    event: alert.notice
      ? 'Operations'
      : alert.summary
        ? SUMMARY_LABELS[alert.summary.kind]
        : eventLabel(alert.event),
    test: alert.test === true,
    at: instantLabel(alert.at),
    headline: plainLine(alert.headline, 300),
    shortHeadline: plainLine(shortHeadline(alert, 140), 140),
    whatsNew: plainLine(alert.whatsNew, 400),
    title: titleRuns(alert, room),
    titleUrl: alert.articles[0] ? webAddress(alert.articles[0].url, room.url) : null,
    facts: factsOf(alert, room),
    deadlines: alert.deadlines.slice(0, 4).map((deadline) => ({
      label: plainLine(dateLabel(deadline.date), 40),
      words: plainLine(deadline.text, 100),
    })),
    outlets: alert.summary || alert.notice ? '' : outletsLabel(alert.outlets),
    articles: alert.articles.slice(0, room.articles).map((article) => articleLine(article, room)),
    moreArticles: Math.max(0, alert.articles.length - room.articles),
    topics: plainLine(alert.topics.map((topic) => topic.replaceAll('_', ' ')).join(', '), 100),
    links: alert.links,
    summary: alert.summary ? summaryView(alert.summary, room) : null,
    repeat: possibleDuplicate ? 'May be a repeat: an earlier attempt to send this got no answer.' : '',
  };
}
