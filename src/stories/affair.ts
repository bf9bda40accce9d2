import { affairsOf } from './anonymous.ts';
import type { Development } from './development.ts';
import { bestFit, type Fit } from './fit.ts';
import type { Comparable } from './likeness.ts';
import { sameAffair } from './same-affair.ts';
import { isClosed, type StoryState } from './story.ts';

/** What a new development goes on with; without `open` it opens a story of its own. */
export interface Affair {
  open: [StoryState, Fit] | null;
  follows: string | null;
}

/** Of the known stories that an article tells again, the one whose words it denies. */
export function deniedIn({ report }: Comparable, joined: readonly StoryState[]): Affair | null {
  if (report.statement?.type !== 'denial') return null;
  const { factionId } = report.statement;
  const story = joined.find(({ words }) => words.some((said) => said.factionId === factionId));
  if (!story) return null;
  return { open: [story, { score: 1, reasons: ['denies what was told'], confirms: false }], follows: null };
}

/** The story a new development goes on with, and where none is open, the closed one it follows. */
export function affairOf(
  first: Comparable,
  development: Development,
  stories: readonly StoryState[],
): Affair {
  const { timeMs, reports } = first.article;
  const fitTo = (story: StoryState): Fit => sameAffair(first, development, story);
  const open = bestFit(
    affairsOf(
      development,
      reports,
      stories.filter((story) => !isClosed(story, timeMs)),
    ),
    fitTo,
  );
  if (open) return { open, follows: null };
  const closed = bestFit(
    stories.filter((story) => isClosed(story, timeMs) && story.id !== ''),
    fitTo,
  );
  return { open: null, follows: closed?.[0].id ?? null };
}
