import type { SourceItem } from '../model/source.ts';
import { openingEnd } from '../model/zone.ts';
import { parseFeedDate } from './dates.ts';
import { inside, loadPage, matches, type Selection } from './page-dom.ts';
import { sanitizeHtml } from './sanitize.ts';
import { oneLine, plainText, withoutMarks } from './sanitize-text.ts';

/** One preview page (`t.me/s/NAME`), read. */
export interface TelegramPage {
  /** Messages with text, oldest first as on the page. */
  items: SourceItem[];
  /** Numbers of all messages on the page, with text or without. */
  numbers: number[];
  /** Is this a channel's message list at all? */
  isPreview: boolean;
  /** The number for `?before=` that leads to older messages; null on the first page of the channel. */
  before: number | null;
}

const TITLE_CHARS = 200;
/** A preview page has twenty. */
const MAX_MESSAGES = 500;
/** So few words say nothing: of a line that it is a title, of a message that it is about more than what its link leads to. */
const FEW_WORDS = 3;
/** Flags, emoji and list marks before the first word. */
const OPENING_SIGNS = /^[^\p{L}\p{N}«"“([#@]+(?=.)/u;

/** The first line that says something, with the labels before it, cut at a word. */
function titleOf(text: string): string {
  const opening = text.slice(0, 2_000);
  const end = openingEnd(opening);
  const line = oneLine(end < 0 ? opening : opening.slice(0, end), 2_000)
    .replace(OPENING_SIGNS, '')
    .replaceAll(' :', ':');
  if (line.length <= TITLE_CHARS) return line;
  const cut = line.lastIndexOf(' ', TITLE_CHARS);
  return `${line.slice(0, cut > TITLE_CHARS / 2 ? cut : TITLE_CHARS)}…`;
}

/**
 * Addresses, with names as long as they may be (RFC 1035), hashtags and names say nothing themselves; nor do the words
 * that lead to a link.
 */
const NO_WORDS = /(?:https?:\/\/|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}\/\S*|[#@][\p{L}\p{N}_]+/giu;
const LEADING = new Set(
  'عاجل للمزيد المزيد التفاصيل تفاصيل اقرأ إقرأ اقرا قراءة شاهد للمتابعة لمتابعة للاطلاع عبر على من في الرابط رابط هنا الخبر المقال كاملا أيضا read more full story here watch link details'.split(
    ' ',
  ),
);
const wordsIn = (text: string): number =>
  (text.replaceAll(NO_WORDS, ' ').match(/\p{L}+/gu) ?? []).filter((word) => !LEADING.has(word.toLowerCase()))
    .length;

/** What Telegram says in place of a message that it does not show here. */
const NOT_SHOWN = /^please open telegram to view this post/i;

/** The pieces that say something, a line each. */
const lines = (pieces: readonly string[]): string =>
  pieces.filter((piece) => plainText(piece) !== '').join('<br>');

const htmlOf = (within: Selection, selector: string): string =>
  inside(within, selector).first().html()?.trim() ?? '';

/** A poll takes a dozen. */
const MAX_OPTIONS = 30;

/** The question of a message's poll and its options, a line each, without percentages and votes. */
function pollOf(message: Selection): string {
  const poll = inside(message, '.tgme_widget_message_poll').first();
  const options = inside(poll, '.tgme_widget_message_poll_option');
  const answers = Array.from({ length: Math.min(options.length, MAX_OPTIONS) }, (_, at) => {
    const option = options.eq(at);
    return (
      htmlOf(option, '.tgme_widget_message_poll_option_text') ||
      htmlOf(option, '.tgme_widget_message_poll_option_value')
    );
  });
  return lines([htmlOf(poll, '.tgme_widget_message_poll_question'), ...answers]);
}

/**
 * What a message says: its text and its poll; where the text is little more than a link, what the preview shows of the
 * page behind it; the name of a file that comes without a word.
 */
function bodyOf(message: Selection): string {
  const html = inside(message, '.js-message_text, .tgme_widget_message_text').first().html() ?? '';
  const text = plainText(html);
  const poll = pollOf(message);
  if (NOT_SHOWN.test(text)) return poll;
  if (wordsIn(text) >= FEW_WORDS) return poll === '' ? html : lines([html, poll]);
  const preview = inside(message, '.tgme_widget_message_link_preview').first();
  const shown = [htmlOf(preview, '.link_preview_title'), htmlOf(preview, '.link_preview_description')];
  return lines([poll, ...shown, html]) || htmlOf(message, '.tgme_widget_message_document_title');
}

function itemOf(message: Selection, channel: string, number: number, now: Date): SourceItem | null {
  // A reply shows the message it answers, in the same classes: that is somebody else's text.
  inside(message, '.tgme_widget_message_reply').remove();
  const html = bodyOf(message);
  const text = plainText(html);
  if (text === '') return null;
  const name = (selector: string): string => oneLine(inside(message, selector).first().text(), 200);
  const forwardedFrom = name('.tgme_widget_message_forwarded_from_name');
  const signature =
    name('.tgme_widget_message_from_author') || name('.tgme_widget_message_forwarded_from_author');
  const written = inside(message, '.tgme_widget_message_date time, .tgme_widget_message_footer time').attr(
    'datetime',
  );
  const meta = inside(message, '.tgme_widget_message_meta').first();
  meta.children().remove();
  const edited = /edited/i.test(meta.text());
  return {
    guid: `telegram:${channel}/${number}`,
    url: `https://t.me/${channel}/${number}`,
    title: titleOf(text),
    summary: '',
    content: withoutMarks(sanitizeHtml(html, 'https://t.me/')),
    author: forwardedFrom || signature || name('.tgme_widget_message_owner_name') || null,
    publishedAt: parseFeedDate(written ?? '', now),
    updatedAt: null,
    categories: [
      ...(forwardedFrom === '' ? [] : [`forwarded from ${forwardedFrom}`]),
      ...(edited ? ['edited'] : []),
    ],
    whole: true,
  };
}

/**
 * Reads one preview page of a public channel. The guid of a message is `telegram:CHANNEL/NUMBER`, its title the
 * first line that says something, its content the whole text with its line breaks (and the question and options of a poll; of a message that
 * is little more than a link, the title and text of the link's preview), its author whoever it was forwarded from, else who
 * signed it, else the channel. Edited and forwarded messages say so in their categories (the page does not tell
 * when they were edited). Service messages and media without words are left out.
 */
export function readTelegramPage(html: string, now: Date): TelegramPage {
  const $ = loadPage(html);
  const items: SourceItem[] = [];
  const numbers: number[] = [];
  for (const message of matches($, '.tgme_widget_message[data-post]', MAX_MESSAGES)) {
    const post = /^([\w-]{1,64})\/(\d{1,12})$/.exec(message.attr('data-post') ?? '');
    if (!post?.[1] || !post[2]) continue;
    const number = Number(post[2]);
    numbers.push(number);
    if (message.hasClass('service_message')) continue;
    const item = itemOf(message, post[1], number, now);
    if (item) items.push(item);
  }
  const more = $('a.tme_messages_more[data-before]').attr('data-before') ?? '';
  return {
    items,
    numbers,
    isPreview: numbers.length > 0 || $('.tgme_channel_history, .tgme_main').length > 0,
    before: /^\d{1,12}$/.test(more) ? Number(more) : null,
  };
}
