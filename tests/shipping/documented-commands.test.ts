import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { openPages } from '../web/open-pages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCUMENTS = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const BLOCK = /^```sh(?<mark>[^\n]*)\n(?<lines>.*?)^```/gms;
const OUR_WORDS = /`((?:npx )?rasid [^`]*|npm (?:run|test|start|ci)[^`]*)`/g;

/** Commands of the documents: lines of `sh` blocks, unless marked `no-test: WHY`, and rasid's and npm's in running text. */
function documented(): { from: string; command: string }[] {
  return DOCUMENTS.flatMap((from) => {
    const text = readFileSync(join(ROOT, from), 'utf8');
    const blocks = [...text.matchAll(BLOCK)]
      .filter(({ groups }) => !/^ no-test: \S/.test(groups?.mark ?? ''))
      .flatMap(({ groups }) => (groups?.lines ?? '').split('\n'));
    const inline = [...text.replaceAll(/^```.*?^```/gms, '').matchAll(OUR_WORDS)].map(
      ([, words]) => words ?? '',
    );
    const commands = [...blocks, ...inline].map((line) => line.replace(/\s+#.*$/, '').trim());
    return commands.filter((command) => command !== '').map((command) => ({ from, command }));
  });
}

/** What no test of commands can do, and who does it instead. */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:POSTGRES_PASSWORD=\S+ )?docker /,
    'needs Docker: tests/shipping/dockerfile.test.ts, confined.test.ts',
  ],
  [/^npm ci/, 'needs a registry: .ci/run begins with it'],
  [/^npm (?:test|start|run \w+)/, 'is a script of package.json: only that it is there'],
  [/^rasid run\b.*--port 0$|^rasid run\b/, 'does not end: tests/shipping/npm-start.test.ts, tests/pipeline'],
  [/^rasid sources try https:/, 'asks an outlet: tests/commands/sources.test.ts'],
  [/^rasid deliveries retry ID$/, 'needs a dead letter: tests/chaos/ledger.test.ts'],
  [/^rasid silences end ID/, 'needs the id of one: tests/commands, and below'],
  [/^rasid articles retry ID$/, 'needs an article that was set aside: tests/workers/judge.test.ts'],
  [/^rasid restore /, 'builds a database: tests/store/backup/restore.test.ts, tests/pipeline/backup.test.ts'],
  [/ \| age /, 'needs a program of others'],
  [/^rasid mcp$/, 'does not end while its client speaks: tests/commands/mcp.test.ts'],
];

const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/^npx /, ''],
  [/ --config (?:DIR|EDITED)/, ' --config my-config'],
  [/ --against IN-FORCE/, ' --against my-config'],
  [/ --topics DIR/, ' --topics my-config/topics'],
  [/ --data (?:DIR|\.\/data)/, ''],
  [/\$\(date \+%F\)/, '2026-11-24'],
  [/\bCOMMAND\b/, 'check'],
  // Where what a command prints goes is the shell's matter.
  [/^source <\((.*)\)$/, '$1'],
  [/ > \S+$/, ''],
];

/** Where a bare name of a command stands in running text, what a reader would type, and files by what they hold. */
const AS_TYPED: Readonly<Record<string, string>> = {
  'rasid eval': 'rasid eval labelled.jsonl',
  'rasid eval FILE': 'rasid eval labelled.jsonl',
  'rasid eval FILE --config my-config': 'rasid eval labelled.jsonl --config my-config',
  'rasid routes': 'rasid routes show',
  'rasid routes test FILE': 'rasid routes test article.json',
  'rasid classify FILE --explain': 'rasid classify article.txt --explain',
  'rasid stories --jsonl --why': 'rasid stories --jsonl --why < articles.jsonl',
  'rasid sources import FILE.opml': 'rasid sources import feeds.opml',
  'rasid test-alert': 'rasid test-alert terminal',
  'rasid test-alert desk --print': 'rasid test-alert terminal --print',
  'rasid test-alert desk --config my-config': 'rasid test-alert terminal --config my-config',
  'rasid init my-config': 'rasid init another-config',
  'rasid silences add': 'rasid silences add --match "country=IQ" --for 1h --author Layla --reason "a vote"',
};

