import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { isWrittenCyrillic, mayBeMisread, mayBeStrange } from './misreadings.ts';
import { mayBeDoubled, mendedText } from './mojibake.ts';

/** Bytes as text, the encoding they were read with, and what was wrong with them. */
export interface DecodedText {
  text: string;
  charset: string;
  /** No letter of it, nor of any piece of it, speaks for a misread encoding. */
  isPlain: boolean;
  /** What was put right, in words for operators: a label that lies, text that was misread before; else null. */
  mended: string | null;
}

/** How many bytes of the beginning may hold an XML declaration or `<meta charset>`. */
const DECLARATION_BYTES = 4096;
/** How many bytes are looked at to guess an encoding. */
const SAMPLE_BYTES = 200_000;

const MARKS: [bytes: number[], charset: string][] = [
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
];
/** `<` or `<?` in the wide encodings, for those that come without a mark. */
const BARE: [bytes: number[], charset: string][] = [
  [[0x00, 0x00, 0x00, 0x3c], 'utf-32be'],
  [[0x3c, 0x00, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x3c, 0x00], 'utf-16be'],
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x7b, 0x00], 'utf-16be'],
  [[0x7b, 0x00], 'utf-16le'],
];

/** Names in use that neither the Encoding standard nor iconv-lite knows. */
const ALIASES: Record<string, string> = {
  'utf-8-sig': 'utf-8',
  utf8mb4: 'utf-8',
  'arabic-windows': 'windows-1256',
  'windows-arabic': 'windows-1256',
  'win-1256': 'windows-1256',
  win1256: 'windows-1256',
  cp1256: 'windows-1256',
  'asmo-708': 'iso-8859-6',
  cp_is: 'cp861',
  ruscii: 'cp1125',
  maclatin2: 'maccenteuro',
  'mac-latin2': 'maccenteuro',
  maccentraleurope: 'maccenteuro',
  'iso-8859-1': 'windows-1252',
};

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** The name as our decoders want it, or null for one that none of them knows. */
function usable(name: string | undefined): string | null {
  const label =
    name
      ?.trim()
      .toLowerCase()
      .replaceAll(/^["']|["']$/g, '') ?? '';
  if (label === '') return null;
  const charset = ALIASES[label] ?? label;
  try {
    return new TextDecoder(charset).encoding === 'replacement' ? null : charset;
  } catch {
    return iconv.encodingExists(charset) ? charset : null;
  }
}

/** The `charset` of a Content-Type header, or null. */
export function headerCharset(contentType: string | null | undefined): string | null {
  return usable(/charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1]);
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = iconv.decode(Buffer.from(bytes.subarray(0, DECLARATION_BYTES)), 'latin1');
  const xml = /<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})/i.exec(head)?.[1];
  const html = /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})/i.exec(head)?.[1];
  const charset = usable(xml) ?? usable(html);
  // A declaration that can be read byte by byte is not UTF-16 or UTF-32, whatever it says.
  return charset && /^utf-?(16|32)/.test(charset) ? 'utf-8' : charset;
}

/** Where the last letter of bytes cut anywhere begins, if the cut went through it; else their end. */
function lettersEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf5 || byte < 0xc2 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return bytes.length - (length > back ? back : 0);
  }
  return bytes.length;
}

/** Are these bytes UTF-8 but for a few broken places (a page cut mid-letter, one bad comment)? */
function looksUtf8(bytes: Uint8Array): { clean: boolean; mostly: boolean } {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const whole = sample.subarray(0, lettersEnd(sample));
  if (isUtf8(whole)) return { clean: true, mostly: !isAscii(whole) };
  const letters = new TextDecoder().decode(whole).match(/\P{ASCII}/gu) ?? [];
  const bad = letters.filter((letter) => letter === '\ufffd').length;
  const good = letters.length - bad;
  return { clean: false, mostly: good > 0 && bad * 10 <= good };
}

/** Arabic letters in a row, as in words; a Western letter misread as Arabic stands alone. */
const ARABIC_RUN = /[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]{3,}/g;
/** The letters that carry most of any Arabic text; a wrong table scatters over the rare ones. */
const COMMON_LETTER = /[اليمنرتوبدعسفةقهك]/g;

function arabicScore(bytes: Uint8Array, charset: string): number {
  const text = decode(bytes.subarray(0, SAMPLE_BYTES), charset);
  const high = text.match(/\P{ASCII}/gu)?.length ?? 0;
  if (high === 0) return 0;
  const runs = (text.match(ARABIC_RUN) ?? []).join('');
  const letters = runs.length;
  const common = runs.match(COMMON_LETTER)?.length ?? 0;
  const broken = text.match(/[\ufffd\p{Cc}]/gu)?.length ?? 0;
  return (letters + common - 4 * broken) / (2 * high);
}

