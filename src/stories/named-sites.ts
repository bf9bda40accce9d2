import type { Development } from './development.ts';

/**
 * The bases and towns that a development leaves and its reports call by name. What else stands where something is left,
 * such as the north of a country or its border, is one place for comparing reports, but no base or town to tell of.
 */
export function namedSites({ leaving, prints }: Pick<Development, 'leaving' | 'prints'>): string[] {
  const named = new Set(prints.flatMap(({ names, places }) => names ?? places));
  return (leaving?.sites ?? []).filter((site) => named.has(site));
}
