import { BAR, BLUE, CARD, COLORS, INK, LINE, MARK, PAGE, QUOTE, REPEAT, SOFT } from './render-parts.ts';

/** What stands for a colour of letters at night, each read easily on the card and on quotes. */
const LETTERS: readonly (readonly [day: string, night: string])[] = [
  [INK, '#e6eaf0'],
  [SOFT, '#a3adbb'],
  [BLUE, '#82b8ef'],
  [REPEAT, '#e3b25a'],
  [COLORS.critical, '#ff8a98'],
  [COLORS.high, '#ff9273'],
  [COLORS.medium, '#e9b455'],
  [COLORS.low, '#7cb8e6'],
  [COLORS.info, '#a3adbb'],
];
const NIGHT_CARD = '#1a2028';
const GROUNDS: readonly (readonly [day: string, night: string])[] = [
  [PAGE, '#0f1318'],
  [CARD, NIGHT_CARD],
  [QUOTE, '#232b36'],
  [MARK, '#57460f'],
  [BAR, '#4d7ca8'],
];
const LINES: readonly (readonly [day: string, night: string])[] = [
  [LINE, '#353e4b'],
  [CARD, NIGHT_CARD],
  [BLUE, '#82b8ef'],
];

const rules = [
  ...LETTERS.map(
    ([day, night]) => `[style^="color:${day}"],[style*=";color:${day}"]{color:${night}!important}`,
  ),
  ...GROUNDS.map(
    ([day, night]) =>
      `[bgcolor="${day}"],[style*="background-color:${day}"]{background-color:${night}!important}`,
  ),
  ...LINES.map(([day, night]) => `[style*="solid ${day}"]{border-color:${night}!important}`),
];

/**
 * The head's part of a mail that is dark where the reader's system is. It goes by the colours that the inline styles have,
 * since clients that know `prefers-color-scheme` are browsers; the others never read it and keep the light mail, or darken
 * it in their own way.
 */
export const DARK_HEAD =
  '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">' +
  `<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${rules.join('')}}</style>`;
