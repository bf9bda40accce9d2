/** PostgreSQL stores neither NUL nor lone surrogates. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** What JSON.stringify makes of a NUL, and of a surrogate without its other half. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/**
 * JSON that jsonb takes: it refuses NUL and halves of surrogate pairs, which an excerpt cut by offsets may end in
 * (https://www.postgresql.org/docs/current/datatype-json.html). Keys are ours and need no care.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!UNSTORABLE.test(json)) return json;
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? storable(inner) : inner,
  );
}
