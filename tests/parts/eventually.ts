import { setTimeout as wait } from 'node:timers/promises';

/** The bounds only say when to give up: a machine that does much else gets more time. */
const PATIENCE = 3;

/** Asks again and again until the answer is not null or false; throws, naming what was waited for, when time is up. */
export async function eventually<Value>(
  what: string,
  ask: () => Promise<Value | null | false> | Value | null | false,
  withinMs = 30_000,
): Promise<Value> {
  const until = Date.now() + withinMs * PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > until) throw new Error(`waited ${withinMs * PATIENCE} ms in vain for: ${what}`);
    await wait(50);
  }
}
