import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../../src/sources/feed/markup.ts';
import { readPlainMarkup } from '../../../src/sources/feed/plain-markup.ts';

type Mode = 'xml' | 'html';

/** What a reader is told of a source, in a line each, and where it stopped. */
function plain(source: string, mode: Mode): { told: string[]; rest: string } {
  const told: string[] = [];
  const at = readPlainMarkup(source, mode === 'xml', {
    open: (name, attributes, selfClosing) =>
      told.push(
        `<${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join('')}${selfClosing ? ' /' : ''}>`,
      ),
    close: (name) => told.push(`</${name}>`),
    text: (raw) => told.push(raw),
    cdata: (text) => told.push(`[${text}]`),
  });
  return { told, rest: source.slice(at) };
}

function whole(source: string, mode: Mode): string[] {
  const told: string[] = [];
  readMarkup(source, mode, {
    open: (name, attributes, selfClosing) =>
      told.push(
        `<${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join('')}${selfClosing ? ' /' : ''}>`,
      ),
    close: (name) => told.push(`</${name}>`),
    text: (text, isCdata) => told.push(isCdata ? `[${text}]` : text),
  });
  return told;
}

describe('plain markup is read to its end', () => {
  it.each<[name: string, mode: Mode, source: string, told: string[]]>([
    ['text alone', 'html', 'نص', ['نص']],
    ['tags and text', 'html', '<P>نص</P>', ['<p>', 'نص', '</p>']],
    ['attributes', 'html', '<a HREF="/x" title="">', ['<a href=/x title=>']],
    ['the first of two attributes', 'xml', '<a b="1" B="2"/>', ['<a b=1 />']],
    ['CDATA, also empty', 'xml', '<t><![CDATA[]]><![CDATA[<b>]]]></t>', ['<t>', '[]', '[<b>]]', '</t>']],
    ['an instruction and a comment', 'xml', '<?xml version="1.0"?><!-- x --><a>', ['<a>']],
    ['a comment between two texts', 'html', 'أ<!-- x -->ب', ['أ', 'ب']],
    ['prefixes', 'xml', '<dc:creator>س</dc:creator>', ['<dc:creator>', 'س', '</dc:creator>']],
  ])('%s', (_name, mode, source, told) => {
    expect(plain(source, mode)).toEqual({ told, rest: '' });
    expect(whole(source, mode)).toEqual(told);
  });
});

describe('what is out of the ordinary is left, with the text before it', () => {
  it.each<[name: string, mode: Mode, source: string, rest: string, told: string[]]>([
    ['a sign that begins no tag', 'html', '<b>1 < 2', '1 < 2', ['<b>', '1 < 2']],
    [
      'a program',
      'html',
      'x<script>a<b</script>',
      'x<script>a<b</script>',
      ['x', '<script>', 'a<b', '</script>'],
    ],
    ['a title is no program in XML', 'xml', '<title>x</title>', '', ['<title>', 'x', '</title>']],
    ['a value without quotes', 'html', '<br><a b=1>', '<a b=1>', ['<br>', '<a b=1>']],
    ['a value with a tag in it', 'html', '<a b="<i>">', '<a b="<i>">', ['<a b=<i>>']],
    ['CDATA without end', 'xml', '<![CDATA[x', '<![CDATA[x', ['[x]']],
    ['a comment without end', 'html', 'x<!-- y', 'x<!-- y', ['x']],
    ['a comment that may end early', 'html', '<!--> y -->', '<!--> y -->', [' y -->']],
    ['a tag without end', 'html', '<p>x<b', 'x<b', ['<p>', 'x']],
    ['a declaration', 'xml', '<!DOCTYPE rss><rss>', '<!DOCTYPE rss><rss>', ['<rss>']],
  ])('%s', (_name, mode, source, rest, told) => {
    expect(plain(source, mode).rest).toBe(rest);
    expect(whole(source, mode)).toEqual(told);
  });
});

describe('references mean the same in plain text and beside a tag that is not', () => {
  it.each([
    '&amp;',
    '&nbsp;',
    '&copy',
    '&copy=1',
    '&notit;',
    '&#8217;',
    '&#128;',
    '&#0;',
    '&#xd800;',
    '&',
    '&&amp;',
    '&x;',
  ])('%s', (reference) => {
    const [text] = whole(`${reference}<a v="${reference}">`, 'html');
    const [odd] = whole(`${reference}<a v='${reference}'>`, 'html');
    expect(text).toBe(odd);
    expect(whole(`<a v="${reference}">`, 'html')).toEqual(whole(`<a v='${reference}'>`, 'html'));
  });
});
