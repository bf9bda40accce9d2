const ESCAPED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const CLOSING = /^[\s\u00a0]*[}\]]/;
/** What stands behind a string that has ended. */
const BEHIND_STRING = /^[\s\u00a0]*(?:[,:}\]]|\/[/*]|$)/;
/** Words of programs for which JSON has none. */
const NO_VALUE = /(?:undefined|NaN|-?Infinity)(?![\w$])/y;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
/** How far is looked ahead. */
const AHEAD = 200;

/** Guards against scripts, and the call around JSONP. */
const GUARD =
  /^\s*(?:\)\]\}'?,?|for\s*\(;;\);|while\s*\(1\);|(?:\/\*\*?\/\s*)?[\w$.]{1,60}\s*\((?=\s*[[{]))\s*/;
/** A notice of the program that wrote it. */
const NOTICE = /^\s*(?:<br\s*\/?>\s*)?<b>(?:notice|warning|deprecated)<\/b>[^\n]{0,1000}\n\s*(?=[[{])/i;
const COMMENTS_BEFORE = /^\s*(?:\/\*(?:(?!\*\/)[\s\S]){0,1000}\*\/\s*)+(?=[[{])/;

/** JSON without what servers put before it: a guard against scripts, the call of JSONP, a notice, a comment. */
export const withoutGuard = (text: string): string =>
  text.replace(NOTICE, '').replace(COMMENTS_BEFORE, '').replace(GUARD, '');

/** What a pass over JSON made of it, and where it can be cut off. */
interface Pass {
  text: string;
  /** Up to here, an entry of the outermost list is whole. */
  lastWhole: number;
  /** What closes the brackets that are open there. */
  closing: string;
  isCut: boolean;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/**
 * JSON as programs write it that glue strings together: line breaks, tabs and other control characters stand raw in
 * strings, quotes in quotes, single quotes for double ones, a comma before a closing bracket, single backslashes
 * before letters that need none, comments, words that are no values. One pass, linear.
 */
function repaired(text: string): Pass {
  const out: string[] = [];
  const open: string[] = [];
  let quote = '';
  let from = 0;
  let lastWhole = -1;
  let closing = '';
  let length = 0;
  const lastEnd = text.lastIndexOf('*/');
  /** A comment that nothing ends is not looked to the end for. */
  const mayBeComment = (at: number): boolean => text.charAt(at + 1) !== '*' || at + 2 <= lastEnd;
  const write = (piece: string): void => {
    out.push(piece);
    length += piece.length;
  };
  const replace = (at: number, by: string, until = at + 1): void => {
    write(text.slice(from, at));
    write(by);
    from = until;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote === '') {
      if (sign === '"' || sign === "'") {
        quote = sign;
        if (sign === "'") replace(at, '"');
      } else if (sign === '{' || sign === '[') open.push(sign === '{' ? '}' : ']');
      else if (sign === '}' || sign === ']') {
        open.pop();
        if (sign === '}' && open.at(-1) === ']' && open.length <= 2) {
          lastWhole = length + at + 1 - from;
          closing = open.toReversed().join('');
        }
      } else if (sign === ',' && CLOSING.test(text.slice(at + 1, at + AHEAD))) replace(at, '');
      else if (sign === '/' && mayBeComment(at)) {
        const comment = matchAt(COMMENT, text, at);
        if (comment !== '') {
          replace(at, ' ', at + comment.length);
          at += comment.length - 1;
        }
      } else if (sign === 'u' || sign === 'N' || sign === 'I' || sign === '-') {
        const word = matchAt(NO_VALUE, text, at);
        if (word !== '') {
          replace(at, 'null', at + word.length);
          at += word.length - 1;
        }
      }
    } else if (sign === quote) {
      if (BEHIND_STRING.test(text.slice(at + 1, at + AHEAD))) {
        if (quote === "'") replace(at, '"');
        quote = '';
      } else if (quote === '"') replace(at, '\\"');
    } else if (sign === '"') replace(at, '\\"');
    else if (sign === '\\') {
      const next = text.charAt(at + 1);
      const isEscape =
        next === 'u' ? /^[\da-f]{4}$/i.test(text.slice(at + 2, at + 6)) : '"\\/bfnrt'.includes(next);
      if (isEscape && next !== '') at += 1;
      else if (next === "'") replace(at, '');
      else replace(at, '\\\\');
    } else if (sign < ' ') replace(at, ESCAPED[sign] ?? ' ');
  }
  return {
    text: out.join('') + text.slice(from),
    lastWhole,
    closing,
    isCut: open.length > 0 || quote !== '',
  };
}

/**
 * What a JSON text holds, also with the slips above; of one that is cut off, the entries that are whole. Throws
 * SyntaxError, as JSON.parse does, for what is no JSON.
 */
export function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const pass = repaired(withoutGuard(text).replace(/\)\s*;?\s*$/, ''));
    if (!pass.isCut || pass.lastWhole < 0) return JSON.parse(pass.text);
    return JSON.parse(pass.text.slice(0, pass.lastWhole) + pass.closing);
  }
}
