import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CommandWorld } from '../../src/commands/command.ts';
import { withProgress } from '../../src/commands/progress.ts';

interface Setting {
  /** Is standard error, and standard output, a terminal? */
  err?: boolean;
  out?: boolean;
  env?: Record<string, string>;
  total?: number | null;
  streams?: boolean;
  /** The clock goes on by so much with each item. */
  stepMs?: number;
}

const sink = (isTTY: boolean, say: (text: string) => void): Writable =>
  Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        say(String(chunk));
        done();
      },
    }),
    { isTTY, columns: 60 },
  );

/** What standard error was told while four items went by. */
async function told({
  err,
  out,
  env,
  total = 4,
  streams = false,
  stepMs = 20_000,
}: Setting): Promise<string[]> {
  const said: string[] = [];
  const world: CommandWorld = {
    stdin: Readable.from([]),
    stdout: sink(out ?? false, () => {}),
    stderr: sink(err ?? false, (text) => void said.push(text)),
    env: env ?? {},
  };
  let nowMs = 0;
  const clock = (): number => {
    nowMs += stepMs;
    return nowMs;
  };
  const work = { name: 'plan', what: 'articles', total, streams };
  const passed: number[] = [];
  for await (const item of withProgress(world, work, [1, 2, 3, 4], clock)) passed.push(item);
  expect(passed).toEqual([1, 2, 3, 4]);
  return said;
}

describe('progress', () => {
  it('is a bar on a terminal, within its width, wiped away at the end', async () => {
    const said = await told({ err: true });
    expect(said[1]).toBe('\r\u001b[2Kplan [############------------] 2 of 4 articles, 50 %');
    expect(said.at(-1)).toBe('\r\u001b[2K');
    expect(said).toHaveLength(5);
  });

  it('is a count where nobody knows the total', async () => {
    expect((await told({ err: true, total: null }))[2]).toBe('\r\u001b[2Kplan 3 articles');
  });

  it.each<[string, Setting]>([
    ['into a file', {}],
    ['on a dumb terminal', { err: true, env: { TERM: 'dumb' } }],
  ])('is plain lines %s', async (_where, setting) => {
    expect((await told(setting))[0]).toBe('rasid: plan: 1 of 4 articles, 25 %\n');
  });

  it.each<[string, Setting]>([
    ['of short work', { stepMs: 50, err: false }],
    ['where results scroll by on the same terminal', { err: true, out: true, streams: true }],
  ])('says nothing %s', async (_when, setting) => {
    expect(await told(setting)).toEqual([]);
  });

  it('wipes its bar away when the work fails', async () => {
    const said: string[] = [];
    const world = {
      stdin: Readable.from([]),
      stdout: sink(false, () => {}),
      stderr: sink(true, (text) => void said.push(text)),
      env: {},
    };
    let nowMs = 0;
    const failing = async (): Promise<void> => {
      const work = { name: 'plan', what: 'articles', total: 2, streams: false };
      for await (const item of withProgress(world, work, [1, 2], () => (nowMs += 1_000)))
        if (item === 2) throw new Error('the database went away');
    };
    await expect(failing()).rejects.toThrow('went away');
    expect(said.at(-1)).toBe('\r\u001b[2K');
  });
});
