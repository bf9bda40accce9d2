import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { factions, forces } from '../../src/commands/name-lists.ts';

async function run(command: typeof factions, args: string[]): Promise<string[]> {
  const stdout = new PassThrough();
  const world = { stdin: Readable.from([]), stdout, stderr: new PassThrough(), env: {} };
  expect(await command.run(args, world)).toBe(0);
  return String(stdout.read() ?? '')
    .split('\n')
    .filter((line) => line !== '');
}

describe('what conditions may name is listed', () => {
  it.each([
    [factions, ['حماس', 'PS'], /^hamas +Hamas · حركة حماس {2}\[PS\]$/],
    [forces, ['unifil'], /^UN:UNIFIL {2}UNIFIL · اليونيفيل$/],
    [forces, ['irq'], /^IQ {2}Iraq · العراق$/],
  ])('%o %j', async (command, args, words) => {
    expect((await run(command, args))[0]).toMatch(words);
  });

  it('or said to be none', async () => {
    const stderr = new PassThrough();
    const world = { stdin: Readable.from([]), stdout: new PassThrough(), stderr, env: {} };
    expect(await forces.run(['nowhere'], world)).toBe(0);
    expect(String(stderr.read())).toMatch(/^rasid: none of \d+ has: nowhere\n$/);
  });

  it('with every spelling as JSON', async () => {
    const [line = ''] = await run(factions, ['hamas', '--json']);
    expect(JSON.parse(line)).toMatchObject({ value: 'hamas', countries: ['PS'] });
  });
});
