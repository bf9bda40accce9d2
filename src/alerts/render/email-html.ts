import type { Severity } from '../../model/alert.ts';
import type { Run, View } from './view.ts';

/**
 * Mail clients are browsers of twenty years ago: Outlook lays out with Word (tables and widths as attributes, no
 * flex, padding only on cells), Gmail drops <style> in forwarded mails and any class. So: tables, inline styles,
 * `dir` and `align` as attributes beside the CSS.
 */
const LATIN = "font-family:Helvetica,Arial,'Segoe UI',sans-serif";
const ARABIC = "font-family:'Segoe UI','Geeza Pro','Noto Sans Arabic',Tahoma,Arial,sans-serif";
const INK = '#1f2733';
const SOFT = '#5c6675';
const LINE = '#e3e7ec';

const COLORS: Readonly<Record<Severity, string>> = {
  critical: '#a3182c',
  high: '#c8472b',
  medium: '#b7791f',
  low: '#2f6f9f',
  info: '#6b7684',
};

/** The five characters that mean something in HTML text and attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function row(style: string, content: string, attributes = ''): string {
  return `<tr><td${attributes} style="${style}">${content}</td></tr>`;
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map((run) =>
      run.marked
        ? `<b style="background-color:#fff3c4;color:${INK};font-weight:bold">${escapeHtml(run.text)}</b>`
        : escapeHtml(run.text),
    )
    .join('');
}

/** Foreign words inside an English line keep to themselves. */
function inline(text: string): string {
  return `<span dir="auto" style="unicode-bidi:isolate">${escapeHtml(text)}</span>`;
}

function arabicRow(style: string, html: string): string {
  return row(`${ARABIC};direction:rtl;text-align:right;${style}`, html, ' dir="rtl" align="right" lang="ar"');
}

function factRows(view: View): string {
  return view.facts
    .map((fact) => {
      const details = [fact.detail, fact.from].filter((part) => part !== '').map((part) => inline(part));
      const names = fact.arabic ? ` &nbsp;${inline(fact.arabic)}` : '';
      const label = row(
        `${LATIN};font-size:15px;line-height:21px;color:${INK};padding:18px 24px 2px 24px`,
        `<b>${escapeHtml(fact.label)}</b><br><span style="font-size:13px;color:${SOFT}">${details.join(' &middot; ')}${names}</span>`,
      );
      if (fact.quote.length === 0) return label;
      const quote =
        `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>` +
        `<td dir="rtl" align="right" lang="ar" style="${ARABIC};direction:rtl;text-align:right;font-size:17px;` +
        `line-height:30px;color:${INK};background-color:#f6f8fa;border-right:4px solid ${COLORS[view.severity]};padding:10px 16px">` +
        `${runsHtml(fact.quote)}</td></tr></table>`;
      return label + row('padding:8px 24px 0 24px', quote);
    })
    .join('');
}

function deadlineRows(view: View): string {
  return view.deadlines
    .map((deadline) =>
      row(
        `${LATIN};font-size:14px;line-height:22px;color:${INK};padding:14px 24px 0 24px`,
        `<b>Deadline ${escapeHtml(deadline.label)}</b> &nbsp;<span style="color:${SOFT}">${inline(deadline.words)}</span>`,
      ),
    )
    .join('');
}

function sourceRows(view: View): string {
  const lines = view.articles.map((article) => {
    const name = article.url
      ? `<a href="${escapeHtml(article.url)}" style="color:#1a5a96;text-decoration:underline">${inline(article.source)}</a>`
      : inline(article.source);
    const owner = article.ownership ? ` (${article.ownership})` : '';
    return `${name}${owner} <span style="color:${SOFT}">${escapeHtml(article.at)}</span>`;
  });
  if (view.moreArticles > 0) lines.push(`and ${view.moreArticles} more`);
  return row(
    `${LATIN};font-size:13px;line-height:22px;color:${INK};padding:20px 24px 0 24px`,
    `<b>${escapeHtml(view.outlets)}</b><br>${lines.join('<br>')}`,
  );
}

function buttonCell(label: string, url: string, filled: boolean): string {
  const color = filled ? '#ffffff' : '#1a5a96';
  const back = filled ? '#1a5a96' : '#ffffff';
  return (
    `<td bgcolor="${back}" style="background-color:${back};border:1px solid #1a5a96;border-radius:4px;padding:8px 14px">` +
    `<a href="${escapeHtml(url)}" style="${LATIN};font-size:13px;color:${color};text-decoration:none">${label}</a></td>`
  );
}

function linkRows(links: NonNullable<View['links']>): string {
  const gap = '<td width="8" style="font-size:0">&nbsp;</td>';
  const cells = [
    buttonCell('Open the story', links.story, true),
    buttonCell('Relevant', links.relevant, false),
    buttonCell('Not relevant', links.notRelevant, false),
  ];
  return row(
    'padding:22px 24px 0 24px',
    `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>${cells.join(gap)}</tr></table>`,
  );
}

function headRows(view: View): string {
  const color = COLORS[view.severity];
  const state = [view.event, view.at].filter((part) => part !== '').map((part) => escapeHtml(part));
  const title = view.titleUrl
    ? `<a href="${escapeHtml(view.titleUrl)}" style="color:${INK};text-decoration:none">${runsHtml(view.title)}</a>`
    : runsHtml(view.title);
  return [
    row(`background-color:${color};font-size:0;line-height:5px;height:5px`, '&nbsp;', ` bgcolor="${color}"`),
    row(
      `${LATIN};font-size:13px;line-height:20px;color:${SOFT};padding:18px 24px 0 24px`,
      `<b style="color:${color}">${view.severity.toUpperCase()}</b> &middot; ${state.join(' &middot; ')}`,
    ),
    row(
      `${LATIN};font-size:20px;line-height:27px;font-weight:bold;color:${INK};padding:6px 24px 0 24px`,
      escapeHtml(view.headline),
    ),
    view.whatsNew
      ? row(
          `${LATIN};font-size:15px;line-height:22px;color:${INK};padding:8px 24px 0 24px`,
          `<b style="color:${color}">New:</b> ${escapeHtml(view.whatsNew)}`,
        )
      : '',
    arabicRow(
      `font-size:21px;line-height:34px;font-weight:bold;color:${INK};padding:16px 24px 0 24px`,
      title,
    ),
  ].join('');
}

/** The HTML part of an alert mail. `footer` is plain text for the last, small lines. */
export function emailHtml(view: View, footer: readonly string[]): string {
  const preheader = [view.whatsNew, view.outlets].filter((part) => part !== '').join('. ');
  const rows = [
    headRows(view),
    factRows(view),
    deadlineRows(view),
    sourceRows(view),
    view.links ? linkRows(view.links) : '',
    row(
      `${LATIN};font-size:12px;line-height:18px;color:${SOFT};padding:22px 24px 22px 24px`,
      `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="border-top:1px solid ${LINE};padding-top:12px;${LATIN};font-size:12px;line-height:18px;color:${SOFT}">` +
        `${footer.map((line) => escapeHtml(line)).join('<br>')}</td></tr></table>`,
    ),
  ].join('\n');
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(view.headline)}</title></head>`,
    '<body style="margin:0;padding:0;background-color:#eef1f4">',
    `<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preheader)}</div>`,
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#eef1f4"><tr><td align="center" style="padding:24px 12px">',
    '<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="width:100%;max-width:640px;background-color:#ffffff">',
    rows,
    '</table></td></tr></table></body></html>',
    '',
  ].join('\n');
}
