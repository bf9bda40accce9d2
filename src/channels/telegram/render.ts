import type { Rooms } from '../../alerts/render/room.ts';
import { type Paragraph, shownText, simpleHtml } from '../../alerts/render/simple-html.ts';
import type { Template } from '../../alerts/template.ts';
import type { Dispatch } from '../../model/channel.ts';

/** UTF-16 units of a message after its entities are parsed (https://core.telegram.org/bots/api#sendmessage). */
const LONGEST = 4_096;

const ROOMS: Rooms = [
  { title: 300, quote: 600, facts: 6, articles: 8, articleTitle: 0, url: 1_000, rows: 14, words: 3_500 },
  { title: 250, quote: 350, facts: 4, articles: 5, articleTitle: 0, url: 1_000, rows: 8, words: 2_500 },
  { title: 150, quote: 200, facts: 2, articles: 3, articleTitle: 0, url: 1_000, rows: 5, words: 1_500 },
];

const htmlOf = ({ lines, quote }: Paragraph): string =>
  [...lines, ...(quote === null ? [] : [`<blockquote>${quote}</blockquote>`])].join('\n');

const joined = (paragraphs: readonly Paragraph[]): string => paragraphs.map(htmlOf).join('\n\n');

const fits = (paragraphs: readonly Paragraph[]): boolean => shownText(joined(paragraphs)).length <= LONGEST;

/**
 * An alert as HTML for sendMessage (https://core.telegram.org/bots/api#html-style), within Telegram's limit whatever
 * comes; nothing in foreign text can format or link.
 */
export function renderTelegram(dispatch: Dispatch, template?: Template): string {
  return joined(simpleHtml(dispatch, template, ROOMS, fits));
}
