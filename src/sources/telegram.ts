import type { HttpResponse } from '../http/contract.ts';
import { SourceError } from '../lib/errors.ts';
import type { Finding } from '../model/reading.ts';
import { decodeBytes } from './charset.ts';
import { emptySince, withoutDates } from './findings.ts';
import { maxPages, sourceKind } from './kind.ts';
import { distinct, fetchPage, HTML, readingOf, unchanged } from './reader.ts';
import { readTelegramPage, type TelegramPage } from './telegram-page.ts';

const TELEGRAM_HOSTS = new Set(['t.me', 'www.t.me', 'telegram.me', 'telegram.dog']);

/** Is this an address on Telegram's own site? */
export const isTelegram = (url: URL): boolean => TELEGRAM_HOSTS.has(url.hostname);

/** The preview page of a channel's address (`t.me/NAME`, `t.me/s/NAME`); other hosts are taken as they are. */
export function previewAddress(address: string): string {
  const url = new URL(address);
  if (!isTelegram(url)) return address;
  const name = /^\/(?:s\/)?([\w-]{1,64})/.exec(url.pathname)?.[1];
  return name === undefined ? address : `https://t.me/s/${name}`;
}

/** The highest message number among guids of this source; 0 when there is none. */
function newestKnown(known: readonly string[]): number {
  let newest = 0;
  for (const guid of known) newest = Math.max(newest, Number(/\/(\d{1,12})$/.exec(guid)?.[1] ?? 0));
  return newest;
}

function pageOf(answer: HttpResponse, now: Date): TelegramPage {
  const page = readTelegramPage(decodeBytes(answer.body, answer.headers.contentType).text, now);
  if (page.isPreview) return page;
  // Telegram leads channels without a preview, and names nobody has, to a page that offers to open the app.
  throw new SourceError('telegram: no public preview of this channel', { failure: 'not-found' });
}

/**
 * Reads a `telegram` source: the public preview of a channel. Pages back with `?before=`, up to `maxPages`, until
 * the newest message of the last reading is reached, so an outage loses nothing; what lies further back is a
 * `gap`. Newest messages first.
 */
export const telegram = sourceKind({
  settings: { maxPages },
  async read(source, context) {
    const { state, now } = context;
    const address = previewAddress(source.url);
    const first = await fetchPage(address, source, context, { known: true, accept: HTML });
    if (first.notModified) return unchanged(first);
    const reach = newestKnown(state.known);
    let page = pageOf(first, now);
    let oldest = Math.min(...page.numbers);
    let bytes = first.body.byteLength;
    let pages = 1;
    const items = page.items.toReversed();
    while (oldest > reach + 1 && page.before !== null && pages < source.maxPages) {
      const older = new URL(address);
      older.searchParams.set('before', String(Math.min(page.before, oldest)));
      const answer = await fetchPage(older.href, source, context, { known: false, accept: HTML });
      page = pageOf(answer, now);
      bytes += answer.body.byteLength;
      pages += 1;
      if (page.numbers.length === 0 || Math.min(...page.numbers) >= oldest) break;
      oldest = Math.min(...page.numbers);
      items.push(...page.items.toReversed());
    }
    const listed = distinct(items);
    const findings: Finding[] = [...emptySince(state.known, listed), ...withoutDates(listed)];
    if (reach > 0 && oldest > reach + 1 && page.before !== null) {
      findings.push({
        kind: 'gap',
        detail: `messages ${reach + 1} to ${oldest - 1} were not reached in ${pages} pages`,
      });
    }
    return readingOf(first, { items: listed, findings, pages, bytes });
  },
});
