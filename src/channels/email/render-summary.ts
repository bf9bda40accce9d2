import { escapeHtml } from '../../alerts/render/html-text.ts';
import type { SummaryView } from '../../alerts/render/view.ts';
import { ARABIC, BAR, CARD, COLORS, INK, LATIN, LINE, link, row, SOFT } from './render-parts.ts';

const BAR_WIDTH = 260;

/** Bars are table cells with a colour: pictures are blocked by default, and SVG is dropped. */
function timelineTable(summary: SummaryView): string {
  const cell = `${LATIN};font-size:12px;line-height:18px;color:${SOFT}`;
  const lines = summary.timeline.map((step) => {
    const width = Math.round((step.count / summary.peak) * BAR_WIDTH);
    const bar =
      width === 0
        ? ''
        : `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="${width}" height="10" bgcolor="${BAR}" style="background-color:${BAR};width:${width}px;height:10px;font-size:0;line-height:10px;border-top:4px solid ${CARD};border-bottom:4px solid ${CARD}">&nbsp;</td><td style="${cell};padding-left:6px">${step.count}</td></tr></table>`;
    return `<tr><td width="90" style="${cell}">${escapeHtml(step.label)}</td><td>${bar}</td></tr>`;
  });
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0">${lines.join('')}</table>`;
}

function storyRow(line: SummaryView['rows'][number]): string {
  const border = `border-top:1px solid ${LINE}`;
  const headline = escapeHtml(line.headline);
  const title = line.title
    ? `<div dir="rtl" align="right" lang="ar" style="${ARABIC};direction:rtl;text-align:right;font-size:15px;line-height:26px;color:${INK}">${escapeHtml(line.title)}</div>`
    : '';
  return (
    `<tr><td width="78" valign="top" style="${LATIN};font-size:12px;line-height:20px;color:${COLORS[line.severity]};${border};padding:10px 8px 10px 0"><b>${line.severity.toUpperCase()}</b></td>` +
    `<td valign="top" style="${LATIN};font-size:14px;line-height:20px;color:${INK};${border};padding:10px 0">` +
    `${line.url ? link(line.url, headline) : headline}` +
    `<br><span style="font-size:12px;color:${SOFT}">${escapeHtml(line.at)}</span>${title}</td></tr>`
  );
}

/** The rows of a digest: its small timeline, then a table of stories. */
export function summaryRows(summary: SummaryView): string {
  const timeline =
    summary.timeline.length === 0 ? '' : row('padding:16px 24px 0 24px', timelineTable(summary));
  const stories = `<table cellpadding="0" cellspacing="0" border="0" width="100%">${summary.rows.map(storyRow).join('')}</table>`;
  const more =
    summary.more &&
    row(`${LATIN};font-size:13px;line-height:20px;color:${SOFT};padding:10px 24px 0 24px`, summary.more);
  return timeline + row('padding:16px 24px 0 24px', stories) + more;
}
