import type { Finding, SourceMemory } from '../model/reading.ts';
import type { SourceItem } from '../model/source.ts';

/** Below this many items a share says nothing. */
const ENOUGH = 3;
/** Guids remembered of one listing: more than any source was seen to list at once. */
const MAX_KNOWN = 1_000;
/** A text below this length was never whole, so it cannot shrink. */
const WHOLE_CHARS = 400;

/** The guids to remember of a listing, in its order. */
export function knownOf(items: readonly SourceItem[]): string[] {
  return items.slice(0, MAX_KNOWN).map((item) => item.guid);
}

/** How many of the items were not in the last listing. */
export function newSince(known: readonly string[], items: readonly SourceItem[]): number {
  const old = new Set(known);
  return items.filter((item) => !old.has(item.guid)).length;
}

/** Was something published and pushed out of the list between two readings? Then nothing of the old list is left. */
export function gapSince(known: readonly string[], items: readonly SourceItem[]): Finding[] {
  if (known.length < ENOUGH || items.length < ENOUGH) return [];
  if (newSince(known, items) < items.length) return [];
  return [{ kind: 'gap', detail: `all ${items.length} items are new since the last reading` }];
}

/** Does the source list nothing although it used to? */
export function emptySince(known: readonly string[], items: readonly SourceItem[]): Finding[] {
  if (items.length > 0 || known.length === 0) return [];
  return [{ kind: 'empty', detail: `no items, ${known.length} before` }];
}

function mostly(count: number, items: readonly SourceItem[]): boolean {
  return items.length >= ENOUGH && count / items.length > 0.8;
}

/** Was the encoding of what came put right? */
export const withMendedEncoding = (mended: string | null): Finding[] =>
  mended === null ? [] : [{ kind: 'encoding-mended', detail: mended }];

/** How often each reason, the most frequent first: `not readable (7), zero date (2)`. */
function tally(reasons: readonly string[]): string {
  return [...Map.groupBy(reasons, (reason) => reason)]
    .sort((left, right) => right[1].length - left[1].length)
    .slice(0, 3)
    .map(([reason, ones]) => `${reason} (${ones.length})`)
    .join(', ');
}

/** Do hardly any of the items carry a date? */
export function withoutDates(items: readonly SourceItem[]): Finding[] {
  const bare = items.filter((item) => item.publishedAt === null);
  if (!mostly(bare.length, items)) return [];
  const reasons = tally(bare.flatMap(({ undated }) => (undated === undefined ? [] : [undated])));
  const detail = `${bare.length} of ${items.length} items have no date`;
  return [{ kind: 'no-dates', detail: reasons === '' ? detail : `${detail}: ${reasons}` }];
}

const charsOf = (item: SourceItem): number => Math.max(item.content.length, item.summary.length);

/** The middle length of the items' texts, in characters (of HTML where the source gives HTML). */
export function middleChars(items: readonly SourceItem[]): number {
  const lengths = items.map(charsOf).sort((left, right) => left - right);
  return lengths[lengths.length >> 1] ?? 0;
}

/** Have the items lost their titles and texts, or most of what their texts used to be? */
export function withoutText(items: readonly SourceItem[], memory: SourceMemory): Finding[] {
  const bare = items.filter((item) => item.title === '' && charsOf(item) === 0).length;
  if (mostly(bare, items)) {
    return [{ kind: 'no-text', detail: `${bare} of ${items.length} items have neither title nor text` }];
  }
  const usual = memory.usualChars ?? 0;
  const middle = middleChars(items);
  if (items.length < ENOUGH || usual < WHOLE_CHARS || middle > usual / 5) return [];
  return [{ kind: 'text-shrank', detail: `texts of ${middle} characters, ${Math.round(usual)} before` }];
}

/** One page in so many that is no article is told; fewer are articles that were withdrawn. */
const BAD_PAGES = 5;

/** Are pages of the items no articles? `pages` are the last ones read: null for an article, else why it was none. */
export function pagesWithoutArticle(pages: readonly (string | null)[]): Finding[] {
  const reasons = pages.filter((reason) => reason !== null);
  if (reasons.length === 0 || reasons.length * BAD_PAGES < pages.length) return [];
  const counts = tally(reasons.map((reason) => reason.replace(/^page: (?:no article but )?/, '')));
  const lately = pages.length === 1 ? 'the last page' : `${reasons.length} of the last ${pages.length} pages`;
  return [
    {
      kind: 'page-is-no-article',
      detail: `${lately}, so the feed's own text is judged: ${counts}`,
    },
  ];
}
