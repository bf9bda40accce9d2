import { describe, expect, it } from 'vitest';
import type { Matcher } from '../../src/alerts/match.ts';
import { knownNames } from '../../src/settings/known-names.ts';
import { matchText, parseMatch } from '../../src/settings/match-text.ts';

import { SHIPPED_CONFIG } from '../../src/settings/place.ts';

const NAMES = knownNames(SHIPPED_CONFIG, null);

describe('conditions as people type them', () => {
  it.each<[string, Matcher]>([
    ["faction=Kata'ib Hezbollah", { faction: ['kataib-hezbollah'] }],
    ['type = threat, claim ; severity=high', { type: ['threat', 'claim'], severity: 'high' }],
    ['outlets=2\ncountry=IQ', { outlets: 2, country: ['IQ'] }],
    ['level=main', { level: ['main'] }],
    [
      'topic=troop_withdrawal; not.event=corrected',
      { topic: ['troop_withdrawal'], not: { event: ['corrected'] } },
    ],
  ])('%s', (text, match) => {
    expect(parseMatch(text, NAMES)).toEqual(match);
    expect(parseMatch(matchText(match), NAMES)).toEqual(match);
  });

  it.each([
    ['', /at least one condition/],
    ['faction', /found "faction", allowed: key=value/],
    ['faktion=x', /found "faktion", allowed: topic \| .*; did you mean 'faction'\?$/],
    ['topic=troop_withdrawl', /topic: found .*; did you mean 'troop_withdrawal'\?$/],
    ['severity=loud', /severity/],
    ['level=mention', /level: .*main \| secondary/],
    ['outlets=many', /outlets/],
    ['__proto__=x', /allowed: key=value/],
  ])('refuses %j in one line', (text, words) => {
    expect(() => parseMatch(text, NAMES)).toThrow(words);
  });
});
