import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classify } from '../../src/commands/classify.ts';
import type { Command } from '../../src/commands/command.ts';
import { evalCommand } from '../../src/commands/eval.ts';
import { extractCommand } from '../../src/commands/extract.ts';
import { loadStoryTools } from '../../src/commands/load-story-tools.ts';
import { parseFeedCommand } from '../../src/commands/parse-feed.ts';
import { routes } from '../../src/commands/routes.ts';
import { createStoriesCommand } from '../../src/commands/stories.ts';
import { PayloadError } from '../../src/lib/errors.ts';
import { makeFolder } from '../parts/folder.ts';

const folder = makeFolder();
const at = (name: string): string => `${folder.path}/${name}`;
/** "Withdrawal" in windows-1256. */
const WINDOWS_1256 = Buffer.from([0x0a, 0xc7, 0xe4, 0xd3, 0xcd, 0xc7, 0xc8]);

/** "The US Department of Defence announced the withdrawal of US forces from Iraq." */
const LEAVES = 'أعلنت وزارة الدفاع الأمريكية انسحاب القوات الأمريكية من العراق.';
const ODD_LINES: [id: unknown, line: string | Buffer][] = [
  ['bom', `\ufeff{"id":"bom","title":"${LEAVES}","text":"${LEAVES}"}`],
  ['u2028', `{"id":"u2028","title":"${LEAVES}","text":"قال\u2028${LEAVES}\u2029${LEAVES}"}`],
  ['\u2028', `{"id":"\u2028","title":"x","text":"y"}`],
  ['half', `{"id":"half","title":"\\ud800 ${LEAVES}","text":"\\udfff ${LEAVES} \\ud83d"}`],
  ['solid', `{"id":"solid","title":"x","text":"${'انسحاب'.repeat(90_000)}"}`],
  [null, Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
  ['deep', `{"id":"deep","title":"x","text":"y","more":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ['last', `{"id":"last","title":"${LEAVES}","text":"${LEAVES}"}`],
];
const ODD = Buffer.concat(ODD_LINES.flatMap(([, line]) => [Buffer.from(line), Buffer.from('\n')]));
const ODD_IDS = ODD_LINES.map(([id]) => id);

beforeAll(() => {
  writeFileSync(at('empty'), '');
  writeFileSync(at('blank'), ' \n\n');
  writeFileSync(at('picture'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  writeFileSync(at('windows'), WINDOWS_1256);
  writeFileSync(at('utf16'), Buffer.from('\ufeff{"title":"انسحاب"}', 'utf16le'));
  writeFileSync(at('cut.json'), '{"id": "a", "title": "انس');
  writeFileSync(at('nothing.json'), '{"id": "a"}');
  writeFileSync(at('renamed.json'), '{"title": "عنوان", "body": "نص"}');
  writeFileSync(at('list.json'), '[{"id": "a", "title": "x", "text": "y"}]');
  writeFileSync(at('odd'), ODD);
  const piece = Buffer.alloc(16 * 1024 * 1024, 'a');
  for (let times = 0; times < 5; times += 1) appendFileSync(at('endless'), piece);
  writeFileSync(at('lines'), '{"id":"a","title":"x","text":"y"}\n[1]\n{"id":"b","title":"x"');
});
afterAll(() => folder.remove());

const stories = createStoriesCommand(loadStoryTools);

async function run(command: Command, args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const done = command.run(args, { stdin: Readable.from([]), stdout, stderr, env: {} });
  const code = await done.finally(() => [stdout, stderr].map((stream) => stream.end()));
  return { code, out: await out, err: await err };
}

const refusal = (command: Command, args: string[]): Promise<unknown> =>
  run(command, args).catch((error: unknown) => error);

describe('input that is none is told in one line', () => {
  const TEXT: [string, Command, string[]][] = [
    ['classify', classify, []],
    ['routes test', routes, ['test']],
  ];
  const LINES: [string, Command, string[]][] = [
    ['classify --jsonl', classify, ['--jsonl']],
    ['routes test --jsonl', routes, ['test', '--jsonl']],
    ['parse-feed --jsonl', parseFeedCommand, ['--jsonl']],
    ['extract --jsonl', extractCommand, ['--jsonl']],
    ['stories --jsonl', stories, ['--jsonl']],
    ['eval', evalCommand, []],
    ['eval --stories', evalCommand, ['--stories']],
  ];
  const BYTES: [string, Command, string[]][] = [
    ['parse-feed', parseFeedCommand, []],
    ['extract', extractCommand, []],
  ];

  it.each([...TEXT, ...LINES, ...BYTES])(
    'an empty file, a folder and a missing one, by %s',
    async (_name, command, args) => {
      for (const [file, words] of [
        ['empty', /empty: is empty$/],
        ['.', /: is a folder, a file is needed$/],
        ['nowhere', /nowhere: is not there/],
      ] as const) {
        const error = await refusal(command, [...args, at(file)]);
        expect(error).toBeInstanceOf(PayloadError);
        expect((error as Error).message).toMatch(words);
      }
    },
    30_000,
  );

  it.each([...TEXT, ...LINES])('a file of blank lines, by %s', async (_name, command, args) => {
    const error = await refusal(command, [...args, at('blank')]);
    expect((error as Error).message).toMatch(/blank: is empty$/);
  });

  it.each([
    ['picture', /picture: is not text/],
    ['cut.json', /cut\.json: begins as a JSON object and is none$/],
    ['nothing.json', /title and text: both missing, one is needed$/],
    ['renamed.json', /text: missing, and body is not read; name it text$/],
    ['list.json', /list\.json: is a JSON list; many articles are read with --jsonl, one a line$/],
  ])('%s instead of an article', async (file, words) => {
    for (const [, command, args] of TEXT) {
      expect(((await refusal(command, [...args, at(file)])) as Error).message).toMatch(words);
    }
  });

  it.each(['windows', 'utf16'])('but an article in another encoding is read: %s', async (file) => {
    expect((await run(classify, [at(file)])).code).toBe(0);
  });

  it.each([
    ['picture', /picture: is not text$/],
    ['list.json', /list\.json: is not HTML: there is no tag in it$/],
  ])('%s instead of a page', async (file, words) => {
    expect(((await refusal(extractCommand, [at(file)])) as Error).message).toMatch(words);
  });

  it.each(LINES.slice(0, 5))(
    'bad lines, in place and counted, with exit code 1, by %s',
    async (_name, command, args) => {
      const { code, out, err } = await run(command, [...args, at('lines')]);
      const answers = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: unknown; error?: string });
      expect(answers.slice(1)).toEqual([
        { id: null, error: 'line 2: not a JSON object' },
        { id: null, error: 'line 3: not JSON' },
      ]);
      expect(err).toMatch(/lines: [23] of 3 lines could not be read; the first: line \d: .*\n$/);
      expect(code).toBe(1);
    },
    30_000,
  );

  it.each(LINES.slice(0, 5).filter(([name]) => !/parse-feed|extract/.test(name)))(
    'lines that trip other readers are each answered, in their order, by %s',
    async (_name, command, args) => {
      const { code, out, err } = await run(command, [...args, at('odd')]);
      const answers = out.split('\n').filter((line) => line !== '');
      expect(out).not.toMatch(/[\u2028\u2029]/);
      expect(answers.map((line) => (JSON.parse(line) as { id: unknown }).id)).toEqual(ODD_IDS);
      const failed = answers.flatMap((line) => (JSON.parse(line) as { error?: string }).error ?? []);
      expect(failed).toEqual(['line 6: not UTF-8']);
      expect(err).toMatch(/^rasid: .*odd: 1 of 8 lines could not be read; the first: line 6: not UTF-8\n$/);
      expect(code).toBe(1);
    },
    540_000,
  );

  it('a line without end', async () => {
    const error = await refusal(classify, ['--jsonl', at('endless')]);
    expect(error).toBeInstanceOf(PayloadError);
    expect((error as Error).message).toMatch(/a line of more than \d+ bytes/);
  }, 540_000);

  it('the line of a labelled file that is wrong', async () => {
    expect(((await refusal(evalCommand, ['--stories', at('lines')])) as Error).message).toMatch(/lines:1$/);
    expect(existsSync(at('nowhere'))).toBe(false);
  });
});
