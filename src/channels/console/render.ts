import { isolate } from '../../alerts/foreign-text.ts';
import { aboutOf } from '../../alerts/render/facts.ts';
import { AMPLE } from '../../alerts/render/room.ts';
import { displayWidth, wrapForeign, wrapText } from '../../alerts/render/terminal-lines.ts';
import { labelsOf, ownerOf, type SummaryView, type View, viewOf } from '../../alerts/render/view.ts';
import { fillTemplate, type LineRun, type Template } from '../../alerts/template.ts';
import type { Severity } from '../../model/alert.ts';
import type { Dispatch } from '../../model/channel.ts';

/** ANSI "select graphic rendition" codes; colours of the 16 that every terminal theme chooses for itself. */
const STYLE = { bold: '1', dim: '2', cyan: '36' } as const;
const SEVERITY_COLOR: Readonly<Record<Severity, string>> = {
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '34',
  info: '90',
};

type Paint = (code: string, text: string) => string;

const ESCAPE = '\u001B[';
const painted: Paint = (code, text) => (text === '' ? '' : `${ESCAPE}${code}m${text}${ESCAPE}0m`);
const unpainted: Paint = (_code, text) => text;

type Mark = ((text: string) => string) | null;

function factLines(view: View, width: number, paint: Paint, mark: Mark): string[] {
  return view.facts.flatMap((fact, index) => {
    const about = aboutOf(fact).join(' · ');
    const fits = displayWidth(about) + displayWidth(fact.arabic) + 4 <= width;
    const beside = fact.arabic && fits ? `  ${isolate(fact.arabic)}` : '';
    const below = fact.arabic && !fits ? [{ text: fact.arabic, marked: false }] : [];
    return [
      ...(index > 0 ? [''] : []),
      ...wrapText(fact.label, width - 2).map((line, at) => `${at === 0 ? '▸ ' : '  '}${line}`),
      ...wrapText(about, width - 2).map(
        (line, at, all) => `  ${paint(STYLE.dim, line)}${at === all.length - 1 ? beside : ''}`,
      ),
      ...wrapForeign(below, width - 2, null).map((line) => `  ${line}`),
      ...wrapForeign(fact.quote, width - 4, mark).map((line) => `  ${paint(STYLE.dim, '┃')} ${line}`),
    ];
  });
}

function articleLines(view: View, width: number, paint: Paint): string[] {
  const lines = view.articles.flatMap((article) => {
    const head = `· ${isolate(article.source)}${ownerOf(article)}  ${paint(STYLE.dim, article.at)}`;
    // An address is never broken: a terminal makes it clickable only in one piece.
    return article.url ? [head, `  ${paint(STYLE.dim, article.url)}`] : [head];
  });
  if (view.moreArticles) lines.push(...wrapText(`· ${view.moreArticles} articles`, width));
  return lines;
}

function summaryLines(summary: SummaryView, width: number, paint: Paint): string[][] {
  const label = Math.max(0, ...summary.timeline.map((step) => displayWidth(step.label)));
  const timeline = summary.timeline.map((step) => {
    const bar = '█'.repeat(Math.ceil((step.count / summary.peak) * 24));
    return `${step.label.padEnd(label)}  ${paint(STYLE.cyan, bar || '·')}${step.count > 0 ? ` ${step.count}` : ''}`;
  });
  const rows = summary.rows.map((row) => [
    `${paint(SEVERITY_COLOR[row.severity], `● ${row.severity.padEnd(8)}`)} ${paint(STYLE.dim, row.at)}`,
    ...wrapText(row.headline, width - 2).map((line) => `  ${line}`),
    ...(row.title ? wrapText(row.title, width - 2).map((line) => `  ${isolate(line)}`) : []),
    ...(row.url ? [`  ${paint(STYLE.dim, row.url)}`] : []),
  ]);
  return [timeline, ...rows, summary.more ? [summary.more] : []];
}

/** An operator's lines, a section from gap to gap; one with an address is not wrapped, and each is isolated as a whole. */
function templateSections(lines: readonly LineRun[][], width: number, mark: Mark): string[][] {
  const sections: string[][] = [[]];
  for (const line of lines) {
    const hasAddress = line.some((run) => run.url);
    // An isolate inside could be cut by the wrapping and spill over.
    const flat = line.map((run) => ({ ...run, text: run.text.replace(/[\u2068\u2069]/g, '') }));
    if (line.length === 0) sections.push([]);
    else sections.at(-1)?.push(...wrapForeign(flat, hasAddress ? Number.POSITIVE_INFINITY : width, mark));
  }
  return sections;
}

/** The frame's top: severity, event and, where there is room beside them, the time. */
function topLine(view: View, width: number, paint: Paint, color: string): string {
  const left = labelsOf(view).join(' · ');
  const free = width - displayWidth(`╭─ ● ${left} `);
  const at = free > displayWidth(view.at) + 3 ? ` ${view.at}` : '';
  const rule = '─'.repeat(Math.max(0, free - displayWidth(at)));
  const dot = paint(color, '●');
  return `${paint(color, '╭─')} ${dot} ${paint(STYLE.bold, left)} ${paint(color, rule)}${paint(STYLE.dim, at)}`;
}

/**
 * An alert for a terminal: a frame open at the right (Arabic has no dependable width there), English first, then
 * the Arabic words with their evidence bold (or between asterisks without colour), then who reports it.
 * Ends with a line break. `width` is columns, taken as 60 to 120.
 */
export function renderConsole(
  dispatch: Dispatch,
  options: { width: number; color: boolean },
  template?: Template,
): string {
  const width = Math.max(60, Math.min(options.width, 120));
  const inner = width - 3;
  const paint = options.color ? painted : unpainted;
  const filled = fillTemplate(template, dispatch, AMPLE);
  const view = filled?.view ?? viewOf(dispatch, AMPLE);
  const color = SEVERITY_COLOR[view.severity];
  const edge = (text: string): string => paint(color, text);
  const evidence: Mark = options.color ? (text) => paint(`${STYLE.bold};${STYLE.cyan}`, text) : null;
  const bold = (text: string): string => paint(STYLE.bold, text);
  const repeat = wrapText(view.repeat, inner).map((line) => paint(SEVERITY_COLOR.medium, line));
  const ownForm = (): string[][] => [
    [
      ...wrapText(view.headline, inner).map(bold),
      ...wrapText(view.news, inner - 2).map((line, at) => `${at === 0 ? '↳ ' : '  '}${line}`),
      ...repeat,
    ],
    wrapForeign(view.title, inner, evidence, bold),
    factLines(view, inner, paint, evidence),
    view.deadlines.map((deadline) => `⧗ ${bold(deadline.label)}  ${isolate(deadline.words)}`),
    ...(view.summary ? summaryLines(view.summary, inner, paint) : []),
    [...(view.outlets ? [paint(STYLE.dim, view.outlets)] : []), ...articleLines(view, inner, paint)],
    view.links ? [paint(STYLE.dim, `Story ${view.links.story}`)] : [],
  ];
  const sections = filled
    ? [
        [...wrapText(filled.title, inner).map(bold), ...repeat],
        ...templateSections(filled.lines, inner, evidence),
      ]
    : ownForm();
  const body = sections.filter((lines) => lines.length > 0).flatMap((lines) => ['', ...lines]);
  return [
    topLine(view, width, paint, color),
    ...body.slice(1).map((line) => (line === '' ? edge('│') : `${edge('│')}  ${line}`)),
    edge(`╰${'─'.repeat(width - 1)}`),
    '',
  ].join('\n');
}
