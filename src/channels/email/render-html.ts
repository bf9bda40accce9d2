import { aboutOf } from '../../alerts/render/facts.ts';
import { escapeHtml } from '../../alerts/render/html-text.ts';
import type { Run } from '../../alerts/render/run.ts';
import { ownerOf, type View } from '../../alerts/render/view.ts';
import type { FilledTemplate } from '../../alerts/template.ts';
import { DARK_HEAD } from './dark.ts';
import {
  ARABIC,
  BLUE,
  CARD,
  COLORS,
  INK,
  inline,
  LATIN,
  LINE,
  link,
  MARK,
  PAGE,
  QUOTE,
  REPEAT,
  row,
  SOFT,
  textRow,
} from './render-parts.ts';
import { summaryRows } from './render-summary.ts';

const TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"';

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map((run) =>
      run.marked
        ? `<b style="background-color:${MARK};color:${INK};font-weight:bold">${escapeHtml(run.text)}</b>`
        : escapeHtml(run.text),
    )
    .join('');
}

const soft = (html: string): string => `<span style="color:${SOFT}">${html}</span>`;

function headRows(view: View): string {
  const color = COLORS[view.severity];
  const state = [view.event, view.at].map((part) => escapeHtml(part));
  const label = `<b style="color:${color}">${view.severity.toUpperCase()}</b>`;
  return [
    barRow(color),
    textRow(
      13,
      18,
      [...(view.test ? ['<b>TEST</b>'] : []), ...(view.summary ? [] : [label]), ...state].join(' &middot; '),
      SOFT,
    ),
    textRow(20, 6, `<b>${escapeHtml(view.headline)}</b>`),
    view.news ? textRow(15, 8, `<b style="color:${color}">New:</b> ${escapeHtml(view.news)}`) : '',
    view.repeat ? textRow(14, 8, escapeHtml(view.repeat), REPEAT) : '',
  ].join('');
}

function titleRow(view: View): string {
  if (view.title.length === 0) return '';
  const text = runsHtml(view.title);
  const linked = view.titleUrl
    ? `<a href="${escapeHtml(view.titleUrl)}" style="color:${INK};text-decoration:none">${text}</a>`
    : text;
  const style =
    `${ARABIC};direction:rtl;text-align:right;font-size:21px;line-height:34px;font-weight:bold;` +
    `color:${INK};padding:16px 24px 0 24px`;
  return row(style, linked, ' dir="rtl" align="right" lang="ar"');
}

function quoteRow(quote: readonly Run[], color: string): string {
  const style =
    `${ARABIC};direction:rtl;text-align:right;font-size:17px;line-height:30px;color:${INK};` +
    `background-color:${QUOTE};border-right:4px solid ${color};padding:10px 16px`;
  const cell = `<td dir="rtl" align="right" lang="ar" style="${style}">${runsHtml(quote)}</td>`;
  return row('padding:8px 24px 0 24px', `${TABLE} width="100%"><tr>${cell}</tr></table>`);
}

function factRows(view: View): string {
  return view.facts
    .map((fact) => {
      const about = aboutOf(fact).map((part) => inline(part));
      const names = fact.arabic ? ` &nbsp;${inline(fact.arabic)}` : '';
      const detail = `<span style="font-size:13px;color:${SOFT}">${about.join(' &middot; ')}${names}</span>`;
      const label = fact.label ? `<b>${escapeHtml(fact.label)}</b><br>` : '';
      const head = textRow(15, 18, `${label}${detail}`);
      return fact.quote.length === 0 ? head : head + quoteRow(fact.quote, COLORS[view.severity]);
    })
    .join('');
}

function deadlineRows(view: View): string {
  return view.deadlines
    .map(({ label, words }) =>
      textRow(14, 14, `<b>Deadline ${escapeHtml(label)}</b> &nbsp;${soft(inline(words))}`),
    )
    .join('');
}

