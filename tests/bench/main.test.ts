import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../bench/main.ts');

function bench(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
}

describe('npm run bench', () => {
  it.each(['nothing', '--fast', 'constructor'])(
    'knows no %s, says in a line what there is, and exits with 2',
    (name) => {
      const { status, stdout, stderr } = bench(name);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^bench: which one\? npm run bench -- archive \| burst \| .* \| stories\n$/);
    },
  );

  it('says with --help what there is and how many minutes all of it takes', () => {
    const { status, stdout, stderr } = bench('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/in about \d+ minutes on a quiet machine/);
    for (const name of ['archive', 'burst', 'idle', 'processes', 'start'])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });
});
