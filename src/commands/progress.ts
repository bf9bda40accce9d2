import type { CommandWorld } from './command.ts';
import { columnsOf, isTerminal } from './terminal.ts';

/** A terminal is drawn on so often at most; elsewhere a line is written so often. */
const REDRAW_MS = 100;
const LINE_MS = 15_000;
const BAR_WIDTH = 24;
const WIPE = '\r\u001b[2K';

/** `12,345` */
const grouped = (n: number): string => n.toLocaleString('en');

/** `backtest  1,200 of 4,800 articles, 25 %`; without a total, what is done alone. */
function countText(done: number, { what, total }: Pick<Work, 'what' | 'total'>): string {
  if (total === null) return `${grouped(done)} ${what}`;
  const share = total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total));
  return `${grouped(done)} of ${grouped(total)} ${what}, ${share} %`;
}

function bar(done: number, total: number | null): string {
  if (total === null) return '';
  const full = total === 0 ? BAR_WIDTH : Math.min(BAR_WIDTH, Math.floor((BAR_WIDTH * done) / total));
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_WIDTH - full)}] `;
}

/** Long work, as it is told of. */
interface Work {
  /** The command. */
  name: string;
  /** What is counted, in the plural. */
  what: string;
  /** How many there are; null where nobody knows before the end. */
  total: number | null;
  /** Are results written meanwhile? On a terminal they and a bar would be mixed, and show well enough how far it is. */
  streams: boolean;
}

/** The line on a terminal, cut to its width. */
const drawnLine = (done: number, work: Work, columns: number): string =>
  `${work.name} ${bar(done, work.total)}${countText(done, work)}`.slice(0, columns - 1);

/**
 * Passes items on and tells how far work with them has come: a bar where standard error is a terminal, wiped away at the
 * end; else a line every fifteen seconds, so that short work says nothing. `nowMs` is a clock that only goes forward.
 */
export async function* withProgress<Item>(
  world: CommandWorld,
  work: Work,
  items: AsyncIterable<Item> | Iterable<Item>,
  nowMs: () => number = () => performance.now(),
): AsyncGenerator<Item> {
  if (work.streams && isTerminal(world.stdout)) {
    yield* items;
    return;
  }
  const drawn = isTerminal(world.stderr) && world.env.TERM !== 'dumb';
  const everyMs = drawn ? REDRAW_MS : LINE_MS;
  let done = 0;
  let shownAt = nowMs();
  let shown = false;
  try {
    for await (const item of items) {
      yield item;
      done += 1;
      const now = nowMs();
      if (now - shownAt < everyMs) continue;
      shownAt = now;
      shown = true;
      world.stderr.write(
        drawn
          ? `${WIPE}${drawnLine(done, work, columnsOf(world.stderr, 80))}`
          : `rasid: ${work.name}: ${countText(done, work)}\n`,
      );
    }
  } finally {
    if (drawn && shown) world.stderr.write(WIPE);
  }
}
