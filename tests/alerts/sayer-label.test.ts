import { describe, expect, it } from 'vitest';
import { saidBy, sayerLabel } from '../../src/alerts/sayer-label.ts';
import type { Sayer, WithdrawalStatus } from '../../src/model/verdict.ts';

const sayer = (nameEn: string | null, role: string | null, party: string | null): Sayer => ({
  name: 'فلان',
  nameEn,
  role,
  party,
});

describe('who says so, in English', () => {
  it.each<[Sayer, string | null]>([
    [sayer('Donald Trump', 'president', 'US'), 'US president Donald Trump'],
    [sayer('Donald Trump', null, 'US'), 'Donald Trump'],
    [sayer(null, 'parliament', 'IQ'), 'the Iraqi parliament'],
    [sayer(null, 'official', 'US'), 'a US official'],
    [sayer(null, 'official', 'IL'), 'an Israeli official'],
    [sayer(null, 'government spokesman', 'UG'), 'a Ugandan government spokesman'],
    [sayer(null, 'officials', 'UA'), 'Ukrainian officials'],
    [sayer(null, 'media', 'IL'), 'Israeli media'],
    [sayer(null, 'foreign minister', 'RU'), 'the Russian foreign minister'],
    [sayer(null, 'minister', null), 'a minister'],
    [sayer(null, 'spokesman', 'Houthis'), 'the Houthis’ spokesman'],
    [sayer(null, null, 'Hezbollah'), 'Hezbollah'],
    [sayer(null, null, 'TR'), 'Turkey'],
    [sayer('Haaretz', 'outlet', null), 'Haaretz'],
    [sayer(null, 'security source', null), 'a security source'],
    [sayer(null, 'Kremlin spokesman', null), 'a Kremlin spokesman'],
    [sayer(null, 'government', null), null],
    [sayer(null, 'foreign minister', null), null],
    [sayer(null, 'head', 'LB'), null],
    [sayer(null, null, null), null],
  ])('%o: %s', (by, label) => {
    expect(sayerLabel(by)).toBe(label);
  });

  it.each<[WithdrawalStatus, Sayer | undefined, string]>([
    ['demanded', sayer(null, 'parliament', 'IQ'), ' by the Iraqi parliament'],
    ['announced', sayer(null, 'president', 'US'), ' by the US president'],
    ['announced', sayer(null, 'senator', 'FR'), ', says a French senator'],
    ['refused', sayer(null, 'foreign minister', 'RU'), ', says the Russian foreign minister'],
    ['planned', sayer(null, 'officials', 'US'), ', say US officials'],
    ['announced', sayer('Haaretz', 'outlet', null), ', says Haaretz'],
    ['completed', sayer(null, null, null), ''],
    ['completed', undefined, ''],
  ])('behind "%s" by %o stands "%s"', (status, by, words) => {
    expect(saidBy({ status, by, force: 'US', host: 'IQ' })).toBe(words);
  });
});
