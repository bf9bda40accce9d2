import { channel } from 'node:diagnostics_channel';
import type { z } from 'zod';
import { alert, excerpt } from './shapes/alert.ts';
import { classification, statement } from './shapes/classification.ts';
import { matcher } from './shapes/matcher.ts';
import { findings, sourceMemory } from './shapes/source-memory.ts';
import { coverage, development, left, said, story } from './shapes/story-state.ts';

/** A value in the database is not what its column promises: somebody changed it by hand, or it is of another version. */
export class StoredRowError extends Error {
  override readonly name = 'StoredRowError';
  readonly table: string;
  /** The row's id; of a judgement, the article's. */
  readonly key: string;
  /** The column, and where in its value. */
  readonly field: string;

  constructor(table: string, key: string, field: string, problem: string) {
    super(
      `database: ${table} ${key}: ${field}: ${problem} (docs/operations.md: "A stored row that is wrong")`,
    );
    this.table = table;
    this.key = key;
    this.field = field;
  }
}

/** What stands in a column, or in a part of it, as JSON. */
interface Stored<T> {
  table: string;
  field: string;
  check: z.ZodType<T>;
}

const stored = <T>(table: string, field: string, check: z.ZodType<T>): Stored<T> => ({ table, field, check });

/** Everything that is stored as JSON and read by more than SQL. */
export const STORED = {
  classification: stored('judgements', 'classification', classification),
  statement: stored('judgements', 'classification.statements', statement),
  story: stored('stories', 'state', story),
  development: stored('developments', 'state', development),
  said: stored('developments', 'state.said', said.nullable()),
  leaving: stored('developments', 'state.leaving', left.nullable()),
  coverage: stored('developments', 'state.coverage', coverage),
  eventAlert: stored('story_events', 'alert', alert),
  deliveryAlert: stored('deliveries', 'alert', alert),
  excerpt: stored('deadlines', 'excerpt', excerpt.nullable()),
  silence: stored('silences', 'match', matcher),
  memory: stored('source_states', 'memory', sourceMemory),
  findings: stored('source_states', 'memory.findings', findings.nullable()),
};

/**
 * A stored JSON value, checked: rows of older versions come out as this one has them. Throws StoredRowError, which
 * names the table, the row and the field.
 */
export function readStored<T>({ table, field, check }: Stored<T>, key: string, value: unknown): T {
  const read = check.safeParse(value);
  if (read.success) return read.data;
  const [issue, ...more] = read.error.issues;
  const place = [field, ...(issue?.path ?? [])].join('.');
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  throw new StoredRowError(table, key, place, `${issue?.message ?? 'cannot be read'}${others}`);
}

/** Where rows that cannot be read are told: whoever runs decides what becomes of it. */
const unreadable = channel('rasid:unreadable-row');

/** What `read` makes of a row, or null where it refuses it with StoredRowError: nothing else stops for it, and it is told. */
export function readableOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof StoredRowError)) throw error;
    unreadable.publish(error);
    return null;
  }
}

/** Rows as `read` makes them, without those that cannot be read. */
export function readable<Row, T extends object>(rows: readonly Row[], read: (row: Row) => T): T[] {
  return rows.map((row) => readableOrNull(() => read(row))).filter((one) => one !== null);
}

/** `limit` rows that can be read of a list, fewer only at its end: `after` reads as many behind a row, from the start behind null. */
export async function readablePage<Row, T extends object>(
  limit: number,
  after: (last: Row | null) => Promise<Row[]>,
  read: (row: Row) => T,
): Promise<T[]> {
  const page: T[] = [];
  for (let last: Row | null = null; ; ) {
    const rows: Row[] = await after(last);
    page.push(...readable(rows, read));
    last = rows.at(-1) ?? null;
    if (rows.length < limit || page.length >= limit) return page.slice(0, limit);
  }
}

/** Calls `onError` for each row that could not be read, until the returned function is called. */
export function onUnreadable(onError: (error: StoredRowError) => void): () => void {
  const listener = (error: unknown): void => {
    if (error instanceof StoredRowError) onError(error);
  };
  unreadable.subscribe(listener);
  return () => void unreadable.unsubscribe(listener);
}
