type Numbers = Int16Array | Int32Array | Uint32Array | Uint16Array | Float64Array;

const isNumbers = (value: unknown): value is Numbers =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;

/**
 * The same value with its lists of numbers in memory that threads share. A thread that is handed it makes no copy of
 * them: words and weights are 16 MB. Nobody may write to them.
 */
export function shareNumbers<Value>(value: Value): Value {
  const shared = (part: unknown): unknown => {
    if (isNumbers(part)) {
      const Kind = part.constructor as new (buffer: SharedArrayBuffer) => Numbers;
      const copy = new Kind(new SharedArrayBuffer(part.byteLength));
      copy.set(part);
      return copy;
    }
    if (!isPlain(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, shared(inner)]));
  };
  return shared(value) as Value;
}
