import { MINUTE_MS } from '../lib/durations.ts';
import { errorLine, SourceError } from '../lib/errors.ts';
import type { OfferedArticle } from '../model/offered.ts';
import { NO_MEMORY, type Reading } from '../model/reading.ts';
import { sourceFrom } from '../settings/sources.ts';
import type { SourceFetcher } from '../sources/fetcher.ts';
import type { ListingSelectors } from '../sources/listing.ts';
import { afterReading } from '../sources/memory.ts';
import { offeredArticles } from '../sources/offered.ts';
import type { KindName, KnownSource } from '../sources/registry.ts';
import { entryLines, freeId, idFor } from './source-entry.ts';

/** What was found at one address when it was read as a source. */
export interface Trial {
  source: KnownSource;
  title: string;
  /** Null when it could not be read; then `error` says why. */
  reading: Reading | null;
  error: string | null;
  /** All items as they would be stored. */
  items: OfferedArticle[];
}

const SHOWN = 5;
const SHOWN_CHARS = 100;

/** A source as it would stand in sources.yaml with nothing said but kind, address and selectors. */
export function trialSource(
  kind: KindName,
  url: string,
  options: { allowPrivate: boolean; selectors: ListingSelectors | null },
): KnownSource {
  const { selectors, ...said } = options;
  return sourceFrom({ id: idFor(kind, url), kind, url, ...said, ...(selectors && { selectors }) });
}

/** Bounds that suit how often the source publishes, as far as one reading shows. */
function boundsFor(perHour: number): KnownSource['every'] {
  if (perHour >= 6) return { minMs: 2 * MINUTE_MS, maxMs: 30 * MINUTE_MS };
  if (perHour >= 0.5) return { minMs: 5 * MINUTE_MS, maxMs: 60 * MINUTE_MS };
  return { minMs: 15 * MINUTE_MS, maxMs: 120 * MINUTE_MS };
}

/** Why an address could not be read, in one line, with what lets a private one be read. */
export function trialError(error: SourceError, allowPrivate: boolean): string {
  const hint =
    error.failure === 'address-refused' && !allowPrivate
      ? '; --allow-private lets addresses of this machine and network be read'
      : '';
  return `${errorLine(error)}${hint}`;
}

/** Reads a source once, as the service would the first time. What the source does wrong is in the answer. */
export async function trialOf(fetcher: SourceFetcher, source: KnownSource, title: string): Promise<Trial> {
  try {
    const reading = await fetcher.read(source, NO_MEMORY);
    const { pattern } = afterReading(NO_MEMORY, reading, new Date());
    const moved = reading.movedTo === null ? source : { ...source, url: reading.movedTo };
    return {
      source: { ...moved, every: boundsFor(pattern?.perHour ?? 1) },
      title,
      reading,
      error: null,
      items: offeredArticles(reading.items, source.url),
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const why = trialError(error, source.allowPrivate);
    return { source, title, reading: null, error: `${error.failure}: ${why}`, items: [] };
  }
}

function itemLines(item: OfferedArticle): string[] {
  const text = item.offeredText.replaceAll(/\s+/g, ' ');
  const page = item.offeredWhole ? 'whole text' : 'the page will be read for the text';
  return [
    `#   ${item.publishedAt ?? 'no date'}  ${item.title || '(no title)'}`,
    `#     ${item.canonicalUrl}`,
    `#     ${text.length} characters, ${page}${text ? `: ${text.slice(0, SHOWN_CHARS)}${text.length > SHOWN_CHARS ? '…' : ''}` : ''}`,
  ];
}

/** The source as its entry has it: with an id of its own, and the title for a name where it is Arabic. */
function named(source: KnownSource, id: string, title: string): KnownSource {
  return { ...source, id, name: { ar: /\p{Script=Arabic}/u.test(title) ? title : id, en: id } };
}

/** Trials for people: notes as YAML comments, and an entry to paste for everything that can be read. */
export function trialText(trials: readonly Trial[]): string {
  const lines: string[] = ['sources:'];
  const taken = new Set<string>();
  for (const { source, title, reading, error, items } of trials) {
    lines.push('', `# ${source.kind} ${source.url}${title ? `  (${title})` : ''}`);
    if (reading === null) {
      lines.push(`#   not readable: ${error}`);
      continue;
    }
    lines.push(
      `#   ${items.length === 1 ? '1 item' : `${items.length} items`}${items.length > SHOWN ? `, the first ${SHOWN}` : ''}:`,
    );
    lines.push(...items.slice(0, SHOWN).flatMap(itemLines));
    lines.push(...reading.findings.map((finding) => `#   finding: ${finding.kind}: ${finding.detail}`));
    if (reading.movedTo !== null) lines.push(`#   moved for good to ${reading.movedTo}`);
    lines.push(...entryLines(named(source, freeId(source.id, source.kind, taken), title)));
  }
  return `${lines.join('\n')}\n`;
}
