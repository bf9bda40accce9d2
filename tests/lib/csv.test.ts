import { describe, expect, it } from 'vitest';
import { type Cell, csvRow } from '../../src/lib/csv.ts';

describe('a record of CSV', () => {
  it.each<[string, Cell[], string]>([
    ['values as they are', ['a', 1, true, null, 'نص'], 'a,1,true,,نص\r\n'],
    [
      'what would end a field or a record, within quotes',
      ['a,b', 'say "x"', 'l1\nl2'],
      '"a,b","say ""x""","l1\nl2"\r\n',
    ],
    ['numbers below nought, which are ours', [-1.5], '-1.5\r\n'],
    ['no control that cuts a text short', ['a\0b\ud800'], 'ab\ufffd\r\n'],
  ])('has %s', (_what, cells, expected) => {
    expect(csvRow(cells)).toBe(expected);
  });

  it.each<[string, string]>([
    ['=1+1', "'=1+1"],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t'=1"`],
    ['\r=1', `"'\r'=1"`],
    ['  =1', "'  =1"],
    ['\u202e=1', "'\u202e=1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['＝1', "'＝1"],
    // Where the list separator is a semicolon, this is two cells.
    ['x;=1', `"x;'=1"`],
    ['x;"=1', `"x;""'=1"`],
    ['x\n- one', `"x\n'- one"`],
    // And these are no formulas.
    ['a-b', 'a-b'],
    ['1 + 1 = 2', '1 + 1 = 2'],
    ['؟=', '؟='],
  ])('writes %j so that no spreadsheet runs it', (text, expected) => {
    expect(csvRow([text])).toBe(`${expected}\r\n`);
  });
});
