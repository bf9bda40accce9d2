import type { Source } from '../model/source.ts';

/** Enabled sources that read what another reads already: a line each, for `rasid check`. */
export function doubledSources(sources: readonly Source[]): string[] {
  const readers = new Map<string, string>();
  const lines: string[] = [];
  for (const { id, kind, url, enabled } of sources) {
    if (!enabled) continue;
    const address = `${kind} ${url}`;
    const other = readers.get(address);
    if (other === undefined) readers.set(address, id);
    else
      lines.push(`sources.yaml: '${id}' reads the same address as '${other}', which is then fetched twice`);
  }
  return lines;
}
