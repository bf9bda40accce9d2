import { expect, it } from 'vitest';
import { createGivingBack } from '../../src/schedule/memory.ts';

const NONE = { waiting: 0, active: 0, delayed: 0 };
type Busy = 'judge' | 'alert' | 'fetch' | null;

/** A process as it is at each look: what it is busy with, and how large it is; after giving back it is of 100. */
function givenBack(looks: readonly [busy: Busy, resident: number][]): () => Promise<number[]> {
  return async () => {
    let now: [Busy, number] = [null, 0];
    const at: number[] = [];
    const look = createGivingBack({
      counts: async () => {
        const queues = { fetch: NONE, read: NONE, judge: NONE, alert: NONE };
        return now[0] === null ? queues : { ...queues, [now[0]]: { ...NONE, active: 1 } };
      },
      resident: () => now[1],
      giveBack: () => {
        at.push(looks.indexOf(now));
        now = [now[0], 100];
      },
    });
    for (const one of looks) {
      now = one;
      await look();
    }
    return at;
  };
}

it.each<[string, [Busy, number][], number[]]>([
  [
    'what starting left, at the second calm look',
    [
      [null, 200],
      [null, 200],
      [null, 100],
    ],
    [1],
  ],
  [
    'nothing while articles are judged',
    [
      ['judge', 200],
      ['judge', 200],
      [null, 200],
    ],
    [],
  ],
  [
    'nothing while alerts are on their way',
    [
      ['alert', 200],
      ['alert', 200],
      [null, 200],
    ],
    [],
  ],
  [
    'also while sources are fetched',
    [
      ['fetch', 200],
      ['fetch', 200],
    ],
    [1],
  ],
  [
    'what a burst left, once a minute was calm',
    [
      [null, 200],
      [null, 200],
      ['judge', 300],
      ...Array.from({ length: 5 }, (): [Busy, number] => [null, 300]),
      ['judge', 300],
      ...Array.from({ length: 6 }, (): [Busy, number] => [null, 300]),
    ],
    [1, 14],
  ],
  [
    'nothing where little was added',
    [[null, 200], [null, 200], ...Array.from({ length: 6 }, (): [Busy, number] => [null, 114])],
    [1],
  ],
])('gives back %s', async (_what, looks, expected) => {
  expect(await givenBack(looks)()).toEqual(expected);
});

it('gives nothing back while nobody knows what waits', async () => {
  let given = 0;
  const look = createGivingBack({
    counts: async () => null,
    resident: () => 1,
    giveBack: () => (given += 1),
  });
  await look();
  await look();
  expect(given).toBe(0);
});
