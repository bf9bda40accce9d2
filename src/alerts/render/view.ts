import { dateLabel, instantLabel } from '../../lib/date-label.ts';
import type { Alert, AlertArticle, AlertSummary, Severity, SummaryRow } from '../../model/alert.ts';
import type { Dispatch } from '../../model/channel.ts';
import { newsLine } from '../change-words.ts';
import { plainLine, webAddress } from '../foreign-text.ts';
import { shortHeadline, tellsNews } from '../headline.ts';
import { eventLabel, outletsLabel } from '../wording.ts';
import { type Fact, factsOf, sourceLabel } from './facts.ts';
import type { Room } from './room.ts';
import { type Run, runsOf, titleWith } from './run.ts';

interface ArticleLine {
  source: string;
  ownership: string;
  title: string;
  url: string | null;
  at: string;
}

/** A table of stories, and the small timeline; `peak` is the largest count in it. */
export interface SummaryView {
  rows: Omit<SummaryRow, 'storyId'>[];
  /** `and 3 more`; empty where all are there. */
  more: string;
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
  /** What is new where the headline does not say it; else empty. */
  news: string;
  /** The same of the short headline. */
  shortNews: string;
  /** Empty only in a summary. */
  title: Run[];
  titleUrl: string | null;
  facts: Fact[];
  deadlines: { label: string; words: string }[];
  outlets: string;
  articles: ArticleLine[];
  /** `and 3 more`; empty where all are there. */
  moreArticles: string;
  topics: string;
  links: Alert['links'];
  summary: SummaryView | null;
  /** A sentence when the message may be a repeat; else empty. */
  repeat: string;
}

const OWNERSHIP_LABELS = { state: 'state', party: 'party', faction: 'faction', independent: '' } as const;

const SUMMARY_LABELS: Readonly<Record<AlertSummary['kind'], string>> = {
  daily: 'Daily digest',
  weekly: 'Weekly digest',
  held_back: 'Held back',
};

const andMore = (count: number): string => (count > 0 ? `and ${count} more` : '');

/** What a message says of itself beside its headline: that it is a test, how grave it is, what it is about. */
export const labelsOf = ({ test, summary, severity, event }: View): string[] =>
  [test ? 'TEST' : '', summary ? '' : severity.toUpperCase(), event].filter((label) => label !== '');

/** An outlet's owner as it stands behind its name. */
export const ownerOf = ({ ownership }: ArticleLine): string => (ownership ? ` (${ownership})` : '');

function articleLine(article: AlertArticle, room: Room): ArticleLine {
  return {
    source: sourceLabel(article),
    ownership: OWNERSHIP_LABELS[article.ownership],
    title: plainLine(article.title, room.articleTitle),
    url: webAddress(article.url, room.url),
    at: instantLabel(article.publishedAt) || 'no date',
  };
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
    more: andMore(summary.more + Math.max(0, summary.rows.length - room.rows)),
    timeline: summary.timeline,
    peak: Math.max(1, ...summary.timeline.map((step) => step.count)),
  };
}

function titleRuns(alert: Alert, room: Room): Run[] {
  const excerpts = [
    ...[...alert.withdrawals, ...(alert.matches ?? [])].map(({ excerpt }) => excerpt),
    ...alert.statements.map(({ quote }) => quote),
  ];
  const [marked] = excerpts.flatMap((excerpt) => (excerpt && titleWith(excerpt, alert.title)) ?? []);
  if (alert.summary || alert.notice) return [];
  return marked
    ? runsOf(marked, room.title)
    : [{ text: plainLine(alert.title, room.title) || '(no title)', marked: false }];
}

/** Does a short headline leave nothing out but who reports it? */
const saysAll = (short: string, headline: string): boolean =>
  headline.startsWith(short) && short.length >= headline.lastIndexOf('; ');

/** The words of an alert, cleaned of controls and cut to `room`. */
export function viewOf({ alert, possibleDuplicate }: Dispatch, room: Room): View {
  const headline = plainLine(alert.headline, 300);
  const short = plainLine(shortHeadline(alert, 140), 140);
  const whatsNew = plainLine(newsLine(alert.whatsNew), 400);
  const hasNews = tellsNews(alert);
  return {
    severity: alert.severity,
    event: alert.notice
      ? 'Operations'
      : alert.summary
        ? SUMMARY_LABELS[alert.summary.kind]
        : eventLabel(alert.event),
    test: alert.test === true,
    at: instantLabel(alert.at),
    headline,
    shortHeadline: short,
    whatsNew,
    news: hasNews ? '' : whatsNew,
    shortNews: hasNews && saysAll(short, headline) ? '' : whatsNew,
    title: titleRuns(alert, room),
    titleUrl: alert.articles[0] ? webAddress(alert.articles[0].url, room.url) : null,
    facts: factsOf(alert, room),
    deadlines: alert.deadlines.slice(0, 4).map((deadline) => ({
      label: plainLine(dateLabel(deadline.date), 40),
      words: plainLine(deadline.text, 100),
    })),
    outlets: alert.summary || alert.notice ? '' : outletsLabel(alert.outlets),
    articles: alert.articles.slice(0, room.articles).map((article) => articleLine(article, room)),
    moreArticles: andMore(alert.articles.length - room.articles),
    topics: plainLine(alert.topics.map((topic) => topic.replaceAll('_', ' ')).join(', '), 100),
    links: alert.links,
    summary: alert.summary ? summaryView(alert.summary, room) : null,
    repeat: possibleDuplicate ? 'May be a repeat: an earlier attempt to send this got no answer.' : '',
  };
}
