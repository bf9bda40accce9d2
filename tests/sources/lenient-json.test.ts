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
  ])('%s', (_name, text, expected) => {
    expect(parseLenientJson(text)).toEqual(expected);
  });

  it.each([['{"a":'], ['{"a" "b"}'], [',]'], ['<html>'], ['']])('%s is no JSON all the same', (text) => {
    expect(() => parseLenientJson(text)).toThrow(SyntaxError);
  });
});
