import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is not null or false; throws, naming what was waited for, when time is up. */
export async function eventually<Value>(
  what: string,
  ask: () => Promise<Value | null | false> | Value | null | false,
  withinMs = 30_000,
): Promise<Value> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > until) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await wait(50);
  }
}
