/** Beginnings of files that are no pages, and what they are. */
const MAGIC: [start: string, name: string][] = [
  ['%PDF-', 'a PDF file'],
  ['PK\u0003\u0004', 'a ZIP file or an office document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an office document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a media file'],
  ['ID3', 'a sound file'],
  ['OggS', 'a media file'],
  ['\u001aE\u00df\u00a3', 'a film'],
  ['7z\u00bc\u00af', 'an archive'],
  ['Rar!', 'an archive'],
  ['{\\rtf', 'an office document'],
];

/** What a server calls such files, where their bytes do not tell. */
const MEDIA_TYPE = /^\s*(?:image|audio|video|font)\/|^\s*application\/(?:pdf|zip|msword|vnd\.)/i;
/** Code and styles hold tags in their strings; what begins with one is a page all the same. */
const CODE_TYPE = /^\s*(?:application|text)\/(?:x-)?(?:javascript|ecmascript|css|wasm)\b/i;
const JSON_TYPE = /^\s*(?:application|text)\/(?:[\w.-]+\+)?json\b/i;

/** Elements one of which every page has that shows something. */
const PAGE_TAG = /<(?:html|head|body|title|p|div|article|main|section|table|h[1-6]|span|br|a)[\s>/]/i;

/** A file that holds zeros is no text; UTF-16 and UTF-32 hold them too, and begin with a mark or a sign of mark-up. */
function isBinary(start: Buffer): boolean {
  const wide = start[0] === 0xff || start[0] === 0xfe || start[0] === 0x3c || start[1] === 0x3c;
  return !wide && start.includes(0);
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What the body of an answer is where a web page was expected and something else came; null for a page. */
export function otherThanPage(body: Uint8Array, contentType: string | null): string | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const start = bytes.subarray(0, 1024);
  const letters = start.toString('latin1').replace(/^(?:ï»¿)?\s+/, '');
  const magic = MAGIC.find(([beginning]) => letters.startsWith(beginning));
  if (magic) return magic[1];
  if (letters.slice(4, 8) === 'ftyp') return 'a film';
  if (isBinary(start)) return 'a file of no known kind';
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (isJson(text)) return 'JSON';
  const named = `a file of type ${contentType?.split(';', 1)[0]?.trim()}`;
  if (CODE_TYPE.test(contentType ?? '') && !/^\s*</.test(text)) return named;
  if (PAGE_TAG.test(text.slice(0, 200_000))) return null;
  if (JSON_TYPE.test(contentType ?? '')) return 'JSON';
  if (MEDIA_TYPE.test(contentType ?? '')) return named;
  return /^\s*<\?xml/.test(text) ? 'XML of no page' : null;
}
