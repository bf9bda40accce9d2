import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { evalCommand } from '../../src/commands/eval.ts';
import { errorLine } from '../../src/lib/errors.ts';
import { makeFolder } from '../parts/folder.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const LINES = [
  {
    id: 's1',
    title: 'كتائب القسام: لن نقبل أي اتفاق جزئي',
    text: '',
    published: '2025-04-01',
    W: 'none',
    F: 'main',
  },
  { id: 's2', title: 'انسحاب لاعب من البطولة', text: 'قال المدرب إنه مصاب.', W: 0, F: 0 },
  { id: 's3', title: 'عمال المصنع: لن نقبل الخفض', text: '', W: 'none', F: 'main' },
];

async function output(args: string[], input?: string): Promise<string> {
  const stdout = new PassThrough();
  const printed = text(stdout);
  const stdin = Readable.from([input ?? LINES.map((line) => JSON.stringify(line)).join('\n')]);
  await evalCommand.run(args, { stdin, stdout, stderr: new PassThrough(), env: {} });
  stdout.end();
  return printed;
}

/** The line that the program would print for a failure. */
const refusal = (args: string[], input?: string): Promise<string> =>
  output(args, input).then(() => 'nothing was refused', errorLine);

describe('rasid eval', () => {
  it('lays out a row a topic and names what was misjudged, with the reason', async () => {
    const out = await output(['-']);
    expect(out).toContain('-: 3 articles');
    expect(out).toMatch(/^topic +precision +recall +F1 +TP +FP +FN +TN/m);
    expect(out).toMatch(/^faction_statement +1\.000 +0\.500 +0\.666 +1 +0 +1 +1/m);
    expect(out).toContain('false negatives of faction_statement: 1\n  s3  عمال المصنع: لن نقبل الخفض');
  });

  it('sets the probabilities that were said beside what is so, by decile', async () => {
    const out = await output(['-']);
    expect(out).toMatch(/^reliability of faction_statement: expected calibration error 0\.\d{3}$/m);
    expect(out).toMatch(/^ {2}probability +articles +said +right\n {2}0\.0 to 0\.1 +2 +0\.0\d\d +0\.500$/m);
    expect(await output(['-', '--baseline', 'keywords'])).not.toContain('reliability');
  });

  it('gives the same as JSON', async () => {
    const report = JSON.parse(await output(['-', '--json']));
    expect(report.articles).toBe(3);
    expect(report.topics[1]).toMatchObject({
      topic: 'faction_statement',
      truePositives: 1,
      falseNegatives: 1,
    });
    expect(report.confusions[0]).toMatchObject({ id: 's3', kind: 'false negative' });
  });

  it('measures a keyword list on the same lines', async () => {
    const out = await output(['-', '--baseline', 'keywords']);
    expect(out).toContain(
      'false positives of troop_withdrawal: 1\n  s2  انسحاب لاعب من البطولة\n      keyword "انسحاب"',
    );
  });

  it('scores stories', async () => {
    const story = (id: string, title: string, label: string | null) =>
      JSON.stringify({
        id,
        source: id,
        owner: null,
        title,
        text: '',
        publishedAt: '2025-04-01T10:00:00Z',
        story: label,
      });
    const lines = [
      story('a', 'كتائب القسام: لن نقبل أي اتفاق جزئي', 'h'),
      story('b', 'كتائب القسام: لن نقبل اي اتفاق جزئي', 'h'),
      story('c', 'أسعار الخضار ترتفع', null),
    ].join('\n');
    const report = JSON.parse(await output(['--stories', '-', '--json'], lines));
    expect(report).toMatchObject({
      articles: 3,
      stories: 1,
      pairwise: { f1: 1 },
      missed: [],
      wronglyPlaced: [],
    });
  });

  it('names the file and the line that cannot be read', async () => {
    const file = folder.write(
      'labels.jsonl',
      `${JSON.stringify(LINES[0])}\n\n{"id": "x", "title": "ع", "W": "perhaps"}\n`,
    );
    const broken = folder.write('broken.jsonl', 'not json\n');
    expect(await refusal([file])).toMatch(new RegExp(`^${file}:3: W: found 'perhaps'`));
    expect(await refusal([broken])).toBe(`${broken}:1: not JSON`);
    expect(await refusal([`${broken}.absent`])).toMatch(/absent: is not there/);
    expect(await refusal(['--stories', '-'], '{"id":"x","story":3}')).toMatch(
      /^standard input:1: story: found number/,
    );
  });

  it.each([[[]], [['-', '--baseline', 'magic']], [['-', '--baseline', 'keywords', '--stories']]])(
    'refuses the words %j',
    async (args) => {
      await expect(output(args)).rejects.toMatchObject({ name: 'UsageError' });
    },
  );
});
