import type { LabelledArticle } from '../alerts/feedback-label.ts';
import type { Cell } from '../lib/csv.ts';
import type { Alert, Excerpt } from '../model/alert.ts';
import type { DeadlineState, ListedDeadline } from '../model/deadline.ts';
import type { WithdrawalFacets } from '../model/verdict.ts';
import type { ExportedAlert, ExportedArticle } from '../store/export.ts';

/** A spreadsheet's columns, in order: heading, and what stands under it. */
export type Columns<Row> = readonly (readonly [heading: string, cell: (row: Row) => Cell])[];

/** Several values in one cell, each once. */
const many = (values: readonly (string | null | undefined)[]): string =>
  [...new Set(values.filter((value) => value))].join('; ');

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The words marked in a sentence, else all of it. */
const quotedIn = ({ text, marks }: Excerpt): string =>
  marks.length === 0 ? text : marks.map(({ start, end }) => text.slice(start, end)).join(' … ');

const withdrawals = (pick: (one: Alert['withdrawals'][number]) => string | null) => (alert: ExportedAlert) =>
  many(alert.withdrawals.map(pick));
const statements = (pick: (one: Alert['statements'][number]) => string | null) => (alert: ExportedAlert) =>
  many(alert.statements.map(pick));

/** The columns of each facet of a withdrawal; null: it has none, dates stand among the deadlines. */
const WITHDRAWAL_COLUMNS: Record<keyof WithdrawalFacets, Columns<ExportedAlert>[number] | null> = {
  force: ['forces', withdrawals(({ force, forceName }) => forceName ?? force)],
  host: ['hosts', withdrawals(({ host, hostName }) => hostName ?? host)],
  status: ['withdrawal statuses', withdrawals(({ status }) => status)],
  deadline: null,
  certainty: null,
  extent: null,
  area: null,
  by: ['withdrawals said by', withdrawals(({ by }) => by?.nameEn ?? by?.name ?? null)],
};

export const ALERT_COLUMNS: Columns<ExportedAlert> = [
  ['id', ({ id }) => id],
  ['at', ({ at }) => at],
  ['story', ({ storyId }) => storyId],
  ['event', ({ event }) => event],
  ['severity', ({ severity }) => severity],
  ['topics', ({ topics }) => many(topics)],
  ['headline', ({ headline }) => headline],
  ['title', ({ title }) => title],
  ['new', ({ whatsNew }) => whatsNew],
  ['factions', statements(({ faction }) => faction)],
  ['statement types', statements(({ type }) => type)],
  ['quotes', statements(({ quote }) => quotedIn(quote))],
  ...Object.values(WITHDRAWAL_COLUMNS).filter((column) => column !== null),
  ['deadlines', ({ deadlines }) => many(deadlines.map(({ date }) => date))],
  ['sources', ({ articles }) => many(articles.map(({ source }) => source))],
  ['addresses', ({ articles }) => many(articles.map(({ url }) => url))],
  ['outlets', ({ outlets }) => outlets.total],
  ['independent outlets', ({ outlets }) => outlets.independent],
  ['deliveries', ({ deliveries }) => many(deliveries.map(({ channel, state }) => `${channel}: ${state}`))],
];

export const ARTICLE_COLUMNS: Columns<ExportedArticle> = [
  ['id', ({ id }) => id],
  ['source', ({ source }) => source],
  ['address', ({ url }) => url],
  ['title', ({ title }) => title],
  ['text', ({ text }) => text],
  ['author', ({ author }) => author],
  ['published', ({ publishedAt }) => instant(publishedAt)],
  ['fetched', ({ fetchedAt }) => instant(fetchedAt)],
  ['revision', ({ revision }) => revision],
  ['status', ({ status }) => status],
  ['story', ({ storyId }) => storyId],
  ['matched topics', ({ topics }) => many(topics.filter(({ matched }) => matched).map(({ topic }) => topic))],
  ['scores', ({ topics }) => many(topics.map(({ topic, score }) => `${topic}: ${score}`))],
];

export const FEEDBACK_COLUMNS: Columns<LabelledArticle> = [
  ['id', ({ id }) => id],
  ['outlet', ({ outlet }) => outlet],
  ['published', ({ published }) => published],
  ['title', ({ title }) => title],
  ['text', ({ text }) => text],
  ['W', ({ W }) => W],
  ['F', ({ F }) => F],
];

export const DEADLINE_COLUMNS: Columns<ListedDeadline & { state: DeadlineState }> = [
  ['id', ({ id }) => id],
  ['date', ({ date }) => date],
  ['precision', ({ precision }) => precision],
  ['state', ({ state }) => state],
  ['story', ({ storyId }) => storyId],
  ['topic', ({ topic }) => topic],
  ['words', ({ quote }) => quote],
  ['sentence', ({ excerpt }) => excerpt?.text ?? null],
  ['force', ({ force }) => force],
  ['host', ({ host }) => host],
  ['faction', ({ faction }) => faction],
  ['sites', ({ sites }) => many(sites)],
  ['met', ({ metAt }) => instant(metAt)],
  ['known since', ({ knownAt }) => instant(knownAt)],
  ['source', ({ article }) => article.sourceId],
  ['title', ({ article }) => article.title],
  ['address', ({ article }) => article.url],
];
