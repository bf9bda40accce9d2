import { createJudge } from '../../../src/judge/judge.ts';
import type { Classification, Withdrawal } from '../../../src/model/verdict.ts';
import { loadJudgement } from '../../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../../src/settings/place.ts';

const judge = createJudge(loadJudgement(SHIPPED_CONFIG));

export interface Sample {
  title?: string;
  text?: string;
  published?: string;
}

export const judged = ({ title = '', text = '', published }: Sample): Classification =>
  judge.classify({ title, text, publishedAt: published ?? null, source: null });

export const withdrawals = (sample: Sample): Withdrawal[] => judged(sample).withdrawals;

/** Each withdrawal as `force/host`, the leading one first. */
export const leaving = (sample: Sample): string[] =>
  withdrawals(sample).map(({ force, host }) => `${force}/${host}`);

/** Why each act of an article was refused. */
export const refusals = ({ title = '', text = '' }: Sample): (string | null)[] =>
  judge
    .explain({ title, text, publishedAt: null, source: null })
    .weighed.filter(({ topic }) => topic === 'troop_withdrawal')
    .map(({ refused }) => refused);
