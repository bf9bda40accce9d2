const ESCAPED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const CLOSING = /^[\s\u00a0]*[}\]]/;

/**
 * JSON as programs write it that glue strings together: line breaks, tabs and other control characters stand raw in
 * strings, a comma before a closing bracket, single backslashes before letters that need none. One pass, linear.
 */
function repaired(text: string): string {
  const out: string[] = [];
  let inString = false;
  let from = 0;
  const replace = (at: number, by: string): void => {
    out.push(text.slice(from, at), by);
    from = at + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (!inString) {
      if (sign === '"') inString = true;
      else if (sign === ',' && CLOSING.test(text.slice(at + 1, at + 200))) replace(at, '');
    } else if (sign === '"') inString = false;
    else if (sign === '\\') {
      const next = text.charAt(at + 1);
      const isEscape =
        next === 'u' ? /^[\da-f]{4}$/i.test(text.slice(at + 2, at + 6)) : '"\\/bfnrt'.includes(next);
      if (isEscape && next !== '') at += 1;
      else replace(at, '\\\\');
    } else if (sign < ' ') replace(at, ESCAPED[sign] ?? ' ');
  }
  return out.join('') + text.slice(from);
}

/** What a JSON text holds, also with the slips above. Throws SyntaxError, as JSON.parse does, for what is no JSON. */
export function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(repaired(text));
  }
}
