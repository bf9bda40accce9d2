import { createHash } from 'node:crypto';
import { z } from 'zod';
import { codeOf, PayloadError } from '../../lib/errors.ts';
import { fileTrouble } from '../../lib/file-trouble.ts';
import { textLines } from '../../lib/text-lines.ts';

/**
 * What a backup holds, packed by gzip: JSON Lines. The first is the header; then, a table after the other, `["articles"]`,
 * its rows as objects, `["articles", 417, "SHA-256 of its lines"]`; the last is the trailer. So a file that was cut
 * short, or mended by hand, is known for what it is.
 */
const FORMAT = 1;

/** What a backup says of itself before anything else. */
export interface Header {
  rasidBackup: number;
  /** Version of the Rasid that wrote it, and of its tables. */
  rasid: string;
  schema: number;
  takenAt: string;
  /** Did a Rasid watch on the database meanwhile? Then it may have sent what was still to be sent. */
  watched: boolean;
  /** Columns by table. */
  tables: Record<string, string[]>;
  /** The last id that each sequence gave. */
  lastIds: Record<string, string>;
}

interface Trailer {
  tables: number;
  rows: number;
}

/** Rows of one table, each the text of a JSON object. */
export interface Portion {
  table: string;
  rows: string[];
}

/** A backup that is being read. */
export interface Archive {
  /** Its name in messages. */
  name: string;
  header: Header;
  /** All rows in order; throws PayloadError as soon as something is missing, damaged or none of ours. */
  portions(): AsyncGenerator<Portion>;
}

/** Rows of a portion at the most, and about how many characters. */
const MOST_ROWS = 500;
const MOST_CHARACTERS = 1_000_000;

const joined = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** The lines of a backup, as text of some size at a time, from the rows of its tables in the header's order. */
export async function* archiveText(
  header: Omit<Header, 'rasidBackup'>,
  rowsOf: (table: string, columns: readonly string[]) => AsyncIterable<string[]>,
): AsyncGenerator<string> {
  yield joined([JSON.stringify({ rasidBackup: FORMAT, ...header } satisfies Header)]);
  let all = 0;
  for (const [table, columns] of Object.entries(header.tables)) {
    yield joined([JSON.stringify([table])]);
    const hash = createHash('sha256');
    let count = 0;
    for await (const rows of rowsOf(table, columns)) {
      const text = joined(rows);
      hash.update(text);
      count += rows.length;
      yield text;
    }
    yield joined([JSON.stringify([table, count, hash.digest('hex')])]);
    all += count;
  }
  const trailer: Trailer = { tables: Object.keys(header.tables).length, rows: all };
  yield joined([JSON.stringify(trailer)]);
}

/** What tells a backup, and whether this Rasid can read it. */
const MARKS = z.object({ rasidBackup: z.int(), schema: z.unknown(), rasid: z.unknown() });
const HEADER: z.ZodType<Header> = z.object({
  rasidBackup: z.int(),
  rasid: z.string(),
  schema: z.int(),
  takenAt: z.string(),
  watched: z.boolean(),
  tables: z.record(z.string(), z.array(z.string())),
  lastIds: z.record(z.string(), z.string().regex(/^\d{1,18}$/)),
});

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * What a stream of bytes failed with, as the reader's: zlib says `unexpected end of file` of what was cut off, and
 * other words of what is damaged or never was packed.
 */
function unreadable(name: string, cause: unknown): unknown {
  if (cause instanceof RangeError) return new PayloadError(`${name}: is no backup of Rasid`, { cause });
  const code = codeOf(cause);
  if (code === '') return cause;
  if (code === 'Z_BUF_ERROR') return new PayloadError(`${name}: is cut short`, { cause });
  if (code.startsWith('Z_')) return new PayloadError(`${name}: is no backup of Rasid, or damaged`, { cause });
  return new PayloadError(`${name}: ${fileTrouble(cause)}`);
}

/**
 * Opens a backup from its unpacked bytes and reads its header. Throws PayloadError for what is no backup, or one of a
 * newer Rasid than this, whose tables have version `schema`.
 */
export async function openArchive(
  name: string,
  bytes: AsyncIterable<Buffer>,
  schema: number,
): Promise<Archive> {
  const lines = textLines(bytes);
  const next = async (): Promise<string | null> => {
    try {
      const { value, done } = await lines.next();
      return done ? null : value;
    } catch (error) {
      throw unreadable(name, error);
    }
  };
  const first = await next();
  if (first === null) throw new PayloadError(`${name}: is empty`);
  const written = parsed(first);
  const { data: marks } = MARKS.safeParse(written);
  if (!marks) throw new PayloadError(`${name}: is no backup of Rasid`);
  if (marks.rasidBackup > FORMAT || Number(marks.schema) > schema) {
    throw new PayloadError(
      `${name}: was made by a newer Rasid (${marks.rasid}, tables of version ${marks.schema}; this one knows ${schema}): install that or a later one`,
    );
  }
  const { data: header } = HEADER.safeParse(written);
  if (!header) throw new PayloadError(`${name}: is damaged: its first line has not the fields of a backup's`);
  return { name, header, portions: () => portionsOf(name, header, next) };
}

async function* portionsOf(
  name: string,
  header: Header,
  next: () => Promise<string | null>,
): AsyncGenerator<Portion> {
  const damaged = (what: string): PayloadError => new PayloadError(`${name}: is damaged: ${what}`);
  const line = async (where: string): Promise<string> => {
    const found = await next();
    if (found === null) throw new PayloadError(`${name}: is cut short: it ends ${where}`);
    return found;
  };
  let all = 0;
  for (const table of Object.keys(header.tables)) {
    if ((await line(`before ${table}`)) !== JSON.stringify([table]))
      throw damaged(`${table} does not begin in its place`);
    const hash = createHash('sha256');
    let [count, size] = [0, 0];
    let rows: string[] = [];
    let closing = await line(`in ${table}`);
    for (; closing.startsWith('{'); closing = await line(`in ${table}, after ${count} rows`)) {
      hash.update(joined([closing]));
      rows.push(closing);
      count += 1;
      size += closing.length;
      if (rows.length < MOST_ROWS && size < MOST_CHARACTERS) continue;
      yield { table, rows };
      rows = [];
      size = 0;
    }
    if (closing !== JSON.stringify([table, count, hash.digest('hex')]))
      throw damaged(`the rows of ${table} are not those that were written`);
    if (rows.length > 0) yield { table, rows };
    all += count;
  }
  const trailer: Trailer = { tables: Object.keys(header.tables).length, rows: all };
  if ((await line('before its last line')) !== JSON.stringify(trailer))
    throw damaged('its last line is another');
  if ((await next()) !== null) throw damaged('something follows its last line');
}
