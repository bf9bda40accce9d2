import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const HANGING = join(import.meta.dirname, '../parts/hanging-process.ts');

async function ended(how: string): Promise<{ code: number | null; signal: string | null; said: string }> {
  const child = spawn(process.execPath, [HANGING, how], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, said };
}

// At the same time, since most of it is waiting.
describe.concurrent('a process whose main thread hangs', () => {
  it.each([
    ['in promises that never wait', 'promises', /turnForEver \(parts\/hanging-process\.ts:\d+\)/],
    ['in a loop', 'loop', /\(parts\/hanging-process\.ts:\d+\)/],
  ])('%s is ended, with where it hangs', async (_, how, where) => {
    const { code, said } = await ended(how);
    expect(code).toBe(3);
    expect(said).toMatch(
      /^rasid: the main thread has not gone on for 2 s, in .*; ended, to be started again$/m,
    );
    expect(said).toMatch(where);
  });

  it('in one call that does not end is killed', async () => {
    const { signal, said } = await ended('one call');
    expect(signal).toBe('SIGKILL');
    expect(said).toContain('has not gone on for 2 s, in one call');
  });

  it('goes on where it only waits', async () => {
    expect(await ended('no')).toEqual({ code: 0, signal: null, said: '' });
  });
});
