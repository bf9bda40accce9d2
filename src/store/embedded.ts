import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import type { SqlPool, SqlResult, SqlSession } from './sql.ts';

/** The first statement of a text, without the comments some of BullMQ's begin with. */
function firstWords(text: string): string {
  return text.replace(/^(?:\s+|--[^\n]*\n)+/, '');
}

/** Hands the one session PGlite has to one holder at a time, in order of asking. */
class Turnstile {
  #last: Promise<void> = Promise.resolve();

  /** Resolves, when it is the caller's turn, to the function that ends the turn. */
  async enter(): Promise<() => void> {
    const before = this.#last;
    let leave = (): void => {};
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }
}

async function send<Row>(db: PGlite, text: string, params?: readonly unknown[]): Promise<SqlResult<Row>> {
  if (params && params.length > 0) {
    const result = await db.query<Row>(text, [...params]);
    return { rows: result.rows, rowCount: result.affectedRows || result.rows.length };
  }
  // Without parameters a text may hold several statements; like pg, the last one's rows are given back.
  const results = await db.exec(text);
  const last = results.at(-1);
  const rows = (last?.rows ?? []) as Row[];
  return { rows, rowCount: last?.affectedRows || rows.length };
}

class EmbeddedSession extends EventEmitter implements SqlSession {
  readonly #db: PGlite;
  readonly #turnstile: Turnstile;
  #leave: (() => void) | null = null;
  #unlisten: (() => Promise<void>)[] = [];

  constructor(db: PGlite, turnstile: Turnstile) {
    super();
    this.setMaxListeners(0);
    this.#db = db;
    this.#turnstile = turnstile;
  }

  async query<Row>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>> {
    const words = firstWords(text);
    const listen = /^LISTEN\s+"?(\w+)"?/i.exec(words);
    if (listen?.[1]) {
      const channel = listen[1];
      this.#unlisten.push(
        await this.#db.listen(channel, (payload) => this.emit('notification', { channel, payload })),
      );
      return { rows: [], rowCount: 0 };
    }
    if (/^BEGIN\b/i.test(words) && !this.#leave) this.#leave = await this.#turnstile.enter();
    if (this.#leave) {
      try {
        return await send<Row>(this.#db, text, params);
      } finally {
        if (/^(?:COMMIT|ROLLBACK)\b(?!\s+TO)/i.test(words)) this.#endTurn();
      }
    }
    const leave = await this.#turnstile.enter();
    try {
      return await send<Row>(this.#db, text, params);
    } finally {
      leave();
    }
  }

  #endTurn(): void {
    this.#leave?.();
    this.#leave = null;
  }

  release(): void {
    this.#endTurn();
    for (const stop of this.#unlisten.splice(0)) void stop().catch(() => {});
    this.removeAllListeners();
  }
}

class EmbeddedPool extends EventEmitter implements SqlPool {
  readonly #db: PGlite;
  readonly #turnstile = new Turnstile();

  constructor(db: PGlite) {
    super();
    this.setMaxListeners(0);
    this.#db = db;
  }

  async connect(): Promise<SqlSession> {
    return new EmbeddedSession(this.#db, this.#turnstile);
  }

  query<Row>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>> {
    return new EmbeddedSession(this.#db, this.#turnstile).query<Row>(text, params);
  }

  async end(): Promise<void> {
    const leave = await this.#turnstile.enter();
    try {
      if (!this.#db.closed) await this.#db.close();
    } finally {
      leave();
    }
  }
}

/** int8 comes as text, as pg gives it: ids stay strings whichever PostgreSQL is behind. */
const PARSERS = { [types.INT8]: (value: string) => value };

/**
 * Opens PostgreSQL inside this process (PGlite) with its files in `folder/postgres`.
 *
 * A first start builds the files in a side folder and renames it, so a process that dies while building leaves
 * nothing half-made behind. A folder that is half-made all the same (an older version, a copied one) is moved
 * aside, never deleted, and its new name reported through `onMovedAside`.
 * The caller holds the folder's lock: PGlite has none, and two processes on one folder destroy it
 * (electric-sql/pglite #1106).
 */
export async function openEmbedded(folder: string, onMovedAside: (to: string) => void): Promise<SqlPool> {
  const home = join(folder, 'postgres');
  const building = join(folder, 'postgres.building');
  if (
    existsSync(home) &&
    !(existsSync(join(home, 'PG_VERSION')) && existsSync(join(home, 'global/pg_control')))
  ) {
    const aside = `${home}.incomplete-${process.pid}-${Date.now()}`;
    await rename(home, aside);
    onMovedAside(aside);
  }
  if (!existsSync(home)) {
    await rm(building, { recursive: true, force: true });
    const first = await PGlite.create(building);
    await first.close();
    await rename(building, home);
  }
  return new EmbeddedPool(await PGlite.create(home, { parsers: PARSERS }));
}
