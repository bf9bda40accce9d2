import type { Severity } from '../../model/alert.ts';
import type { Dispatch } from '../../model/channel.ts';
import { directionMark, isolate } from '../foreign-text.ts';
import { type FilledTemplate, fillTemplate, type LineRun, type Template } from '../template.ts';
import { aboutOf } from './facts.ts';
import { escapeHtml } from './html-text.ts';
import { draftIn, type Rooms } from './room.ts';
import type { Run } from './run.ts';
import { labelsOf, ownerOf, type SummaryView, type View, viewOf } from './view.ts';

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
  return paragraph([
    `${bullet}${bold(escapeHtml(view.headline))}`,
    escapeHtml([...labelsOf(view), view.at].join(' · ')),
    view.news ? `↳ ${escapeHtml(view.news)}` : '',
    view.repeat ? `⚠️ ${view.repeat}` : '',
  ]);
}

function title(view: View): Paragraph {
  const html = bold(runsHtml(view.title));
  return paragraph(view.title.length === 0 ? [] : [view.titleUrl ? link(view.titleUrl, html) : html]);
}

function facts(view: View): Paragraph[] {
  return view.facts.map((fact) => {
    const about = aboutOf(fact).map(foreign);
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
    paragraph([more]),
  ];
}

function sources(view: View): Paragraph {
  const lines = view.articles.map((article) => {
    const name = foreign(article.source);
    return `${article.url ? link(article.url, name) : name}${ownerOf(article)} ${escapeHtml(article.at)}`;
  });
  return paragraph(lines.length === 0 ? [] : [bold(escapeHtml(view.outlets)), ...lines, view.moreArticles]);
}

function links(view: View): Paragraph {
  if (!view.links) return paragraph([]);
  const { story, relevant, notRelevant } = view.links;
  const all = [link(story, 'Open the story'), link(relevant, 'Relevant'), link(notRelevant, 'Not relevant')];
  return paragraph([all.join(' · ')]);
}

const lineHtml = (line: readonly LineRun[]): string =>
  line
    .map(({ text, marked, url }) => {
      const html = url ? link(url, escapeHtml(text)) : escapeHtml(text);
      return marked ? bold(html) : html;
    })
    .join('');

/** An operator's form: the title, then the lines, a paragraph from gap to gap. */
function templated({ view, title, lines }: FilledTemplate): Paragraph[] {
  const paragraphs: Paragraph[] = [
    paragraph([bold(escapeHtml(title)), view.repeat ? `⚠️ ${view.repeat}` : '']),
  ];
  for (const line of lines) {
    if (line.length === 0) paragraphs.push(paragraph([]));
    else paragraphs.at(-1)?.lines.push(lineHtml(line));
  }
  return paragraphs.filter((one) => one.lines.length > 0);
}

/**
 * The paragraphs of an alert, the weightiest first, in the first of these rooms in which they fit; what does not even fit
 * in the last is left out. None is empty.
 */
export function simpleHtml(
  dispatch: Dispatch,
  template: Template | undefined,
  rooms: Rooms,
  fits: (paragraphs: readonly Paragraph[]) => boolean,
): Paragraph[] {
  const draft = draftIn(rooms, fits, (room) => {
    const filled = fillTemplate(template, dispatch, room);
    return filled ? templated(filled) : ownForm(viewOf(dispatch, room));
  });
  return fitting(draft, fits);
}

function ownForm(view: View): Paragraph[] {
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

/**
 * What of some paragraphs there is room for, from the first, paragraphs and perhaps lines of them being left out whole:
 * a tag cut in the middle would be refused.
 */
function fitting(
  paragraphs: readonly Paragraph[],
  fits: (paragraphs: readonly Paragraph[]) => boolean,
): Paragraph[] {
  const kept: Paragraph[] = [];
  for (const { lines, quote } of paragraphs) {
    const whole = { lines, quote };
    if (fits([...kept, whole])) {
      kept.push(whole);
      continue;
    }
    const most = lines.findLastIndex((_line, index) => fits([...kept, paragraph(lines.slice(0, index + 1))]));
    if (most >= 0) kept.push(paragraph(lines.slice(0, most + 1)));
  }
  return kept;
}
