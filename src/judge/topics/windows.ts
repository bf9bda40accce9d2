import type { Core } from './compile.ts';
import type { Hit, TopicReading } from './reading.ts';

/** Earlier hits of one concept that are looked back at when the last one overlaps another word. */
const LOOK_BACK = 3;

const apart = (a: Hit, b: Hit): boolean => a.end <= b.first || b.end <= a.first;

/**
 * Every tightest group of hits that has each concept of the core once, words shared by none, in the order of its last
 * word. Hits of a group stand in one unit as `unitOf` tells units. Linear in the hits.
 */
export function* coreGroups(
  core: Core,
  reading: TopicReading,
  unitOf: (hit: Hit) => unknown,
): Generator<Hit[]> {
  const kinds = [...new Set(core.concepts)];
  const hits = kinds.flatMap((concept) => reading.hitsOf(concept)).sort((a, b) => a.first - b.first);
  if (core.alternatives || core.concepts.length === 1) for (const hit of hits) yield [hit];
  else if (core.ordered) yield* chains(core.concepts, hits, unitOf);
  else yield* gatherings(kinds, hits, unitOf);
}

/** Groups in any order: at each hit, the latest hits of the other concepts before it. */
function* gatherings(
  kinds: readonly string[],
  hits: readonly Hit[],
  unitOf: (hit: Hit) => unknown,
): Generator<Hit[]> {
  const recent = new Map<string, Hit[]>(kinds.map((kind) => [kind, []]));
  for (const hit of hits) {
    const group = [hit];
    for (const kind of kinds) {
      if (kind === hit.concept) continue;
      const fits = (other: Hit): boolean =>
        unitOf(other) === unitOf(hit) && group.every((member) => apart(member, other));
      const other = recent.get(kind)?.find(fits);
      if (other) group.push(other);
    }
    if (group.length === kinds.length) yield group.sort((a, b) => a.first - b.first);
    const list = recent.get(hit.concept);
    list?.unshift(hit);
    if (list && list.length > LOOK_BACK) list.pop();
  }
}

/** Groups in the given order: at each hit, the chain before it that begins latest. */
function* chains(
  concepts: readonly string[],
  hits: readonly Hit[],
  unitOf: (hit: Hit) => unknown,
): Generator<Hit[]> {
  const latest: Hit[][][] = concepts.map(() => []);
  for (const hit of hits) {
    for (let place = concepts.length - 1; place >= 0; place--) {
      if (concepts[place] !== hit.concept) continue;
      const before =
        place === 0
          ? []
          : latest[place - 1]?.find((chain) => {
              const last = chain.at(-1);
              return last !== undefined && last.end <= hit.first && unitOf(last) === unitOf(hit);
            });
      if (!before) continue;
      const chain = [...before, hit];
      if (place === concepts.length - 1) yield chain;
      const list = latest[place] as Hit[][];
      list.unshift(chain);
      if (list.length > LOOK_BACK) list.pop();
    }
  }
}