/** What a reader would type; several lines where the text has `one|another`. */
const typed = (command: string): string[] => {
  const filled = PLACEHOLDERS.reduce((text, [from, to]) => text.replace(from, to), command);
  const choice = / (?<words>\w+(?:\|\w+)+)/.exec(filled)?.groups?.words;
  if (choice === undefined) return [AS_TYPED[filled] ?? filled];
  return choice.split('|').map((word) => filled.replace(choice, word));
};
const reasonNotToRun = (command: string): string | undefined =>
  NOT_RUN.find(([pattern]) => pattern.test(command.replace(/^npx /, '')))?.[1];

const all = documented();
const lines = new Set(
  all
    .map(({ command }) => command)
    .filter((one) => !reasonNotToRun(one))
    .flatMap(typed),
);
// RASID_CONFIG says the same, so a line that is there with and without the flag is run once.
const toRun = [...lines].filter((line) => !lines.has(`${line} --config my-config`));

const ARTICLE = {
  id: '1',
  title: 'القوات الأمريكية تبدأ الانسحاب من قاعدة عين الأسد',
  text: 'بدأت القوات الأمريكية الانسحاب من قاعدة عين الأسد غربي العراق.',
  publishedAt: '2026-11-24T08:00:00Z',
  source: 'example',
};

let folder: TestFolder;
let archive: Archive;

/** A line as a reader of the documents types it, in a folder with what they speak of; run here: a new process is slow. */
async function type(line: string): Promise<{ code: number; output: string }> {
  const asked = /^curl '(?<url>[^']+)'$/.exec(line)?.groups?.url;
  if (asked !== undefined) {
    const { pathname, search } = new URL(asked);
    const answer = await openPages(archive, new Date()).request(`${pathname}${search}`);
    return { code: answer.ok ? 0 : answer.status, output: await answer.text() };
  }
  const [, command = '', file] = /^(.*?)(?: < (\S+))?$/.exec(line) ?? [];
  const [program, ...words] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
  expect(program).toBe('rasid');
  let output = '';
  const said = new Writable({
    write(chunk, _encoding, done) {
      output += String(chunk);
      done();
    },
  });
  const stdin = Readable.from(file === undefined ? [] : [readFileSync(file)]);
  const env = { RASID_CONFIG: 'my-config', RASID_DATA: archive.folder };
  return { code: await main(words, { stdin, stdout: said, stderr: said, env }), output };
}

beforeAll(async () => {
  folder = makeFolder();
  archive = await openArchive(['desk'], 'folder');
  await archive.place({
    at: new Date(Date.now() - 86_400_000).toISOString(),
    title: ARTICLE.title,
    text: ARTICLE.text,
    withdrawals: [{ words: ['القوات الأمريكية الانسحاب'] }],
    topics: ['troop_withdrawal'],
  });
  folder.write('article.txt', `${ARTICLE.title}\n\n${ARTICLE.text}\n`);
  folder.write('article.json', JSON.stringify(ARTICLE));
  folder.write('articles.jsonl', `${JSON.stringify(ARTICLE)}\n`);
  folder.write(
    'labelled.jsonl',
    `${JSON.stringify({ ...ARTICLE, published: '2026-11-24', W: 'main', F: 'none' })}\n`,
  );
  folder.write(
    'feeds.opml',
    '<opml version="2.0"><body><outline type="rss" text="Example" xmlUrl="https://www.example.org/feed"/></body></opml>',
  );
  process.chdir(folder.path);
  expect(await type('rasid init my-config')).toMatchObject({ code: 0 });
}, 540_000);
afterAll(async () => {
  process.chdir(ROOT);
  await archive?.close();
  folder?.remove();
});

describe('the commands of README and docs', () => {
  it('are found', () => {
    expect(toRun.length).toBeGreaterThan(25);
  });

  it.each(toRun)('%s', async (line) => {
    const { code, output } = await type(line);
    expect(code, output).toBe(0);
  });

  it('end a silence by the id that they list', async () => {
    const { output } = await type('rasid silences');
    const id = /^ +(\d+) {2}/m.exec(output)?.[1];
    expect(await type(`rasid silences end ${id} --author Layla`)).toMatchObject({ code: 0 });
  });

  it('name scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = all.flatMap(
      ({ command }) => /^npm (?:run )?(test|start|(?<=run )\w+)/.exec(command)?.[1] ?? [],
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(named).toContain('demo');
  });

  it.each(NOT_RUN)('%s is excused only while there is such a command', (pattern) => {
    expect(all.some(({ command }) => pattern.test(command.replace(/^npx /, '')))).toBe(true);
  });
});
