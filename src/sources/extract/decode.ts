import iconv from 'iconv-lite';

/** How far into a page browsers look for a `<meta charset>` (HTML standard, "prescan a byte stream": 1,024 bytes); pages with long comments first are common, so further. */
const PRESCAN_BYTES = 8192;

function declaredIn(text: string): string | null {
  return /charset\s*=\s*["']?\s*([a-z0-9_:.-]+)/i.exec(text)?.[1] ?? null;
}

/** Is it UTF-8 throughout? One bad byte (a cut-off end aside) and it is not. */
function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    // `stream` lets a character that is cut off at the end pass.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function byBom(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * The text of a page's bytes. Order: byte order mark, then UTF-8 where the bytes are valid UTF-8 with characters
 * beyond ASCII (a wrong label is common, valid UTF-8 by chance is not), then the Content-Type header, then
 * `<meta charset>`, then windows-1256 for what is labelled UTF-8 but is not (the old Arabic default). Never throws.
 */
export function decodeHtml(bytes: Uint8Array, contentType?: string): string {
  const bom = byBom(bytes);
  if (bom !== null) return iconv.decode(Buffer.from(bytes), bom);
  const utf8 = decodeStrictUtf8(bytes);
  if (utf8 !== null) return utf8;
  const head = Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1');
  const labels = [
    contentType === undefined ? null : declaredIn(contentType),
    declaredIn(head.slice(Math.max(0, head.search(/<meta[^>]*charset/i)))),
  ];
  const isUtf8 = (label: string) => /^utf-?8$/i.test(label);
  for (const label of labels) {
    if (label !== null && !isUtf8(label) && iconv.encodingExists(label))
      return iconv.decode(Buffer.from(bytes), label);
  }
  // A few broken bytes in a long UTF-8 page are noise; many mean that the label lies.
  const lenient = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  for (let at = lenient.indexOf('\ufffd'); at >= 0; at = lenient.indexOf('\ufffd', at + 1)) broken += 1;
  if (labels.some((label) => label !== null) && broken < 20 + lenient.length / 200) return lenient;
  return iconv.decode(Buffer.from(bytes), 'windows-1256');
}
