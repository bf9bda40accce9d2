import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocks, headed, linesOf } from '../parts/contributing.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = [
  'bin',
  'config',
  'src',
  'tests',
  'training',
  'workers',
  'schemas',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const commands = blocks.flatMap((block, at) => {
  const next = blocks[at + 1];
  const output = next?.head === 'text' ? next.body.trim() : '';
  return block.head === 'sh' ? [{ command: block.body.trim(), output }] : [];
});

let folder: TestFolder;

/** Does to a file what a block says: the lines without + have to be there, once. */
function change(file: string, body: string): void {
  const text = readFileSync(file, 'utf8');
  const before = linesOf(body, ' ', '-');
  expect(text.split(before).length, `CONTRIBUTING.md: ${file} has "${before}" once`).toBe(2);
  writeFileSync(
    file,
    text.replace(before, () => linesOf(body, ' ', '+')),
  );
}

const PROGRAMS: Readonly<Record<string, string>> = {
  rasid: 'bin/rasid.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

function run(command: string): string {
  const [, program = '', ...words] = command.split(' ');
  const file = PROGRAMS[program] ?? '';
  return execFileSync(process.execPath, [file, ...words], { cwd: folder.path, encoding: 'utf8' });
}

beforeAll(() => {
  folder = makeFolder();
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder.path, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
});
afterAll(() => folder?.remove());

describe('what CONTRIBUTING.md builds', () => {
  it('begins with a configuration folder', () => {
    expect(run(commands[0]?.command ?? '')).toContain('my-config');
  });

  it.each(blocks.filter((block) => headed('file', block) ?? headed('of', block)))('$head', (block) => {
    const made = headed('file', block);
    const changed = headed('of', block);
    if (changed) return change(join(folder.path, changed), block.body);
    const file = join(folder.path, made ?? '');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, block.body);
  });

  it('has the types that the compiler asks for', () => {
    folder.write(
      'made.json',
      JSON.stringify({
        extends: './tsconfig.json',
        include: ['src/channels/registry.ts', 'src/sources/registry.ts'],
      }),
    );
    run('npx tsc -p made.json');
  });

  it.each(commands.slice(1))('$command', ({ command, output }) => {
    expect(run(command)).toContain(output);
  });
});
