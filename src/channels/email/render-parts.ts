import { escapeHtml } from '../../alerts/render/html-text.ts';
import type { Severity } from '../../model/alert.ts';

/**
 * Mail clients are browsers of twenty years ago: Outlook lays out with Word (tables and widths as attributes, no
 * flex, padding only on cells), Gmail drops <style> in forwarded mails and any class. So: tables, inline styles,
 * `dir` and `align` as attributes beside the CSS. The one style sheet is `dark.ts`, which the rest does not need.
 */
export const LATIN = "font-family:Helvetica,Arial,'Segoe UI',sans-serif";
export const ARABIC = "font-family:'Segoe UI','Geeza Pro','Noto Sans Arabic',Tahoma,Arial,sans-serif";
export const INK = '#1f2733';
export const SOFT = '#5c6675';
export const LINE = '#e3e7ec';
export const BLUE = '#1a5a96';
/** Of a message that is sent again. */
export const REPEAT = '#8a5a00';
export const PAGE = '#eef1f4';
export const CARD = '#ffffff';
export const QUOTE = '#f6f8fa';
export const MARK = '#fff3c4';
/** Of a digest's timeline. */
export const BAR = '#8fb1d1';

export const COLORS: Readonly<Record<Severity, string>> = {
  critical: '#a3182c',
  high: '#c8472b',
  medium: '#b7791f',
  low: '#2f6f9f',
  info: '#6b7684',
};

/** One row of one cell; `content` and `attributes` are HTML already. */
export function row(style: string, content: string, attributes = ''): string {
  return `<tr><td${attributes} style="${style}">${content}</td></tr>`;
}

/** A row of English in the mail's margins: `size` and `top` are pixels. */
export function textRow(size: number, top: number, content: string, color = INK): string {
  const leading = Math.round(size * 1.45);
  return row(
    `${LATIN};font-size:${size}px;line-height:${leading}px;color:${color};padding:${top}px 24px 0 24px`,
    content,
  );
}

/** Foreign words inside an English line keep to themselves. */
export function inline(text: string): string {
  return `<span dir="auto" style="unicode-bidi:isolate">${escapeHtml(text)}</span>`;
}

/** A link whose text is HTML already. */
export function link(url: string, content: string): string {
  return `<a href="${escapeHtml(url)}" style="color:${BLUE};text-decoration:underline">${content}</a>`;
}
