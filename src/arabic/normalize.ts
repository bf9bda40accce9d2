import {
  COMBINE,
  DROP,
  DROP_WITH_PREVIOUS,
  expansion,
  FOLDS,
  foldOf,
  isTashkeel,
  SURROGATE,
  UNKNOWN,
} from './folding.ts';

/** A text in the form that matching works on, with the way back: unit `i` of `text` came from `starts[i]`..`ends[i]`. */
export interface NormalText {
  text: string;
  /** UTF-16 offset in `original` where each unit's source begins; never decreases. Not to be written to: texts share it. */
  starts: Uint32Array;
  /** Where it ends, exclusive; never decreases. */
  ends: Uint32Array;
  original: string;
}

/** A half-open range of UTF-16 offsets. */
export interface Span {
  start: number;
  end: number;
}

interface Output {
  units: Uint16Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
  length: number;
}

/**
 * The normal form of Arabic text: compatibility forms and ligatures opened, vowel signs, tatweel and
 * invisible controls gone, letters written for one another folded, digits ASCII, quotes and spaces of one kind each.
 * Letter case stays. Linear in the length; takes any string, lone surrogates included, and never throws. Combining
 * signs join only the unit right before them, which differs from full NFKC where several signs are out of order.
 */
export function normalize(original: string): NormalText {
  const length = original.length;
  const out = roomFor(length);
  let { units, starts, ends } = out;
  let written = 0;
  let unitForUnit = length <= SHORT;
  for (let i = 0; i < length; i++) {
    const code = original.charCodeAt(i);
    let fold = FOLDS[code] as number;
    if (fold === UNKNOWN) fold = foldOf(code);
    if ((fold & 0xf800) !== 0xd800) {
      units[written] = fold;
      starts[written] = i;
      ends[written] = i + 1;
      written++;
      continue;
    }
    unitForUnit = false;
    if (fold === DROP) continue;
    if (fold === DROP_WITH_PREVIOUS) {
      if (written > 0) ends[written - 1] = i + 1;
      continue;
    }
    out.length = written;
    i = writeRare(out, original, i, fold) - 1;
    if (out.length + (length - i) >= out.units.length) grow(out, length - i);
    ({ units, starts, ends } = out);
    written = out.length;
  }
  const text = Buffer.from(units.buffer, 0, written * 2).toString('utf16le');
  if (unitForUnit)
    return { text, starts: COUNTING.subarray(0, length), ends: COUNTING.subarray(1, length + 1), original };
  const map = new Uint32Array(written * 2);
  map.set(starts.subarray(0, written));
  map.set(ends.subarray(0, written), written);
  return { text, starts: map.subarray(0, written), ends: map.subarray(written), original };
}

/** Texts up to this length share their working room: taking new room for each costs more than reading it. */
const SHORT = 8_192;
const ROOM = SHORT + 32;
const SHARED = {
  units: new Uint16Array(ROOM),
  starts: new Uint32Array(ROOM),
  ends: new Uint32Array(ROOM),
};

/** 0, 1, 2, …: the map of every short text whose units all stand for one of the original. Never written to. */
const COUNTING = Uint32Array.from({ length: SHORT + 1 }, (_, n) => n);

function roomFor(length: number): Output {
  if (length <= SHORT) return { units: SHARED.units, starts: SHARED.starts, ends: SHARED.ends, length: 0 };
  const room = length + 32;
  return {
    units: new Uint16Array(room),
    starts: new Uint32Array(room),
    ends: new Uint32Array(room),
    length: 0,
  };
}

/** Everything that is not one unit for one unit. Returns the offset to go on from. */
function writeRare(out: Output, original: string, at: number, fold: number): number {
  if (fold === COMBINE) {
    combine(out, original.charCodeAt(at), at);
    return at + 1;
  }
  if (fold === SURROGATE) {
    const codePoint = original.codePointAt(at) ?? 0;
    if (codePoint <= 0xffff) {
      write(out, codePoint, at, at + 1);
      return at + 1;
    }
    writeAll(out, expansion(codePoint), at, at + 2);
    return at + 2;
  }
  writeAll(out, expansion(original.charCodeAt(at)), at, at + 1);
  return at + 1;
}

/** Joins a combining sign to the unit before it where Unicode has a letter for the two (و + ٔ = ؤ). */
function combine(out: Output, sign: number, at: number): void {
  const last = out.length - 1;
  if (last >= 0) {
    const joined = String.fromCharCode(out.units[last] as number, sign).normalize('NFKC');
    if (joined.length === 1) {
      const code = joined.charCodeAt(0);
      const fold = FOLDS[code] === UNKNOWN ? foldOf(code) : (FOLDS[code] as number);
      out.units[last] = (fold & 0xf800) === 0xd800 ? code : fold;
      out.ends[last] = at + 1;
      return;
    }
    if (isTashkeel(sign)) {
      out.ends[last] = at + 1;
      return;
    }
  }
  if (!isTashkeel(sign)) write(out, sign, at, at + 1);
}

function writeAll(out: Output, text: string, start: number, end: number): void {
  for (let i = 0; i < text.length; i++) write(out, text.charCodeAt(i), start, end);
}

function write(out: Output, unit: number, start: number, end: number): void {
  if (out.length >= out.units.length) grow(out, 0);
  out.units[out.length] = unit;
  out.starts[out.length] = start;
  out.ends[out.length] = end;
  out.length++;
}

/** At least doubles the room, so that all growing together stays linear. */
function grow(out: Output, ahead: number): void {
  const room = Math.max(out.units.length * 2, out.length + ahead + 32);
  const units = new Uint16Array(room);
  const starts = new Uint32Array(room);
  const ends = new Uint32Array(room);
  units.set(out.units);
  starts.set(out.starts);
  ends.set(out.ends);
  out.units = units;
  out.starts = starts;
  out.ends = ends;
}

/**
 * The part of the original that a half-open span of the normal form came from. Offsets outside the text are brought
 * inside; an empty span gives an empty one.
 */
export function originalSpan(normal: NormalText, start: number, end: number): Span {
  const length = normal.text.length;
  const from = Math.min(Math.max(start, 0), length);
  const to = Math.min(Math.max(end, from), length);
  const first = normal.starts[from] ?? normal.original.length;
  if (to === from) return { start: first, end: first };
  return { start: first, end: normal.ends[to - 1] ?? first };
}
