import { describe, expect, it } from 'vitest';
import type { Matcher } from '../../src/alerts/match.ts';
import { matchText, parseMatch } from '../../src/settings/match-text.ts';

describe('conditions as people type them', () => {
  it.each<[string, Matcher]>([
    ["faction=Kata'ib Hezbollah", { faction: ["Kata'ib Hezbollah"] }],
    ['type = threat, claim ; severity=high', { type: ['threat', 'claim'], severity: 'high' }],
    ['outlets=2\ncountry=IQ', { outlets: 2, country: ['IQ'] }],
    ['level=main', { level: ['main'] }],
    ['topic=a; not.event=corrected', { topic: ['a'], not: { event: ['corrected'] } }],
  ])('%s', (text, match) => {
    expect(parseMatch(text)).toEqual(match);
    expect(parseMatch(matchText(match))).toEqual(match);
  });

  it.each([
    ['', /at least one condition/],
    ['faction', /found "faction", allowed: key=value/],
    ['faktion=x', /found "faktion", allowed: topic \| .*; did you mean 'faction'\?$/],
    ['severity=loud', /severity/],
    ['level=mention', /level: .*main \| secondary/],
    ['outlets=many', /outlets/],
    ['__proto__=x', /allowed: key=value/],
  ])('refuses %j in one line', (text, words) => {
    expect(() => parseMatch(text)).toThrow(words);
  });
});
