import { describe, expect, it } from 'vitest';
import { saidBy, sayerLabel } from '../../src/alerts/sayer-label.ts';
import type { Sayer, SayerKind, WithdrawalStatus } from '../../src/model/verdict.ts';

const sayer = (
  kind: SayerKind | null,
  nameEn: string | null,
  role: string | null,
  party: string | null,
): Sayer => ({
  kind,
  name: 'فلان',
  nameEn,
  role,
  party,
});

const relaying = (by: Sayer): Sayer => ({ ...by, relays: true });

describe('who says so, in English', () => {
  it.each<[Sayer, string | null]>([
    [sayer('person', 'Donald Trump', 'president', 'US'), 'US president Donald Trump'],
    [sayer('person', 'Donald Trump', null, 'US'), 'Donald Trump'],
    [sayer('body', null, 'parliament', 'IQ'), 'the Iraqi parliament'],
    [sayer('member', null, 'MP', null), 'an MP'],
    [sayer('member', null, 'official', 'US'), 'a US official'],
    [sayer('member', null, 'official', 'IL'), 'an Israeli official'],
    [sayer('member', null, 'government spokesman', 'UG'), 'a Ugandan government spokesman'],
    [sayer('several', null, 'officials', 'UA'), 'Ukrainian officials'],
    [sayer('several', null, 'media', 'IL'), 'Israeli media'],
    [sayer('person', null, 'foreign minister', 'RU'), 'the Russian foreign minister'],
    [sayer('member', null, 'minister', null), 'a minister'],
    [sayer('member', null, 'spokesman', 'Houthis'), 'the Houthis’ spokesman'],
    [sayer('body', null, null, 'Hezbollah'), 'Hezbollah'],
    [sayer('body', null, null, 'TR'), 'Turkey'],
    [sayer('outlet', null, 'newspaper', 'IL'), 'an Israeli newspaper'],
    [sayer('body', null, 'television', 'SY'), 'the Syrian television'],
    [sayer('person', null, 'deputy foreign minister', 'RU'), 'the Russian deputy foreign minister'],
    [sayer('outlet', 'Haaretz', null, null), 'Haaretz'],
    [sayer('member', null, 'security source', null), 'a security source'],
    [sayer('member', null, 'Kremlin spokesman', null), 'a Kremlin spokesman'],
    [sayer('member', null, 'United Nations ambassador', 'RU'), 'a Russian United Nations ambassador'],
    [sayer('body', null, 'government', null), null],
    [sayer('person', null, 'foreign minister', null), null],
    [sayer('person', null, 'head', 'LB'), null],
    [sayer(null, null, null, null), null],
  ])('%o: %s', (by, label) => {
    expect(sayerLabel(by)).toBe(label);
  });

  it.each<[WithdrawalStatus, Sayer | undefined, string]>([
    ['demanded', sayer('body', null, 'parliament', 'IQ'), ' by the Iraqi parliament'],
    ['announced', sayer('person', null, 'president', 'US'), ' by the US president'],
    ['announced', sayer('member', null, 'senator', 'FR'), ', says a French senator'],
    ['refused', sayer('person', null, 'foreign minister', 'RU'), ', says the Russian foreign minister'],
    ['planned', sayer('several', null, 'officials', 'US'), ', say US officials'],
    ['demanded', relaying(sayer('several', null, 'sources', null)), ', say sources'],
    ['demanded', relaying(sayer('member', null, 'security source', 'IQ')), ', says an Iraqi security source'],
    ['demanded', relaying(sayer('several', null, 'media', 'IL')), ', say Israeli media'],
    ['demanded', sayer('several', null, 'demonstrators', 'IQ'), ' by Iraqi demonstrators'],
    ['announced', sayer('outlet', 'Haaretz', null, null), ', says Haaretz'],
    ['completed', sayer(null, null, null, null), ''],
    ['completed', undefined, ''],
  ])('behind "%s" by %o stands "%s"', (status, by, words) => {
    expect(saidBy({ status, by, force: 'US', host: 'IQ' })).toBe(words);
  });
});
