import type { z } from 'zod';

/** More rounds than any file needs: each leaves something out. */
const MOST_ROUNDS = 50;

type Path = readonly PropertyKey[];

const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
  value !== null && typeof value === 'object';

/**
 * Deletes what stands at a path; where nothing stands there, or in a list, whose other entries keep their numbers, what
 * is around it. False where that is everything.
 */
function leaveOut(root: unknown, path: Path): boolean {
  const key = path.at(-1);
  if (key === undefined) return false;
  const around = path.slice(0, -1);
  const parent = around.reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), root);
  if (!isObject(parent) || Array.isArray(parent) || !(key in parent)) return leaveOut(root, around);
  delete parent[key];
  return true;
}

/**
 * What a schema makes of a value without the parts that it refuses, so that what remains can be checked further; null
 * where it refuses too much. `standIn` may put something in the place of what stands at a path, and then returns true.
 */
export function usablePart<Out>(
  value: unknown,
  schema: z.ZodType<Out>,
  standIn: (root: unknown, path: Path) => boolean,
): Out | null {
  const root = structuredClone(value);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const result = schema.safeParse(root);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const paths =
        issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of paths) if (!standIn(root, path) && !leaveOut(root, path)) return null;
    }
  }
  return null;
}
