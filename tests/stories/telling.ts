import { newsLine } from '../../src/alerts/change-words.ts';
import type { ArticleFeatures } from '../../src/stories/features.ts';
import { createMemoryIndex } from '../../src/stories/memory-index.ts';

/** As placed, with what is new as recipients read it. */
export type Placed = Omit<ReturnType<ReturnType<typeof createMemoryIndex>['place']>, 'whatsNew'> & {
  whatsNew: string;
};

/** Places articles one after another, as `rasid stories` does. */
export function tell(...articles: ArticleFeatures[]): Placed[] {
  const index = createMemoryIndex();
  return articles.map((article) => {
    const placed = index.place(article);
    return { ...placed, whatsNew: newsLine(placed.whatsNew) };
  });
}

export const events = (placed: readonly Placed[]): string[] => placed.map(({ event }) => event);
export const developments = (placed: readonly Placed[]): (string | null)[] =>
  placed.map(({ developmentId }) => developmentId);
export const at = (hour: number): string => new Date(Date.UTC(2024, 2, 1, hour)).toISOString();
