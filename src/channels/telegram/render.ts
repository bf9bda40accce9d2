import { type Paragraph, shownText, simpleHtml } from '../../alerts/render/simple-html.ts';
import { type Room, viewOf } from '../../alerts/render/view.ts';
import type { Dispatch } from '../../model/channel.ts';

/** UTF-16 units of a message after its entities are parsed (https://core.telegram.org/bots/api#sendmessage). */
const LONGEST = 4_096;

/** From roomy to tight. */
const ROOMS: readonly Room[] = [
  { title: 300, quote: 600, facts: 6, articles: 8, articleTitle: 0, url: 1_000, rows: 14 },
  { title: 250, quote: 350, facts: 4, articles: 5, articleTitle: 0, url: 1_000, rows: 8 },
  { title: 150, quote: 200, facts: 2, articles: 3, articleTitle: 0, url: 1_000, rows: 5 },
];

const htmlOf = ({ lines, quote }: Paragraph): string =>
  [...lines, ...(quote === null ? [] : [`<blockquote>${quote}</blockquote>`])].join('\n');

const joined = (paragraphs: readonly Paragraph[]): string => paragraphs.map(htmlOf).join('\n\n');

const fits = (html: string): boolean => shownText(html).length <= LONGEST;

/** The paragraphs there is room for, from the first: a tag cut in the middle would be refused. */
function fitting(paragraphs: readonly Paragraph[]): Paragraph[] {
  const kept: Paragraph[] = [];
  for (const one of paragraphs) if (fits(joined([...kept, one]))) kept.push(one);
  return kept;
}

/**
 * An alert as HTML for sendMessage (https://core.telegram.org/bots/api#html-style), within Telegram's limit whatever
 * comes; nothing in foreign text can format or link.
 */
export function renderTelegram(dispatch: Dispatch): string {
  const drafts = ROOMS.map((room) => simpleHtml(viewOf(dispatch, room)));
  const draft = drafts.find((paragraphs) => fits(joined(paragraphs))) ?? drafts.at(-1) ?? [];
  return joined(fitting(draft));
}
