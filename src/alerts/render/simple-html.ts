import type { Severity } from '../../model/alert.ts';
import { directionMark, isolate } from '../foreign-text.ts';
import { escapeHtml } from './html-text.ts';
import type { Run, SummaryView, View } from './view.ts';

/**
 * An alert in the little HTML that chat programs take: `b`, `a` and, for a quotation, `blockquote`. A channel joins
 * lines and paragraphs as its medium wants them.
 */

/** Lines of HTML, then perhaps a quotation. */
export interface Paragraph {
  lines: string[];
  quote: string | null;
}

export const BULLETS: Readonly<Record<Severity, string>> = {
  critical: '🔴',
  high: '🟠',
  medium: '🟡',
  low: '🔵',
  info: '⚪',
};

const bold = (html: string): string => `<b>${html}</b>`;
const link = (url: string, html: string): string => `<a href="${escapeHtml(url)}">${html}</a>`;
const foreign = (text: string): string => escapeHtml(isolate(text));

/** Foreign words as a line of their own, evidence in bold. */
function runsHtml(runs: readonly Run[]): string {
  const text = runs.map((run) => run.text).join('');
  const html = runs.map((run) => (run.marked ? bold(escapeHtml(run.text)) : escapeHtml(run.text)));
  return directionMark(text) + html.join('');
}

const paragraph = (lines: readonly string[], quote: string | null = null): Paragraph => ({
  lines: lines.filter((line) => line !== ''),
  quote,
});

/** What notifications show of a message comes first: the headline, which says TEST before all else. */
function head(view: View): Paragraph {
  const bullet = view.test ? '' : `${BULLETS[view.severity]} `;
  const severity = view.summary ? '' : view.severity.toUpperCase();
  const state = [view.test ? 'TEST' : '', severity, view.event, view.at].filter((part) => part !== '');
  return paragraph([
    `${bullet}${bold(escapeHtml(view.headline))}`,
    escapeHtml(state.join(' · ')),
    view.whatsNew ? `↳ ${escapeHtml(view.whatsNew)}` : '',
    view.repeat ? `⚠️ ${view.repeat}` : '',
  ]);
}

function title(view: View): Paragraph {
  const html = bold(runsHtml(view.title));
  return paragraph(view.title.length === 0 ? [] : [view.titleUrl ? link(view.titleUrl, html) : html]);
}

function facts(view: View): Paragraph[] {
  return view.facts.map((fact) => {
    const about = [fact.detail, fact.from].filter((part) => part !== '').map(foreign);
    const arabic = fact.arabic ? `  ${foreign(fact.arabic)}` : '';
    const label = fact.label ? bold(escapeHtml(fact.label)) : '';
    const quote = fact.quote.length > 0 ? runsHtml(fact.quote) : null;
    return paragraph([label, `${about.join(' · ')}${arabic}`], quote);
  });
}

function summary({ timeline, rows, more }: SummaryView): Paragraph[] {
  const steps = timeline.map((step) => `${escapeHtml(step.label)} ${bold(String(step.count))}`).join(' · ');
  return [
    paragraph([steps]),
    ...rows.map((row) => {
      const headline = escapeHtml(row.headline);
      const linked = row.url ? link(row.url, headline) : headline;
      const words = row.title ? directionMark(row.title) + escapeHtml(row.title) : '';
      return paragraph([`${BULLETS[row.severity]} ${linked}`, escapeHtml(row.at), words]);
    }),
    paragraph([more > 0 ? `and ${more} more` : '']),
  ];
}

function sources(view: View): Paragraph {
  const lines = view.articles.map((article) => {
    const name = foreign(article.source);
    const owner = article.ownership ? ` (${article.ownership})` : '';
    return `${article.url ? link(article.url, name) : name}${owner} ${escapeHtml(article.at)}`;
  });
  const more = view.moreArticles > 0 ? [`and ${view.moreArticles} more`] : [];
  return paragraph(lines.length === 0 ? [] : [bold(escapeHtml(view.outlets)), ...lines, ...more]);
}

function links(view: View): Paragraph {
  if (!view.links) return paragraph([]);
  const { story, relevant, notRelevant } = view.links;
  const all = [link(story, 'Open the story'), link(relevant, 'Relevant'), link(notRelevant, 'Not relevant')];
  return paragraph([all.join(' · ')]);
}

/** The paragraphs of an alert, the weightiest first; none is empty. */
export function simpleHtml(view: View): Paragraph[] {
  const deadlines = view.deadlines.map(
    ({ label, words }) => `⏳ Deadline ${bold(escapeHtml(label))}  ${foreign(words)}`,
  );
  return [
    head(view),
    title(view),
    ...(view.summary ? summary(view.summary) : []),
    ...facts(view),
    paragraph(deadlines),
    sources(view),
    links(view),
  ].filter(({ lines, quote }) => lines.length > 0 || quote !== null);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** The words of such HTML without its tags: what is shown. */
export function shownText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? '');
}
