import type { Development } from './development.ts';
import { forceRelation, namedForce } from './forces.ts';
import type { Report } from './report.ts';
import type { StoryState } from './story.ts';

/** The forces named beside a host, each once. */
const forcesAt = (
  host: string,
  earlier: readonly { force: string | null; host: string | null }[],
): string[] => [
  ...new Set(earlier.flatMap((one) => (one.host === host ? (namedForce(one.force) ?? []) : []))),
];

/** Does the story tell of one of these forces in this country? */
const tellsOf = (story: StoryState, host: string, forces: readonly string[]): boolean =>
  forcesAt(host, story.leaving).some((earlier) =>
    forces.some((force) => ['shared', 'related'].includes(forceRelation(earlier, force))),
  );

/**
 * The stories that a development may go on with. Where it names nobody's troops in particular («all foreign forces»)
 * and several forces' stories of that country are open, it is of the one whose force the same article names, else of
 * none of them: nobody can say whose it is, and what is told in the wrong story is told to the wrong readers.
 */
export function affairsOf(
  { leaving }: Pick<Development, 'leaving'>,
  reports: readonly Report[],
  stories: readonly StoryState[],
): readonly StoryState[] {
  if (leaving === null || leaving.host === null || namedForce(leaving.force) !== null) return stories;
  const { host } = leaving;
  const beside = forcesAt(
    host,
    reports.flatMap(({ withdrawal }) => withdrawal ?? []),
  );
  const unnamed = (story: StoryState): boolean => forcesAt(host, story.leaving).length === 0;
  if (beside.length > 0) return stories.filter((story) => unnamed(story) || tellsOf(story, host, beside));
  const [first, ...others] = forcesAt(
    host,
    stories.flatMap(({ leaving }) => leaving),
  );
  const rivals = first !== undefined && others.some((other) => forceRelation(first, other) === 'different');
  return rivals ? stories.filter(unnamed) : stories;
}
