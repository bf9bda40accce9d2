import { EventEmitter } from 'node:events';

interface Rows {
  rows: unknown[];
}

/** What BullMQ's PostgreSQL backend asks of a session. */
export interface SessionLike {
  query(text: string, params?: readonly unknown[]): Promise<Rows>;
  release(destroy?: boolean): void;
  on(event: 'notification', listener: (message: { channel: string }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What it asks of a pool; the store's pools have it. */
export interface PoolLike {
  /** `keepAlive`: a connection that drops is noticed, so that BullMQ need not look every few seconds. */
  options?: { keepAlive?: boolean | undefined } | undefined;
  connect(): Promise<SessionLike>;
  query(text: string, params?: readonly unknown[]): Promise<Rows>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  end(): Promise<void>;
}

/** One connection that several listen on, and what each of them holds in its place. */
interface Line {
  /** Tells its sharers that it is of no use any more; whoever comes next gets another. */
  giveUp(error: Error): void;
  opening: Promise<SessionLike>;
  sharers: Set<Sharer>;
  /** Those that have it, and those that wait until it is open. */
  users: number;
  /** The statement that was sent last has ended. */
  free: Promise<unknown>;
}

/** What is handed out as a session: its statements go over the shared connection, whose notifications it hears. */
class Sharer extends EventEmitter implements SessionLike {
  readonly query: SessionLike['query'];
  readonly release: () => void;
  constructor(query: SessionLike['query'], leave: (sharer: Sharer) => void) {
    super();
    this.query = query;
    this.release = () => leave(this);
  }
}

/**
 * The same pool, of which all that take a session out of it get the same one. BullMQ does so for each worker, only to
 * listen and for single statements, and a connection takes 4 MB of the server's memory. A transaction in such a
 * session would be everybody's. When the connection is lost, or a statement fails, each of its sharers hears the error,
 * and whoever comes next gets a new one; when the last has left, it is closed. So are all when the pool is ended: a
 * worker that is closed while it makes ready takes a session after that, and never gives it back.
 */
export function sharingOneLine(pool: PoolLike): PoolLike {
  let line: Line | null = null;
  let ended = false;
  const lines = new Set<Line>();

  /** Ended, not handed back: it listens. */
  function close(one: Line): void {
    if (!lines.delete(one)) return;
    if (line === one) line = null;
    one.opening.then(
      (session) => session.release(true),
      () => {},
    );
  }

  function open(): Line {
    const giveUp = (error: Error): void => {
      if (line === opened) line = null;
      for (const sharer of [...opened.sharers])
        if (sharer.listenerCount('error') > 0) sharer.emit('error', error);
    };
    const opened: Line = {
      giveUp,
      opening: pool.connect(),
      sharers: new Set(),
      users: 0,
      free: Promise.resolve(),
    };
    lines.add(opened);
    opened.opening.then((session) => {
      session.on('error', giveUp);
      session.on('notification', (message) => {
        for (const sharer of [...opened.sharers]) sharer.emit('notification', message);
      });
    }, giveUp);
    return opened;
  }

  async function connect(): Promise<SessionLike> {
    if (ended) throw new Error('the pool is closed');
    line ??= open();
    const joined = line;
    joined.users += 1;
    const session = await joined.opening;
    /** One after the other, as on a connection of one's own. */
    const query: SessionLike['query'] = (text, params) => {
      const answer = joined.free.then(() => session.query(text, params));
      // A connection that was lost before anybody listened to it says so by failing.
      joined.free = answer.catch((error: Error) => joined.giveUp(error));
      return answer;
    };
    const sharer = new Sharer(query, (left) => {
      if (!joined.sharers.delete(left)) return;
      joined.users -= 1;
      if (joined.users === 0) close(joined);
    });
    joined.sharers.add(sharer);
    return sharer;
  }

  return {
    connect,
    options: pool.options,
    query: (text, params) => pool.query(text, params),
    on: (event, listener) => pool.on(event, listener),
    end() {
      ended = true;
      for (const one of lines) close(one);
      return pool.end();
    },
  };
}
