/** Code page 037 from byte 0x40 on, as IBM's mainframes write it; what lies below is control characters. */
const CP037 =
  ' \u00a0âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@\'="Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ~stuvwxyz¡¿ÐÝÞ®^£¥·©§¶¼½¾[]¯¨´×{ABCDEFGHI\u00adôöòóõ}JKLMNOPQR¹ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ';
/** Where code page 500, the international one, differs. */
const CP500: Record<number, string> = { 74: '[', 79: '!', 90: ']', 95: '^', 176: '¢', 186: '¬', 187: '|' };
const LINES: Record<number, string> = { 5: '\t', 13: '\r', 21: '\n', 37: '\n' };

/** Do these bytes begin with `<?xml` in EBCDIC? No encoding of any other family does. */
export const looksEbcdic = (bytes: Uint8Array): boolean =>
  [0x4c, 0x6f, 0xa7, 0x94, 0x93].every((byte, index) => bytes[index] === byte);

/**
 * EBCDIC → text. The declaration, readable under every page, says which page it is; all but 037 and 500 are read
 * as 037, which has the same letters and digits.
 */
export function decodeEbcdic(bytes: Uint8Array): { text: string; charset: string } {
  const letter = (byte: number): string => CP037[byte - 64] ?? LINES[byte] ?? ' ';
  const head = Array.from(bytes.subarray(0, 200), letter).join('');
  const international = /encoding="[a-z_-]{0,6}(?:500|be|ch)"/i.test(head);
  const text = Array.from(bytes, (byte) => (international ? CP500[byte] : undefined) ?? letter(byte)).join(
    '',
  );
  return { text, charset: international ? 'cp500' : 'cp037' };
}
