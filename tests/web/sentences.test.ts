import { describe, expect, it } from 'vitest';
import { translation } from '../../src/web/language/sentences.ts';

const ways = { loud: (part: string) => part.toUpperCase() };
const said = translation(
  [
    ['^lost (?<what>\\w+)(?:: (?<why>.+))?$', '{what:loud} perdu[ ({why})]'],
    ['^lost .+$', 'quelque chose de perdu'],
  ],
  ways,
);

describe('a sentence that Rasid words in English', () => {
  it.each([
    ['lost keys: a hole', 'KEYS perdu (a hole)', 'with its parts'],
    [
      'lost keys: {what:loud} [x]',
      'KEYS perdu ({what:loud} [x])',
      'with parts that look like a template, as they are',
    ],
    ['lost keys', 'KEYS perdu', 'without what stands around a part that is missing'],
    ['lost all keys', 'quelque chose de perdu', 'by the first pattern that fits'],
  ])('%s: %s, %s', (english, other) => expect(said(english)).toBe(other));

  it('is null where no pattern fits', () => expect(said('found keys')).toBeNull());

  it.each([
    ['a part that its pattern does not have', '{whose}'],
    ['a way of saying it that is not known', '{what:softly}'],
  ])('is refused with %s', (_, template) => {
    expect(() => translation([['^lost (?<what>.+)$', template]], ways)).toThrow(`'${template}': no `);
  });
});
