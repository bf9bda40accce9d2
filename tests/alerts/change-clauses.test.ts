import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/model/change.ts';
import type { Withdrawal } from '../../src/model/verdict.ts';
import { compose, judged, news } from './samples.ts';

const headline = (whatsNew: string | Change[], withdrawal: Partial<Withdrawal>, said = false): string =>
  compose(
    [
      judged({
        title: 't',
        text: 'كلام',
        withdrawals: [{ words: ['كلام'], ...withdrawal }],
        ...(said ? { statements: [{ words: 'كلام', faction: 'Hamas' }] } : {}),
      }),
    ],
    { event: 'status_changed', whatsNew: typeof whatsNew === 'string' ? news(whatsNew) : whatsNew },
  ).headline.replace('; 1 independent outlet', '');

const shows = (words: string): string => {
  const statements = [{ words, faction: 'Hamas', type: 'claim' as const }];
  const article = judged({ title: 't', text: words, statements });
  const { headline } = compose([article], { event: 'new_statement', whatsNew: news('another claim') });
  return headline.replace('; 1 independent outlet', '');
};

const speaks = (whatsNew: string, nameEn: string | null): string => {
  const speaker = nameEn === null ? null : { name: 'سليم', nameEn, role: null };
  const article = judged({
    title: 't',
    text: 'قال سليم كلام',
    statements: [{ words: 'كلام', faction: 'Hamas', speaker }],
  });
  return compose([article], { event: 'new_statement', whatsNew: news(whatsNew) }).headline.replace(
    '; 1 independent outlet',
    '',
  );
};

describe('what changed is told where the headline tells the thing that changed', () => {
  it.each([
    ['another claim', shows('استهدفنا دبابة'), 'Hamas claims an operation; another claim'],
    [
      'no other claim, of footage',
      shows('مشاهد من استهداف دبابة'),
      'Hamas publishes footage of an operation',
    ],
    [
      'the step before, behind the step',
      headline('status: denied → planned', { status: 'planned' }),
      'US withdrawal from Iraq: planned (was denied)',
    ],
    [
      'the step before of a base handed over',
      headline('status: started → completed in part', { status: 'completed', extent: 'part' }),
      'Partial US withdrawal from Iraq: completed (was started)',
    ],
    [
      'the same step once more',
      headline('ongoing again; another base or town', { status: 'ongoing' }),
      'US withdrawal from Iraq: ongoing again; another base or town',
    ],
    [
      'the same step by others, before the step',
      headline([{ kind: 'step-also', step: 'demanded' }], {
        status: 'demanded',
        by: { kind: 'body', name: 'البرلمان', nameEn: null, role: 'parliament', party: 'IQ' },
      }),
      'US withdrawal from Iraq: also demanded by the Iraqi parliament',
    ],
    [
      'what was told last, behind the step',
      headline('last told: refused; another base or town', { status: 'demanded' }),
      'US withdrawal from Iraq: demanded (last told: refused); another base or town',
    ],
    [
      'a first date once',
      headline('ongoing again; date: 1 May 2024', { status: 'ongoing', deadline: '2024-05-01' }),
      'US withdrawal from Iraq: ongoing again; deadline 1 May 2024',
    ],
    [
      'a new date with the one before',
      headline('new date: May 2024 (was 1 Apr 2024)', { status: 'planned', deadline: '2024-05' }),
      'US withdrawal from Iraq: planned; deadline May 2024 (was 1 Apr 2024)',
    ],
    [
      'a date that is not its deadline as it is',
      headline('date: 1 May 2024', { status: 'planned' }),
      'US withdrawal from Iraq: planned; date: 1 May 2024',
    ],
    [
      'a step of another withdrawal as it is',
      headline('status: denied → planned', { status: 'ongoing' }),
      'US withdrawal from Iraq: ongoing; status: denied → planned',
    ],
    [
      'a new kind of statement that leads, not again',
      headline('a new threat', { status: 'demanded' }, true),
      'Hamas makes a threat; US withdrawal from Iraq: demanded',
    ],
    [
      'a step behind the withdrawal, not behind the statement that leads',
      headline('status: planned → demanded; another threat', { status: 'demanded' }, true),
      'Hamas makes a threat; another threat; US withdrawal from Iraq: demanded (was planned)',
    ],
    [
      'another speaker by his name where the headline lacks it',
      speaks('another threat; another speaker: Salim Radi', null),
      'Hamas makes a threat; another threat; another speaker: Salim Radi',
    ],
    [
      'another speaker, not by the name that it has',
      speaks('another threat; another speaker: Salim Radi', 'Salim Radi'),
      'Hamas (Salim Radi) makes a threat; another threat; another speaker',
    ],
  ])('%s', (_name, told, expected) => {
    expect(told).toBe(expected);
  });
});
