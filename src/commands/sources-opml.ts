import { plainLine } from '../alerts/foreign-text.ts';
import { PayloadError } from '../lib/errors.ts';
import { isCountryCode } from '../model/country-code.ts';
import { OWNERSHIPS, type Source } from '../model/source.ts';
import { type OpmlOutline, readOpml } from '../sources/opml.ts';
import type { KnownSource } from '../sources/registry.ts';
import { entryLines, freeId, idFor } from './source-entry.ts';
import { trialSource } from './source-trial.ts';

const LONGEST_NAME = 120;
const LONGEST_COMMENT = 300;

/** An outline that is there already: under this address, in sources.yaml or earlier in the file. */
interface Duplicate {
  url: string;
  title: string;
  /** The source that has it. */
  as: string;
}

interface ImportedSource {
  source: KnownSource;
  /** What the file says of it besides, a line each. */
  comments: string[];
}

/** What an OPML file adds to a list of sources. */
export interface OpmlImport {
  sources: ImportedSource[];
  duplicates: Duplicate[];
  /** Addresses that are no feed. */
  unreadable: string[];
}

/** Addresses that differ in this alone are of one feed: scheme, `www.`, a slash at the end, the fragment. */
function addressKey(address: string): string {
  const { host, pathname, search } = new URL(address);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}

const ID = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

function sourceOf(outline: OpmlOutline, taken: Set<string>): KnownSource {
  const { kind, url, title, folders, language, off, own } = outline;
  const wanted = own.id !== undefined && ID.test(own.id) && own.id.length <= 60 ? own.id : idFor(kind, url);
  const id = freeId(wanted, kind, taken);
  const name = plainLine(title, LONGEST_NAME) || id;
  return {
    ...trialSource(kind, url, { allowPrivate: false, selectors: null }),
    id,
    name: { ar: name, en: plainLine(own.en ?? '', LONGEST_NAME) || name },
    country: isCountryCode(own.country ?? '') ? (own.country ?? null) : null,
    ownership: OWNERSHIPS.find((one) => one === own.ownership) ?? 'independent',
    owner: plainLine(own.owner ?? '', LONGEST_NAME) || null,
    group: plainLine(folders.filter(Boolean).join(' / '), LONGEST_NAME) || null,
    language: /^[a-z]{2,3}(?:-[\w-]{1,20})?$/i.test(language) ? language : 'ar',
    enabled: !off,
    reason: off ? plainLine(own.reason ?? '', LONGEST_COMMENT) || 'commented out in the OPML file' : null,
  };
}

const commentsOf = ({ comments, description, homeUrl }: OpmlOutline): string[] =>
  [...comments, description, homeUrl]
    .map((text) => plainLine(text, LONGEST_COMMENT))
    .filter((text) => text !== '');

/**
 * What an OPML file would add to the sources that there are. Throws PayloadError naming `file`, in one line, where it
 * cannot be used.
 */
export function importOpml(text: string, file: string, known: readonly Source[]): OpmlImport {
  const { outlines, unreadable } = readOrRefuse(text, file);
  const taken = new Set(known.map(({ id }) => id));
  const byAddress = new Map(known.map(({ id, url }) => [addressKey(url), id]));
  const found: OpmlImport = { sources: [], duplicates: [], unreadable };
  for (const outline of outlines) {
    const key = addressKey(outline.url);
    const before = byAddress.get(key);
    if (before !== undefined) {
      found.duplicates.push({ url: outline.url, title: plainLine(outline.title, LONGEST_NAME), as: before });
      continue;
    }
    const source = sourceOf(outline, taken);
    byAddress.set(key, source.id);
    found.sources.push({ source, comments: commentsOf(outline) });
  }
  return found;
}

function readOrRefuse(text: string, file: string): ReturnType<typeof readOpml> {
  try {
    return readOpml(text);
  } catch (cause) {
    throw new PayloadError(file, { cause });
  }
}

/** The sources to paste into sources.yaml, with what the file says of each as comments. */
export function importText({ sources }: OpmlImport): string {
  const entries = sources.map(({ source, comments }) =>
    ['', ...comments.map((line) => `  # ${line}`), ...entryLines(source)].join('\n'),
  );
  return `sources:${entries.length === 0 ? ' []' : `\n${entries.join('\n')}`}\n`;
}

/** What was not taken over, a line each. */
export function leftOutLines({ duplicates, unreadable }: OpmlImport): string[] {
  return [
    ...duplicates.map(
      ({ url, title, as }) => `there already, as '${as}': ${url}${title ? ` (${title})` : ''}`,
    ),
    ...unreadable.map((url) => `no feed, left out: ${plainLine(url, LONGEST_COMMENT)}`),
  ];
}
