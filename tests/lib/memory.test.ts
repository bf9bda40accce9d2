import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

const MODULE = new URL('../../src/lib/memory.ts', import.meta.url).href;
const CODE = `import(${JSON.stringify(MODULE)}).then(({ giveBackMemory }) => giveBackMemory())`;

it('gives memory back in several threads at the same moment, and ends none of them', async () => {
  const threads = Array.from({ length: 12 }, () => new Worker(CODE, { eval: true }));
  expect(await Promise.all(threads.map((thread) => once(thread, 'exit')))).toEqual(threads.map(() => [0]));
});
