import { describe, expect, it } from 'vitest';
import { parseLenientJson } from '../../src/sources/lenient-json.ts';

describe('JSON with the slips of glued strings is read', () => {
  it.each([
    ['a raw line break', '{"a":"سطر\nآخر"}', { a: 'سطر\nآخر' }],
    ['a raw tab and return', '{"a":"س\tط\r\nر"}', { a: 'س\tط\r\nر' }],
    ['another control character', '{"a":"س\u0001ر"}', { a: 'س ر' }],
    ['a comma before the end of an object', '{"a":1,}', { a: 1 }],
    ['a comma before the end of a list', '[1,2, \n]', [1, 2]],
    ['commas in both', '{"items":[{"id":"1",},],}', { items: [{ id: '1' }] }],
    ['a backslash that escapes nothing', '{"a":"C:\\مجلد \\u12"}', { a: 'C:\\مجلد \\u12' }],
    ['commas and quotes in a string', '{"a":"،,] \\" }","b":"x,\n}"}', { a: '،,] " }', b: 'x,\n}' }],
    ['quotes in quotes', '{"a":"قال "لا" ومضى","b":"" }', { a: 'قال "لا" ومضى', b: '' }],
    ['single quotes', "{'a':'ن\"ع\\'م',\"b\":\"it's\"}", { a: 'ن"ع\'م', b: "it's" }],
    ['comments', '{/* ا */"a":"http://x/*y*/", // ب\n"b":1}', { a: 'http://x/*y*/', b: 1 }],
    ['words that are no values', '{"a":undefined,"b":NaN,"c":-Infinity}', { a: null, b: null, c: null }],
    ['a guard against scripts', ')]}\',\n{"a":1}', { a: 1 }],
    ['a loop against scripts', 'for(;;);{"a":1}', { a: 1 }],
    ['a call around it', '/**/ jQuery11.cb({"a":")"});', { a: ')' }],
    [
      'a notice before it',
      '<br />\n<b>Warning</b>: x() in <b>/a.php</b> on line <b>3</b><br />\n{"a":1}',
      { a: 1 },
    ],
    [
      'an end that is missing',
      '{"items":[{"id":"1"},{"id":"2"},{"id":"3","ti',
      { items: [{ id: '1' }, { id: '2' }] },
    ],
    ['one missing in a list', '[{"a":[1]},{"a":', [{ a: [1] }]],
  ])('%s', (_name, text, expected) => {
    expect(parseLenientJson(text)).toEqual(expected);
  });

  it.each([
    ['comments before what is no JSON', `${'/**/'.repeat(100_000)}x`],
    ['comments without end', `{"a":1, ${'/* '.repeat(300_000)}`],
  ])('%s take linear time', (_name, text) => {
    const start = process.cpuUsage();
    expect(() => parseLenientJson(text)).toThrow(SyntaxError);
    // Trying each comment with each that follows never ends; searching the rest for each end takes minutes.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  });

  it.each([['{"a":'], ['{"a" "b"}'], [',]'], ['<html>'], ['']])('%s is no JSON all the same', (text) => {
    expect(() => parseLenientJson(text)).toThrow(SyntaxError);
  });
});
