import { describe, expect, it } from 'vitest';
import {
  clip,
  isolate,
  listed,
  plainLine,
  plainName,
  plainRun,
  webAddress,
} from '../../src/alerts/foreign-text.ts';

describe('foreign text becomes one line that cannot disturb', () => {
  it.each([
    ['line breaks become blanks', 'أول\r\nثان\u2028ثالث', 'أول ثان ثالث'],
    ['null bytes, bells and escapes go', 'أ\u0000ب\u0007ج\u001B[31m', 'أبج[31m'],
    ['overrides, embeddings and isolates go', '\u202Eعكس\u202C\u2066x\u2069\u200F', 'عكسx'],
    ['zero-width space and soft hyphen go', 'اب\u200Bت\u00AD', 'ابت'],
    ['half a surrogate pair goes', 'أ\uD83Dب', 'أب'],
    ['ZWNJ stays, since it is spelling', 'می\u200Cرود', 'می\u200Cرود'],
    ['ZWJ stays, since emoji are made of it', '👨\u200D👩', '👨\u200D👩'],
    ['tashkeel stays', 'قُوَّات', 'قُوَّات'],
    ['invisible tags go', 'a\u{E0041}b', 'ab'],
  ])('%s', (_name, raw, expected) => {
    expect(plainRun(raw)).toBe(expected);
  });

  it('reads no more of a title of a million characters than it shows', () => {
    expect(plainLine('كلمة '.repeat(200_000), 100).length).toBeLessThanOrEqual(100);
  });

  it('finds the words behind a long run of controls', () => {
    expect(plainLine(`${'\u202E'.repeat(100)}خبر`, 50)).toBe('خبر');
  });
});

describe('cutting', () => {
  it.each([
    ['what fits stays', 'خبر', 3, 'خبر'],
    ['cuts at a blank near the end', 'القوات تغادر القاعدة', 15, 'القوات تغادر…'],
    ['cuts inside a word when no blank is near', 'abcdefghij', 5, 'abcd…'],
    ['never keeps half a surrogate pair', 'aa😀', 4, 'aa😀'],
    ['drops half a pair at the cut', 'aa😀bb', 4, 'aa…'],
    ['leaves no comma before the ellipsis', 'one two three, four', 15, 'one two three…'],
  ])('%s', (_name, text, length, expected) => {
    expect(clip(text, length)).toBe(expected);
  });

  it('cuts a name in its middle, where those of one house differ least', () => {
    const named = (end: string) => plainName(`Broadcasting Corporation of the Whole Valley, ${end}`, 40);
    expect(named('Radio')).toBe('Broadcasting Corpor…Whole Valley, Radio');
    expect(named('North')).not.toBe(named('South'));
    expect(named('North').length).toBeLessThanOrEqual(40);
    expect(plainName('a😀b'.repeat(9), 10)).not.toMatch(/\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/u);
    expect(plainName('short\n name', 40)).toBe('short name');
  });

  it('isolates what there is, and nothing where there is nothing', () => {
    expect(isolate('x')).toBe('\u2068x\u2069');
    expect(isolate('')).toBe('');
  });

  it('counts what a list leaves out', () => {
    expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
    expect(listed(['a'], 2)).toBe('a');
  });
});

describe('an address is linked only when it is one of the web', () => {
  it.each([
    ['https://example.org/خبر', 'https://example.org/%D8%AE%D8%A8%D8%B1'],
    ['http://example.org/a|b', 'http://example.org/a%7Cb'],
    ["https://example.org/?q='x'", 'https://example.org/?q=%27x%27'],
    ['https://user:pass@example.org/', 'https://example.org/'],
    ['https://[2001:db8::1]:8443/', 'https://[2001:db8::1]:8443/'],
    ['https://"onclick=/', null],
    ["https://a'b/", null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['/relative', null],
    [`https://example.org/${'a'.repeat(3000)}`, null],
  ])('%s', (url, expected) => {
    expect(webAddress(url)).toBe(expected);
  });
});
