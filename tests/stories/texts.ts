import type { Statement, Withdrawal } from '../../src/model/verdict.ts';
import type { ArticleFeatures } from '../../src/stories/features.ts';
import { createMemoryIndex } from '../../src/stories/memory-index.ts';
import { sketchFeatures } from './building.ts';

// Texts whose words a faction or a withdrawal is told in, headline or background, and what becomes of them in a row.

type Placed = ReturnType<ReturnType<typeof createMemoryIndex>['place']>;

export const place = (articles: readonly ArticleFeatures[]): Placed[] => {
  const index = createMemoryIndex();
  return articles.map((article) => index.place(article));
};
export const events = (articles: readonly ArticleFeatures[]): string[] =>
  place(articles).map(({ event }) => event);
export const told = (articles: readonly ArticleFeatures[]): number =>
  new Set(place(articles).map(({ developmentId }) => developmentId)).size;

/** The moment so many hours after 9 o'clock on 20 April 2025, a Sunday. */
export const at = (hours: number): string =>
  new Date(Date.UTC(2025, 3, 20, 9) + hours * 3_600_000).toISOString();

export interface Said extends Partial<Statement> {
  /** What stands before the words in the article, so that they are its background. */
  below?: string;
  outlet?: string;
  /** Does the lead say that the faction spoke, though its words stand below? */
  inLead?: true;
}

/** A text in which a faction speaks; its words are the whole of it, or its last sentence. */
export function says(
  words: string,
  hours: number,
  { below, outlet, inLead, ...facets }: Said = {},
): ArticleFeatures {
  const before = below === undefined ? '' : `${below}. `.repeat(30);
  const text = `${before}${words}`;
  const quote = { field: 'text', start: before.length, end: text.length, text: words } as const;
  return sketchFeatures({
    ...(outlet ? { outlet } : {}),
    text,
    at: at(hours),
    statements: [{ target: 'Israel', ...facets, quote }],
    evidence: inLead ? [{ field: 'text', start: 0, end: 5, ruleId: 'statement', concept: 'houthis' }] : [],
  });
}

/** A text that tells of a withdrawal, in its headline or far below. */
export function leaves(
  words: string,
  hours: number,
  facets: Partial<Withdrawal>,
  given: { below?: string; outlet?: string; level?: 'main' | 'secondary' } = {},
): ArticleFeatures {
  const before = given.below === undefined ? '' : `${given.below}. `.repeat(30);
  const text = `${before}${words}`;
  const span = { field: 'text', start: before.length, end: text.length, text: words } as const;
  return sketchFeatures({
    ...(given.outlet ? { outlet: given.outlet } : {}),
    level: given.level ?? (given.below === undefined ? 'main' : 'secondary'),
    text,
    at: at(hours),
    withdrawals: [
      { status: 'demanded', ...facets, evidence: [{ ...span, ruleId: 'withdrawal', concept: 'act.leave' }] },
    ],
  });
}

export const named = (name: string) => ({ name, nameEn: null, role: null });
