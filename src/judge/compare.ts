import type { Classification, TopicVerdict } from '../model/verdict.ts';

/** What a change of the rules does to one article under one topic. */
export interface VerdictChange {
  topic: string;
  change: 'newly matched' | 'no longer matched' | 'other facets';
  /** Facets that differ, before and after; empty unless the facets are what changed. */
  facets: { name: string; before: unknown; after: unknown }[];
}

/** Facets come back from the database with their keys in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(sorted(a) ?? null) === JSON.stringify(sorted(b) ?? null);

function facetsThatDiffer(before: TopicVerdict, after: TopicVerdict): VerdictChange['facets'] {
  const [old, fresh] = [before.facets, after.facets] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})])].sort();
  return names
    .filter((name) => !same(old?.[name], fresh?.[name]))
    .map((name) => ({ name, before: old?.[name] ?? null, after: fresh?.[name] ?? null }));
}

/** What differs between two judgements of one article, topic by topic; empty when nothing does. Pure. */
export function compareJudgements(before: Classification, after: Classification): VerdictChange[] {
  const topics = [...new Set([...before.topics, ...after.topics].map(({ topic }) => topic))];
  return topics.flatMap((topic): VerdictChange[] => {
    const old = before.topics.find((verdict) => verdict.topic === topic && verdict.matched);
    const fresh = after.topics.find((verdict) => verdict.topic === topic && verdict.matched);
    if (!old && fresh) return [{ topic, change: 'newly matched', facets: [] }];
    if (old && !fresh) return [{ topic, change: 'no longer matched', facets: [] }];
    if (!old || !fresh) return [];
    const facets = facetsThatDiffer(old, fresh);
    return facets.length > 0 ? [{ topic, change: 'other facets', facets }] : [];
  });
}
