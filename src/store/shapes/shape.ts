import { z } from 'zod';

/** A check for every field of `T`, the optional ones too. */
export type Fields<T> = { [Key in keyof T]-?: z.ZodType<T[Key]> };

/**
 * The check of a stored value of type `T`, which names every field of it: a field that joins the type is an error of
 * types here. What the type does not know is left out, so that a newer version's rows are read too.
 */
export const shape = <T extends object>(fields: Fields<T>): z.ZodType<T> =>
  // The compiler cannot follow zod's inference through a type parameter; `fields` holds both sides together.
  z.object(fields) as unknown as z.ZodType<T>;

/** The same, where what is not known must not be passed over. */
export const closedShape = <T extends object>(fields: Fields<T>): z.ZodType<T> =>
  z.strictObject(fields) as unknown as z.ZodType<T>;

export const text = z.string();
export const textOrNull = text.nullable();
export const count = z.number();
export const flag = z.boolean();

// Lists of plain values are most of a development: looked at in one loop, not value by value as zod does.
const listOf = <Value>(type: 'string' | 'number', what: string) =>
  z.custom<Value[]>(
    (list) => Array.isArray(list) && list.every((value) => typeof value === type),
    `expected a list of ${what}`,
  );
export const texts = listOf<string>('string', 'texts');
export const numbers = listOf<number>('number', 'numbers');

/** A list that older versions left out, or stored as null. */
export const orEmpty = <Item>(list: z.ZodType<Item[]>): z.ZodType<Item[]> =>
  list.nullish().transform((items) => items ?? []);
