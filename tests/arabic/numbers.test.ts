import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/arabic/normalize.ts';
import { digitsValue, readNumber } from '../../src/arabic/numbers.ts';
import { tokenize } from '../../src/arabic/tokens.ts';

const found = (text: string): [number, string][] => {
  const normal = normalize(text);
  const tokens = tokenize(normal);
  const numbers: [number, string][] = [];
  for (let at = 0; at < tokens.length; ) {
    const read = readNumber(tokens, at);
    const next = read?.endToken ?? at + 1;
    if (read) numbers.push([read.value, normal.text.slice(tokens[at]?.start, tokens[next - 1]?.end)]);
    at = next;
  }
  return numbers;
};

describe('numbers in a text', () => {
  it.each<[string, [number, string][]]>([
    ['نقل ٢٬٥٠٠ جندي', [[2500, '2,500']]],
    [
      'نقل 2.500 جندي و2.5 طن',
      [
        [2500, '2.500'],
        [2.5, 'و2.5'],
      ],
    ],
    ['نحو 3 آلاف جندي', [[3000, '3 الاف']]],
    ['بقي الـ55 منهم', [[55, 'ال55']]],
    ['خمسة جنود', [[5, 'خمسه']]],
    ['خمسة عشر جنديا', [[15, 'خمسه عشر']]],
    ['خمسة وعشرين جنديا', [[25, 'خمسه وعشرين']]],
    ['مئة وخمسة وعشرون', [[125, 'مئه وخمسه وعشرون']]],
    ['ثلاثمائة جندي', [[300, 'ثلاثمائه']]],
    ['ثلاث مئة وعشرة', [[310, 'ثلاث مئه وعشره']]],
    ['ألف وخمسمئة جندي', [[1500, 'الف وخمسمئه']]],
    ['ثلاثة آلاف وخمسمئة', [[3500, 'ثلاثه الاف وخمسمئه']]],
    ['مئتا ألف', [[200_000, 'مئتا الف']]],
    ['مليونان', [[2e6, 'مليونان']]],
    ['الحادي والثلاثين من ديسمبر', [[31, 'الحادي والثلاثين']]],
    ['الخامس عشر منه', [[15, 'الخامس عشر']]],
    ['في الأول من أيار', [[1, 'الاول']]],
    [
      'ثلاثة وخمسة',
      [
        [3, 'ثلاثه'],
        [5, 'وخمسه'],
      ],
    ],
    ['يوم الاثنين والأحد', []],
    ['واحد', [[1, 'واحد']]],
    ['وستة جنود', [[6, 'وسته']]],
    ['قوات ومعدات', []],
  ])('of %s are %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('know places in a row from counts', () => {
    const tokens = tokenize(normalize('الخامس عشر خمسة عشر'));
    expect(readNumber(tokens, 0)).toEqual({ value: 15, ordinal: true, endToken: 2 });
    expect(readNumber(tokens, 2)).toEqual({ value: 15, ordinal: false, endToken: 4 });
  });

  it.each([
    ['31.12.2021', null],
    ['1234567890123456', null],
    ['1,000,000', 1_000_000],
    ['10,5', 10.5],
    ['007', 7],
  ])('digits %s give %s', (text, expected) => {
    expect(digitsValue(text)).toBe(expected);
  });
});