function sourceRows(view: View): string {
  if (view.articles.length === 0) return '';
  const lines = view.articles.map((article) => {
    const name = article.url ? link(article.url, inline(article.source)) : inline(article.source);
    return `${name}${ownerOf(article)} ${soft(escapeHtml(article.at))}`;
  });
  if (view.moreArticles) lines.push(view.moreArticles);
  const list = lines
    .map((line) => row(`${LATIN};font-size:13px;line-height:22px;color:${INK}`, line))
    .join('');
  return (
    textRow(13, 20, `<b>${escapeHtml(view.outlets)}</b>`) +
    row('padding:2px 24px 0 24px', `${TABLE} width="100%">${list}</table>`)
  );
}

function buttonCell(label: string, url: string, filled: boolean): string {
  const [color, back] = filled ? ['#ffffff', BLUE] : [BLUE, CARD];
  const style = `background-color:${back};border:1px solid ${BLUE};border-radius:4px;padding:8px 14px`;
  const text = `${LATIN};font-size:13px;color:${color};text-decoration:none`;
  return `<td bgcolor="${back}" style="${style}"><a href="${escapeHtml(url)}" style="${text}">${label}</a></td>`;
}

function linkRows(links: NonNullable<View['links']>): string {
  const gap = '<td width="8" style="font-size:0">&nbsp;</td>';
  const cells = [
    buttonCell('Open the story', links.story, true),
    buttonCell('Relevant', links.relevant, false),
    buttonCell('Not relevant', links.notRelevant, false),
  ];
  return row('padding:22px 24px 0 24px', `${TABLE}><tr>${cells.join(gap)}</tr></table>`);
}

function footerRow(lines: readonly string[]): string {
  const style = `border-top:1px solid ${LINE};padding-top:12px;${LATIN};font-size:12px;line-height:18px;color:${SOFT}`;
  const cell = `<td style="${style}">${lines.map((line) => escapeHtml(line)).join('<br>')}</td>`;
  return row('padding:22px 24px 22px 24px', `${TABLE} width="100%"><tr>${cell}</tr></table>`);
}

const barRow = (color: string): string =>
  row(`background-color:${color};font-size:0;line-height:5px;height:5px`, '&nbsp;', ` bgcolor="${color}"`);

/** The HTML part in an operator's form. */
export function emailTemplateHtml({ view, title, lines }: FilledTemplate, footer: readonly string[]): string {
  const words = lines.map((line) => {
    const html = line.map((run) => (run.url ? link(run.url, escapeHtml(run.url)) : runsHtml([run])));
    const style = `${LATIN};font-size:15px;line-height:26px;color:${INK};padding:0 24px`;
    return row(style, html.join('') || '&nbsp;', ' dir="auto"');
  });
  const rows = [
    barRow(COLORS[view.severity]),
    textRow(20, 18, `<b>${escapeHtml(title)}</b>`),
    view.repeat ? textRow(14, 8, escapeHtml(view.repeat), REPEAT) : '',
    ...words,
    footerRow(footer),
  ];
  return page(title, '', rows);
}

/** The HTML part of an alert mail. `footer` is plain text for the last, small lines. */
export function emailHtml(view: View, footer: readonly string[]): string {
  const preheader = [view.test ? 'TEST' : '', view.shortNews, view.outlets]
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
  const rows = [
    headRows(view),
    titleRow(view),
    view.summary ? summaryRows(view.summary) : '',
    factRows(view),
    deadlineRows(view),
    sourceRows(view),
    view.links ? linkRows(view.links) : '',
    footerRow(footer),
  ];
  return page(view.headline, preheader, rows);
}

/** A whole mail of such rows; `preheader` is what a list of mails shows beside the subject. */
function page(title: string, preheader: string, rows: readonly string[]): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(title)}</title>${DARK_HEAD}</head>`,
    `<body style="margin:0;padding:0;background-color:${PAGE}">`,
    `<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preheader)}</div>`,
    `${TABLE} width="100%" bgcolor="${PAGE}"><tr><td align="center" style="padding:24px 12px">`,
    // Word's layout knows no max-width: only Outlook reads these comments.
    `<!--[if mso]>${TABLE} width="640"><tr><td><![endif]-->`,
    `${TABLE} width="640" bgcolor="${CARD}" style="width:100%;max-width:640px;background-color:${CARD}">`,
    ...rows.filter((html) => html !== ''),
    '</table>',
    '<!--[if mso]></td></tr></table><![endif]-->',
    '</td></tr></table></body></html>',
    '',
  ].join('\n');
}
