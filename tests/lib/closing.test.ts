import { expect, it } from 'vitest';
import { createClosing } from '../../src/lib/closing.ts';

it('parts are closed last first; one that fails or hangs is named, and holds up none of the others', async () => {
  const heard: string[] = [];
  const log = {
    debug() {},
    info() {},
    warn: ({ part }: { part?: string }) => void heard.push(`${part}!`),
    error() {},
  };
  const closing = createClosing(log);
  closing.add('first', 1_000, async () => void heard.push('first'));
  closing.add('hangs', 20, () => new Promise(() => {}));
  closing.add('fails', 1_000, async () => {
    throw new Error('no');
  });
  closing.add('last', 1_000, async () => void heard.push('last'));
  await closing.closeAll();
  expect(heard).toEqual(['last', 'fails!', 'hangs!', 'first']);
  await closing.closeAll();
  expect(heard).toHaveLength(4);
});