/** The encoding of bytes that are not UTF-8 and that nobody named, or named wrongly: Arabic if they read as Arabic. */
function guessed(bytes: Uint8Array): string | null {
  const windows = arabicScore(bytes, 'windows-1256');
  const iso = arabicScore(bytes, 'iso-8859-6');
  if (Math.max(windows, iso) < 0.5) return null;
  return iso > windows ? 'iso-8859-6' : 'windows-1256';
}

/** So plainly do most Arabic texts read, and none of another language in its own encoding. */
const PLAINLY = 0.78;
/** So much better than under its label must a text read to overrule it. */
const BETTER = 0.15;

/** The Arabic encoding of bytes whose label names another, where they plainly read as Arabic; null: believe the label. */
function overruling(bytes: Uint8Array, label: string): string | null {
  const charset = guessed(bytes);
  if (charset === null || charset === label) return null;
  const score = arabicScore(bytes, charset);
  const isBetter = score >= PLAINLY && score > arabicScore(bytes, label) + BETTER;
  return isBetter && !isWrittenCyrillic(decode(bytes.subarray(0, SAMPLE_BYTES), label)) ? charset : null;
}

const LATIN = new Set(['windows-1252', 'us-ascii', 'ascii', 'iso-8859-15', 'latin1']);
/** Encodings that look like ASCII or UTF-8 in bytes although they are not. */
const SHIFTED = /^(utf-?7|utf-?(16|32)|iso-2022|hz)/;

/** How many bytes tell UTF-16 that has neither a mark nor mark-up. */
const WIDE_BYTES = 512;

/** UTF-16 of Arabic or Western text: nearly every other byte is 0 or 6, and there are zeros. */
function wideCharset(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, WIDE_BYTES);
  if (!start.includes(0) || start.byteLength < 8) return null;
  const high = [0, 0];
  for (const [at, byte] of start.entries())
    if (byte === 0 || byte === 6) high[at % 2] = (high[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = high.map((count) => count / (start.byteLength / 2));
  return odd > 0.9 && even < 0.5 ? 'utf-16le' : even > 0.9 && odd < 0.5 ? 'utf-16be' : null;
}

/** The encoding of the bytes, by mark, content, header and declaration, in that order of trust. */
function charsetOf(bytes: Uint8Array, contentType: string | null | undefined): string {
  const marked = [...MARKS, ...BARE].find(([mark]) => startsWith(bytes, mark));
  if (marked) return marked[1];
  const wide = wideCharset(bytes);
  if (wide !== null) return wide;
  const header = headerCharset(contentType);
  const declared = declaredCharset(bytes);
  const named = header && !/^utf-?(16|32)/.test(header) ? header : declared;
  if (named && SHIFTED.test(named)) return named;
  const utf8 = looksUtf8(bytes);
  if (utf8.clean) return 'utf-8';
  if (utf8.mostly && (!named || named === 'utf-8' || declared === 'utf-8' || LATIN.has(named)))
    return 'utf-8';
  for (const name of [named, declared]) {
    if (name && name !== 'utf-8' && name !== 'utf8' && !LATIN.has(name)) {
      return overruling(bytes, name) ?? name;
    }
  }
  return guessed(bytes) ?? (named && LATIN.has(named) ? 'windows-1252' : null) ?? 'windows-1252';
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
  }
}

/**
 * Bytes of a feed or page → text. Trust goes to a byte order mark, then to what the bytes themselves show (valid
 * UTF-8 is UTF-8 whatever the labels say), then to the Content-Type header, the XML declaration or `<meta charset>`,
 * then to a guess that knows the Arabic encodings, which overrules a label under which the bytes make no Arabic.
 * Text that was misread before it came to us is mended (mojibake.ts). Never throws; what cannot be decoded becomes
 * U+FFFD.
 */
export function decodeBytes(bytes: Uint8Array, contentType?: string | null): DecodedText {
  const charset = charsetOf(bytes, contentType);
  const written = decode(bytes, charset).replace(/^\ufeff/, '');
  const isStrange = charset !== 'utf-8' || mayBeStrange(written, bytes);
  const isMisread = isStrange && mayBeMisread(written);
  const isPlain = !isMisread && !(isStrange && mayBeDoubled(written));
  const { text, undone } = isMisread ? mendedText(written) : { text: written, undone: null };
  const label = ARABIC.has(charset) ? labelOf(bytes, contentType) : null;
  const lies = label !== null && !sameCharset(label, charset);
  const mended = [lies ? `${charset} labelled ${label}` : null, undone].filter((one) => one !== null);
  return { text, charset, isPlain, mended: mended.length === 0 ? null : mended.join('; ') };
}

const ARABIC = new Set(['windows-1256', 'iso-8859-6']);

/** The encoding that header or declaration name. */
const labelOf = (bytes: Uint8Array, contentType: string | null | undefined): string | null =>
  headerCharset(contentType) ?? declaredCharset(bytes);

const sameCharset = (left: string, right: string): boolean =>
  left === right || canonical(left) === canonical(right);

function canonical(charset: string): string {
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return charset;
  }
}
