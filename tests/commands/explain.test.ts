import { describe, expect, it } from 'vitest';
import { explain } from '../../src/commands/explain.ts';
import type { Explained, TopicHeading } from '../../src/judge/judge.ts';
import type { Weighing } from '../../src/judge/weighing.ts';
import type { TopicVerdict } from '../../src/model/verdict.ts';

const TEXT = 'سحبت تركيا قواتها من سوريا.';
const article = { title: 'خبر', text: TEXT, publishedAt: null, source: null };
const topic: TopicHeading = {
  id: 'troop_withdrawal',
  name: { ar: 'انسحاب', en: 'Withdrawal' },
  reader: 'withdrawals',
  threshold: 0.5,
  story: [],
};

const evidence = {
  field: 'text' as const,
  start: 0,
  end: 4,
  ruleId: 'troop_withdrawal',
  concept: 'act.remove',
};
const weighing = (score: number, more: Partial<Weighing> = {}): Weighing => ({
  topic: 'troop_withdrawal',
  evidence,
  score,
  counted: score >= 0.5,
  veto: null,
  reasons: () => [
    { feature: 'agent=state,same', words: 'تركيا', weight: 1.234 },
    { feature: 'no headline', words: '', weight: -0.5 },
  ],
  ...more,
});

function lines(weighed: Weighing[], more: Partial<TopicVerdict> = {}): string[] {
  const score = Math.max(0, ...weighed.map((one) => one.score));
  const verdict = {
    topic: topic.id,
    score,
    level: 'main' as const,
    matched: score >= 0.5,
    facets: {},
    evidence: [],
    ...more,
  };
  const explained: Explained = {
    classification: { topics: [verdict], withdrawals: [], statements: [], deadlines: [] },
    weighed,
    shares: [],
  };
  // Isolates of bidi text stand around Arabic words.
  return explain(article, explained, [topic], false)
    .replaceAll(/[\u2066-\u2069]/g, '')
    .split('\n');
}

describe('the explanation of a learned decision', () => {
  it('gives each candidate’s probability, whether it counted, and its words by number', () => {
    const shown = lines([weighing(0.93)]);
    expect(shown).toContainEqual(expect.stringMatching(/^ +0\.93 +counted +act\.remove \[1\]$/));
    expect(shown).toContainEqual(expect.stringMatching(/⟦1\u00a0?سحبت/));
  });

  it('gives under it what each feature added, with the word it was read from', () => {
    const shown = lines([weighing(0.93)]);
    const first = shown.findIndex((line) => line.includes('counted'));
    expect(shown[first + 1]).toMatch(/^ +\+1\.23 +agent=state,same: تركيا$/);
    expect(shown[first + 2]).toMatch(/^ +-0\.50 +no headline$/);
  });

  it('shows what did not count as well, and the fact that ruled it out', () => {
    const shown = lines([weighing(0.2), weighing(0.9, { counted: false, veto: 'own-country' })], {
      matched: false,
    });
    expect(shown).toContainEqual(
      expect.stringMatching(/^ +0\.90 +not counted +act\.remove \[1\], ruled out: own-country$/),
    );
    expect(shown).toContainEqual(expect.stringMatching(/^ +0\.20 +not counted/));
  });

  it('shows the four likeliest', () => {
    const shown = lines(
      [0.1, 0.2, 0.3, 0.4, 0.45, 0.48].map((score) => weighing(score)),
      { matched: false },
    );
    const scores = shown.flatMap((line) => /^ +(0\.\d\d) +not counted/.exec(line)?.[1] ?? []);
    expect(scores).toEqual(['0.48', '0.45', '0.40', '0.30']);
  });

  it('says that nothing was weighed where no word of the topic stands', () => {
    expect(lines([]).join('\n')).toContain('nothing was weighed: it has no word of what the topic is about');
  });
});
