import { writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../parts/folder.ts';
import { rasidHere } from '../parts/run-command.ts';

const ARTICLE = {
  id: 'a1',
  title: 'كتائب حزب الله: لن نوقف عملياتنا ما دام الاحتلال باقيا',
  text: 'قالت كتائب حزب الله العراقية في بيان إنها "لن توقف عملياتها ضد القوات الأمريكية حتى يغادر آخر جندي". ورفض متحدث باسم التحالف الدولي التعليق.',
  publishedAt: '2026-11-24T08:00:00Z',
};

const folder = makeFolder();
let file: string;
beforeAll(() => {
  file = folder.write('article.json', JSON.stringify(ARTICLE));
});
afterAll(() => folder.remove());

interface Answer {
  id: string | null;
  error?: string;
  topics: {
    topic: string;
    matched: boolean;
    evidence: { field: 'title' | 'text'; start: number; end: number }[];
  }[];
  statements: {
    factionId: string;
    faction: string;
    quote: { field: 'title' | 'text'; start: number; end: number; text: string };
  }[];
}

describe('rasid classify', () => {
  it('gives topics, statements and evidence that point into the original', async () => {
    const { code, stdout } = await rasidHere(['classify', file]);
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as Answer;
    expect(answer.id).toBe('a1');
    expect(answer.topics.find(({ topic }) => topic === 'faction_statement')?.matched).toBe(true);
    const [statement] = answer.statements;
    expect(statement?.faction).toBe("Kata'ib Hezbollah");
    const { field, start, end, text } = statement?.quote ?? {
      field: 'text' as const,
      start: 0,
      end: 0,
      text: '',
    };
    expect(ARTICLE[field].slice(start, end)).toBe(text);
    for (const span of answer.topics.flatMap(({ evidence }) => evidence)) {
      expect(span.start).toBeLessThan(span.end);
      expect(span.end).toBeLessThanOrEqual(ARTICLE[span.field].length);
    }
  });

  it('reads many from a file as well as from standard input', async () => {
    const many = folder.write('many.jsonl', `${JSON.stringify(ARTICLE)}\n{"id":"b","title":"","text":"x"}\n`);
    const { code, stdout } = await rasidHere(['classify', '--jsonl', many]);
    expect(code).toBe(0);
    const ids = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Answer).id);
    expect(ids).toEqual(['a1', 'b']);
    const missing = await rasidHere(['classify', '--jsonl', `${many}.not-there`]);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('is not there')]);
  });

  it('judges many in one process, in order, and says which line it could not', async () => {
    const lines = [
      JSON.stringify(ARTICLE),
      '{"id": "broken"',
      JSON.stringify({ id: 'b', title: 7, text: 'x' }),
      '',
      JSON.stringify({ id: 'c', title: 'أسعار الخضار ترتفع', text: '' }),
    ];
    const { code, stdout, stderr } = await rasidHere(['classify', '--jsonl'], {}, `${lines.join('\n')}\n`);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect(answers.map(({ id }) => id)).toEqual(['a1', null, 'b', 'c']);
    expect(answers.map(({ error }) => error)).toEqual([
      undefined,
      'line 2: not JSON',
      'line 3: title: found number, allowed: text',
      undefined,
    ]);
    expect(answers[3]?.topics.some(({ matched }) => matched)).toBe(false);
    expect(stderr).toBe(
      'rasid: standard input: 2 of 4 lines could not be read; the first: line 2: not JSON\n',
    );
    expect(code).toBe(1);
  });

  it('reads plain text from standard input: the first line is the headline', async () => {
    const { code, stdout } = await rasidHere(['classify', '-'], {}, `${ARTICLE.title}\n\n${ARTICLE.text}\n`);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Answer).statements).not.toEqual([]);
  });

  it('explains a judgement for people, with the evidence marked in the text', async () => {
    const { stdout } = await rasidHere(['classify', file, '--explain']);
    expect(stdout).toMatch(
      /^faction_statement +Armed faction statement +MATCH +score [01]\.\d\d, threshold 0\.\d\d$/m,
    );
    expect(stdout).toMatch(/^troop_withdrawal +Foreign troop withdrawal +(?:MATCH|no match) +score/m);
    expect(stdout).toMatch(/⟦1\u00a0.+⟧/);
    expect(stdout).toMatch(/^ +\d\.\d\d +\S+ +kataib-hezbollah \[1\]$/m);
  });

  it.each([
    ['nothing', ''],
    ['only punctuation', '؟!،.'],
    ['lone surrogates and direction overrides', '\ud83d\u202eكتائب\udc00'],
    ['HTML left in the text', '<p>قالت <b>حركة حماس</b> &nbsp; إنها</p><script>x</script>'],
  ])('does not fail on %s', async (_name, text) => {
    const { code } = await rasidHere(
      ['classify', '--jsonl'],
      {},
      `${JSON.stringify({ id: 'x', title: text, text })}\n`,
    );
    expect(code).toBe(0);
  });

  it('reads lines as JSON Lines has them: U+2028 and U+2029 end none, a byte order mark begins none', async () => {
    const text = 'قالت كتائب حزب الله في بيان:\u2028"لن نوقف\u2029عملياتنا".';
    const many = folder.write(
      'separators.jsonl',
      `\ufeff${JSON.stringify({ ...ARTICLE, text })}\r\n\n${JSON.stringify({ ...ARTICLE, id: 'b' })}`,
    );
    const { code, stdout } = await rasidHere(['classify', '--jsonl', many]);
    expect(code).toBe(0);
    const ids = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Answer).id);
    expect(ids).toEqual(['a1', 'b']);
  });

  it.each(['windows-1256', 'iso-8859-6', 'utf-16le', 'utf-16be'])('reads lines in %s', async (charset) => {
    const lines = [ARTICLE, { ...ARTICLE, id: 'a2' }].map((one) => `${JSON.stringify(one)}\n`).join('');
    const own = folder.write('own.jsonl', '');
    writeFileSync(own, iconv.encode(lines, charset, { addBOM: charset.startsWith('utf') }));
    const { code, stdout } = await rasidHere(['classify', '--jsonl', own]);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect([code, answers.map(({ id, statements }) => [id, statements.length > 0])]).toEqual([
      0,
      [
        ['a1', true],
        ['a2', true],
      ],
    ]);
  });

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085'])(
    'takes the first line for the headline, however lines end (%j)',
    async (end) => {
      const plain = folder.write('plain.txt', `${ARTICLE.title}${end}${ARTICLE.text}`);
      const { stdout } = await rasidHere(['classify', plain]);
      const { quote } = (JSON.parse(stdout) as Answer).statements[0] ?? {};
      const whole = { title: ARTICLE.title, text: ARTICLE.text };
      expect(whole[quote?.field ?? 'title'].slice(quote?.start, quote?.end)).toBe(quote?.text);
    },
  );

  it('takes a first line with a colon for who speaks, and the text for a post', async () => {
    const post = folder.write(
      'post.txt',
      'أبو عبيدة:\nالعدو سيدفع الثمن غاليا إن عاد إلى العدوان على غزة.\n',
    );
    const { stdout } = await rasidHere(['classify', post]);
    const [statement] = (JSON.parse(stdout) as Answer).statements;
    expect(statement?.quote.text).toMatch(/العدو سيدفع الثمن غاليا إن عاد إلى العدوان على غزة$/);
  });

  it('finds the encoding of a text file as of a feed', async () => {
    const old = folder.write('old.txt', '');
    writeFileSync(old, iconv.encode(`${ARTICLE.title}\n${ARTICLE.text}`, 'windows-1256'));
    const { stdout } = await rasidHere(['classify', old]);
    expect((JSON.parse(stdout) as Answer).statements[0]?.faction).toBe("Kata'ib Hezbollah");
  });

  it('reads sentences across lines broken at a width, and quotes them as they stand', async () => {
    const text =
      'قالت كتائب حزب الله العراقية في بيان نشرته مساء اليوم على منصاتها\nإنها "لن توقف عملياتها ضد القوات الأمريكية في البلاد ما دام الاحتلال\nباقيا، وحتى يغادر آخر جندي أرض العراق كلها في موعد لا يتجاوز نهاية\nالعام" وفق تعبيرها.';
    const file = folder.write('wrapped.json', JSON.stringify({ ...ARTICLE, title: 'بيان', text }));
    const answer = JSON.parse((await rasidHere(['classify', file])).stdout) as Answer;
    const quote = answer.statements[0]?.quote;
    expect(quote?.text).toContain('باقيا');
    expect(quote?.text).toBe(text.slice(quote?.start, quote?.end));
  });
});
