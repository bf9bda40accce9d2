import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { EXIT, UsageError } from '../../src/commands/command.ts';
import { extractCommand } from '../../src/commands/extract.ts';
import { PayloadError } from '../../src/lib/errors.ts';

const HTML = `<html lang="ar"><head><meta charset="utf-8"><title>عنوان الخبر الأول</title></head><body><h1>عنوان الخبر الأول</h1>
<p>قال المتحدث، في بيان صدر مساء أمس، إن آخر دفعة غادرت القاعدة فجرا.</p></body></html>`;
const TEXT = 'قال المتحدث، في بيان صدر مساء أمس، إن آخر دفعة غادرت القاعدة فجرا.';

async function run(args: string[], stdin = ''): Promise<{ code: number; out: string }> {
  const stdout = new PassThrough();
  const code = await extractCommand.run(args, {
    stdin: Readable.from([stdin]),
    stdout,
    stderr: new PassThrough(),
    env: {},
  });
  stdout.end();
  return { code, out: await text(stdout) };
}

const page = join(mkdtempSync(join(tmpdir(), 'extract-')), 'page.html');
writeFileSync(page, HTML);

describe('rasid extract', () => {
  it('prints the article of a file as one JSON object', async () => {
    const { code, out } = await run([page, '--url', 'https://a.example/1?utm_source=x']);
    expect(code).toBe(EXIT.ok);
    expect(JSON.parse(out)).toEqual({
      title: 'عنوان الخبر الأول',
      text: TEXT,
      author: null,
      published: null,
      modified: null,
      siteName: null,
      lang: 'ar',
      canonicalUrl: 'https://a.example/1',
    });
  });

  it('reads the page from standard input for -', async () => {
    expect(JSON.parse((await run(['-'], HTML)).out)).toMatchObject({ text: TEXT, canonicalUrl: null });
  });

  it('answers every line in order, bad lines with an error, and goes on', async () => {
    const lines = [
      JSON.stringify({ id: 'a', path: page, url: 'https://a.example/1' }),
      JSON.stringify({ id: 'b', path: `${page}.missing` }),
      'not json',
      JSON.stringify({ id: 4, html: HTML }),
      JSON.stringify({ id: 'e' }),
      JSON.stringify({ id: 'f', html: 7 }),
    ];
    const { code, out } = await run(['--jsonl'], lines.join('\n'));
    expect(code).toBe(EXIT.badInput);
    // The same from `-` and from a file.
    expect(await run(['--jsonl', '-'], lines.join('\n'))).toEqual({ code, out });
    writeFileSync(`${page}.jsonl`, lines.join('\n'));
    expect(await run(['--jsonl', `${page}.jsonl`])).toEqual({ code, out });
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'a', article: expect.objectContaining({ text: TEXT }) },
      { id: 'b', error: expect.stringContaining('is not there') },
      { id: null, error: 'line 3: not JSON' },
      { id: 4, article: expect.objectContaining({ text: TEXT }) },
      { id: 'e', error: "line 5: neither 'path' nor 'html' is given" },
      { id: 'f', error: "line 6: 'html' must be a string" },
    ]);
  });

  it('refuses no file and two files', async () => {
    await expect(run([])).rejects.toThrow(UsageError);
    await expect(run([page, page])).rejects.toThrow(UsageError);
    await expect(run(['--jsonl', page, page])).rejects.toThrow(UsageError);
  });

  it('says which file cannot be read', async () => {
    await expect(run(['/nowhere/page.html'])).rejects.toThrow(PayloadError);
    await expect(run(['--jsonl', '/nowhere/pages.jsonl'])).rejects.toThrow(PayloadError);
  });
});
