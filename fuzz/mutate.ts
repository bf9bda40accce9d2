import type { Random } from './random.ts';

/** No input is longer: quadratic work shows well before. */
const MOST_BYTES = 96 * 1024;
const MOST_CHANGES = 6;

/** Pieces that mean something to nearly every reader of text. */
const ANYWHERE: readonly [string, ...string[]] = [
  '\u0000',
  '\ufeff',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2068',
  '\u200f',
  '\ue000',
  '\ue001',
  '\ufffd',
  '\u0085',
  '\u00a0',
  '\u0640',
  '\u064b\u0651',
  '\ufdfa',
  '\u{1f1ee}\u{1f1f6}',
  '\u{e0041}',
  '\r\n',
  '\n',
  '\t',
  ' ',
  '"',
  "'",
  '<',
  '>',
  '&',
  '&#',
  ';',
  '%',
  '\\',
  '/',
  '\\u0000',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ':',
  '-',
  '.',
  ',',
  '=',
  '0',
  '-1',
  '99999999999999999999',
  '1e999',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  'toString',
  '٠١٢',
  '«',
  '»',
  '،',
];

/** A change of some bytes; `words` and `others` are what to put in. */
type Change = (
  input: Buffer,
  random: Random,
  words: readonly [string, ...string[]],
  others: readonly [Buffer, ...Buffer[]],
) => Buffer;

function piece(input: Buffer, random: Random, most: number): { from: number; to: number } {
  const from = random.below(input.length + 1);
  return { from, to: Math.min(input.length, from + random.below(most)) };
}

const put = (input: Buffer, from: number, to: number, what: Uint8Array): Buffer =>
  Buffer.concat([input.subarray(0, from), what, input.subarray(to)]);

const CHANGES: readonly [Change, ...Change[]] = [
  /** A piece goes. */
  (input, random) => {
    const { from, to } = piece(input, random, 200);
    return put(input, from, to, Buffer.alloc(0));
  },
  /** The end is missing. */
  (input, random) => input.subarray(0, random.below(input.length + 1)),
  /** A word comes in, or takes a piece's place. */
  (input, random, words) => {
    const { from, to } = piece(input, random, 12);
    return put(input, from, random.once(2) ? from : to, Buffer.from(random.pick(words)));
  },
  (input, random, words) => {
    const { from } = piece(input, random, 1);
    return put(input, from, from, Buffer.from(`${random.pick(words)}${random.pick(words)}`));
  },
  (input, random) => {
    const { from, to } = piece(input, random, 8);
    return put(input, from, random.once(2) ? from : to, Buffer.from(random.pick(ANYWHERE)));
  },
  /** A byte changes. */
  (input, random) => {
    const copy = Buffer.from(input);
    if (copy.length > 0) copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  (input, random) => {
    const copy = Buffer.from(input);
    const at = random.below(copy.length);
    if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    return copy;
  },
  /** A piece stands twice, or elsewhere. */
  (input, random) => {
    const { from, to } = piece(input, random, 300);
    const at = random.below(input.length + 1);
    return put(input, at, at, input.subarray(from, to));
  },
  /** A piece of another input. */
  (input, random, _words, others) => {
    const other = random.pick(others);
    const { from, to } = piece(other, random, 400);
    const at = random.below(input.length + 1);
    return put(
      input,
      at,
      random.once(2) ? at : Math.min(input.length, at + to - from),
      other.subarray(from, to),
    );
  },
];

/** A short piece, or a word, very many times: what takes time out of proportion shows here. */
const repeated: Change = (input, random, words) => {
  const { from, to } = piece(input, random, 40);
  const unit = random.once(2) ? Buffer.from(random.pick(words)) : input.subarray(from, to);
  if (unit.length === 0) return input;
  const times = 1 + random.below((random.once(4) ? MOST_BYTES : 6_000) / unit.length);
  return put(input, from, random.once(2) ? from : to, Buffer.alloc(unit.length * times, unit));
};

/** Once in so many inputs something is repeated. */
const REPEATED_ONCE_IN = 25;

/** An input that nobody wrote: one of the samples with a few changes. The same for the same `random`. */
export function mutated(
  samples: readonly [Buffer, ...Buffer[]],
  words: readonly [string, ...string[]],
  random: Random,
): Buffer {
  let input = random.pick(samples);
  const changes = 1 + random.below(MOST_CHANGES);
  for (let done = 0; done < changes; done += 1) input = random.pick(CHANGES)(input, random, words, samples);
  if (random.once(REPEATED_ONCE_IN)) input = repeated(input, random, words, samples);
  return input.subarray(0, MOST_BYTES);
}
