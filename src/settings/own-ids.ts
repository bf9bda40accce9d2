import { type Problems, placeIn, type YamlFile } from './yaml-file.ts';

/** Tells `problems` of each entry of a list that has the id of one before it; `path` is the list's in its file. */
export function checkOwnIds(
  yaml: YamlFile,
  list: readonly { id?: unknown }[],
  path: readonly PropertyKey[],
  problems: Problems,
): void {
  const seen = new Map<string, number>();
  for (const [index, { id }] of list.entries()) {
    if (typeof id !== 'string') continue;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    // Looking for a line goes through the whole file: it is done for what is told only.
    else
      problems.push(
        `${placeIn(yaml, [...path, index, 'id'])}: found ${JSON.stringify(id)} again (line ${yaml.lineOf([...path, first, 'id'])} has it), allowed: an id of its own`,
      );
  }
}
