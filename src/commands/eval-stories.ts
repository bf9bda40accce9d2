import { PayloadError } from '../lib/errors.ts';
import type { Outlet } from '../model/story.ts';
import { features } from '../stories/features.ts';
import { createMemoryIndex } from '../stories/memory-index.ts';
import { type Assignment, bcubed, pairwise, type Score } from '../stories/metrics.ts';
import { columns, figure } from './eval-table.ts';
import { fetchedAt, readStoryArticle, type StoryTools } from './story-article.ts';

/** One labelled article: its story, the story it was put in, and what is needed to show it. */
interface Placed extends Assignment {
  id: string;
  title: string;
}

/** One line of a labelled stories file; `gold` is its story. */
export interface LabelledStoryArticle {
  id: string;
  row: Record<string, unknown>;
  gold: string | null;
}

/** How well articles were put into stories. */
export interface StoriesReport {
  articles: number;
  stories: number;
  pairwise: Score;
  bcubed: Score;
  /** Labelled articles that were put in no story, and articles of no story that were put in one. */
  missed: { id: string; title: string; story: string | null }[];
  wronglyPlaced: { id: string; title: string }[];
}

/** Checks one line: {id, source, owner, title, text, publishedAt, story}. Throws PayloadError, in one line. */
export function readLabelledStory(row: Record<string, unknown>): LabelledStoryArticle {
  const { id, story } = row;
  if (typeof id !== 'string') throw new PayloadError('id: missing, needed: text');
  if (story !== null && typeof story !== 'string')
    throw new PayloadError(
      `story: found ${story === undefined ? 'nothing' : typeof story}, allowed: the id of a story, or null`,
    );
  return { id, row, gold: story };
}

/** The outlet as the line describes it: a faction's own where `owner` is set, else independent. */
function outletOf(row: Record<string, unknown>): Outlet | null {
  const { source, owner } = row;
  if (typeof source !== 'string' || typeof owner !== 'string') return null;
  return { id: source, name: { ar: source, en: source }, ownership: 'faction', owner };
}

function place(lines: readonly LabelledStoryArticle[], classify: StoryTools['classify']): Placed[] {
  const index = createMemoryIndex();
  let lastSeen: string | null = null;
  return lines.map(({ id, row, gold }) => {
    lastSeen = fetchedAt(row.publishedAt, lastSeen);
    const judged = readStoryArticle(row, { classify, outletOf: () => outletOf(row) }, 1, lastSeen);
    const { storyId } = index.place(features(judged));
    return { id, title: judged.article.title, gold, found: storyId };
  });
}

/** Judges and places labelled articles, given in time order, as `rasid stories` does. */
export function evalStories(
  lines: readonly LabelledStoryArticle[],
  classify: StoryTools['classify'],
): StoriesReport {
  const placed = place(lines, classify);
  return {
    articles: placed.length,
    stories: new Set(placed.flatMap(({ gold }) => (gold === null ? [] : [gold]))).size,
    pairwise: pairwise(placed),
    bcubed: bcubed(placed),
    missed: placed
      .filter(({ gold, found }) => gold !== null && found === null)
      .map(({ id, title, gold }) => ({ id, title, story: gold })),
    wronglyPlaced: placed
      .filter(({ gold, found }) => gold === null && found !== null)
      .map(({ id, title }) => ({ id, title })),
  };
}

/** The report for people. */
export function storiesTable(title: string, report: StoriesReport): string {
  const row = (name: string, { precision, recall, f1 }: Score): string[] => [
    name,
    ...[precision, recall, f1].map(figure),
  ];
  const lines = [
    `${title}: ${report.articles} articles, ${report.stories} stories`,
    '',
    ...columns([
      ['measure', 'precision', 'recall', 'F1'],
      row('pairwise', report.pairwise),
      row('BCubed', report.bcubed),
    ]),
  ];
  if (report.missed.length > 0) lines.push('', `in no story: ${report.missed.length}`);
  for (const { id, title: headline, story } of report.missed) lines.push(`  ${id}  ${story}  ${headline}`);
  if (report.wronglyPlaced.length > 0)
    lines.push('', `in a story, but of none: ${report.wronglyPlaced.length}`);
  for (const { id, title: headline } of report.wronglyPlaced) lines.push(`  ${id}  ${headline}`);
  return `${lines.join('\n')}\n`;
}
