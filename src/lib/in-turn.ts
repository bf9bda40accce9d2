// One thread does everything, so what takes long must let the rest go on. Whoever waits for a turn gets one round of
// the event loop to itself: timers, answers and the other rounds of work lie between two turns.

/** So long a turn may take. */
const TURN_MS = 8;

const waiting: (() => void)[] = [];
let isCalling = false;

function callNext(): void {
  const next = waiting.shift();
  if (next === undefined) {
    isCalling = false;
    return;
  }
  next();
  setImmediate(callNext);
}

/** Resolves when it is the caller's turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (isCalling) return;
    isCalling = true;
    setImmediate(callNext);
  });
}

/** Work in steps, none of which takes long. */
export type Steps<Result> = Generator<void, Result>;

/** Does all steps now. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the steps in turns, as many in each as there is time for. Throws what they throw. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    await turn();
    const until = performance.now() + TURN_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
  }
}

function* mapped<Item, Result>(items: readonly Item[], work: (item: Item) => Result): Steps<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(work(item));
    yield;
  }
  return results;
}

/** Maps in order, in turns. */
export const eachInTurn = <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<Result[]> => inTurns(mapped(items, work));
