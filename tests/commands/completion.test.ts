import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListedCommand } from '../../src/commands/command.ts';
import { completionScript, SHELLS } from '../../src/commands/completion-scripts.ts';
import { COMMANDS, loadAll } from '../../src/commands/registry.ts';
import { makeFolder } from '../parts/folder.ts';

let commands: ListedCommand[];
const folder = makeFolder();
beforeAll(async () => {
  commands = await loadAll();
  folder.write('my config/sources.yaml', '');
  folder.write('article.json', '');
});
afterAll(() => folder.remove());

/** What a real bash offers for the last of these words, in a folder with an article and a configuration. */
function offered(...words: string[]): string[] {
  const script = `${completionScript('bash', commands)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rasid; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['-c', script, 'bash', ...words], { cwd: folder.path, encoding: 'utf8' });
  return out.split('\n').filter((line) => line !== '');
}

describe('completion in bash', () => {
  it.each<[string[], string[]]>([
    [
      ['rasid', 'de'],
      ['demo', 'deliveries', 'deadlines'],
    ],
    [['rasid', 'check', '--w'], ['--without-secrets']],
    [['rasid', 'check', '--config', 'm'], ['my config']],
    [
      ['rasid', 'classify', ''],
      ['article.json', 'my config'],
    ],
    [['rasid', 'deliveries', '--state', 'd'], ['dead']],
    [
      ['rasid', 'silences', ''],
      ['list', 'add', 'try', 'end'],
    ],
    [['rasid', 'routes', 'test', 'a'], ['article.json']],
    [['rasid', 'backtest', '--days', ''], []],
    [['rasid', 'init', ''], ['my config']],
    [['rasid', 'completion', ''], [...SHELLS]],
    [['rasid', 'nosuch', ''], []],
  ])('%j', (words, expected) => {
    expect(offered(...words).toSorted()).toEqual(expected.toSorted());
  });
});

describe.each(SHELLS)('the script for %s', (shell) => {
  it('knows every flag of every command', () => {
    const script = completionScript(shell, commands);
    for (const { name, flags } of commands) {
      const lines = script.split('\n').filter((line) => line.includes(name));
      for (const flag of Object.keys(flags)) {
        const written = shell === 'fish' ? `-l ${flag}` : `--${flag}`;
        expect(
          lines.some((line) => line.includes(written)),
          `${name} --${flag}`,
        ).toBe(true);
      }
    }
  });
});

describe('help', () => {
  it.each([...COMMANDS.keys()])('of %s explains its flags and no others', async (name) => {
    const command = await COMMANDS.get(name)?.load();
    // What other commands take is their own business: `rasid check --config DIR`.
    const own = command?.help.replace(new RegExp(`rasid (?!${name}\\b)[a-z-]+ [^)\\n]*`, 'g'), '');
    const explained = new Set(own?.match(/(?<![\w-])--[a-z][a-z-]*/g));
    const others = [...explained].filter((flag) => command?.flags[flag.slice(2)] === undefined);
    const silent = Object.keys(command?.flags ?? {}).filter((flag) => !explained.has(`--${flag}`));
    expect({ others, silent }).toEqual({ others: [], silent: [] });
  });
});
