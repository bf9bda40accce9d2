import { createJudge, type Explained } from '../../src/judge/judge.ts';
import type { Classification } from '../../src/model/verdict.ts';
import { loadJudgement } from '../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';

const judge = createJudge(loadJudgement(SHIPPED_CONFIG));

export interface Sample {
  title?: string;
  text?: string;
  published?: string;
}

/** What the shipped judge makes of an article. */
export const explained = ({ title = '', text = '', published }: Sample): Explained =>
  judge.explain({ title, text, publishedAt: published ?? null, source: null });

export const judged = (sample: Sample): Classification => explained(sample).classification;
