import { z } from 'zod';
import type { Reading } from '../model/reading.ts';
import type { Source } from '../model/source.ts';
import type { ReadContext } from './reader.ts';

/** A way in which sources are read. `Own` is what an entry of this kind says besides what every source has. */
export interface SourceKind<Own extends object> {
  settings: z.ZodRawShape;
  /** What an enabled source must say, and how to tell that to who left it out. */
  needed: { readonly [Key in keyof Own]?: string };
  /** Reads a source once. Throws SourceError when it could not, or the signal's reason on abort. */
  read(source: Source & Own, context: ReadContext): Promise<Reading>;
}

type OutputOf<Shape extends z.ZodRawShape> = { [Key in keyof Shape]: z.output<Shape[Key]> };

/** A kind, with the type of what its entries say taken from the schema of it. */
export function sourceKind<Shape extends z.ZodRawShape>(kind: {
  settings: Shape;
  needed?: SourceKind<OutputOf<Shape>>['needed'];
  read: (source: Source & OutputOf<Shape>, context: ReadContext) => Promise<Reading>;
}): SourceKind<OutputOf<Shape>> {
  return { needed: {}, ...kind };
}

/** How many pages may be turned back in one fetch, for the kinds that turn them. */
export const maxPages = z.int().min(1).max(50).default(3);

/** What a source says of its kind and would not be so anyway, by key. */
export function ownSettings(kind: SourceKind<object>, source: Source): [string, unknown][] {
  const said = new Map(Object.entries(source));
  return Object.entries(kind.settings).flatMap(([key, schema]) => {
    const otherwise = z.safeParse(schema, undefined).data;
    const value: unknown = said.get(key);
    return JSON.stringify(value) === JSON.stringify(otherwise) ? [] : [[key, value]];
  });
}
