import { PayloadError } from '../lib/errors.ts';
import type { Judgeable } from '../model/article.ts';

/** What is no text is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What others call the text: judged by its headline alone, an article would be judged wrongly without a word. */
const OTHER_NAMES = ['body', 'content', 'description', 'summary'];

/** Checks one article as outsiders give it. Throws PayloadError, in one line. */
export function judgeable(value: Record<string, unknown>): Judgeable {
  for (const key of ['title', 'text'] as const) {
    if (value[key] !== undefined && value[key] !== null && typeof value[key] !== 'string') {
      throw new PayloadError(`${key}: found ${typeof value[key]}, allowed: text`);
    }
  }
  if ((value.title ?? value.text ?? null) === null)
    throw new PayloadError('title and text: both missing, one is needed');
  const other = OTHER_NAMES.find((name) => typeof value[name] === 'string');
  if ((value.text ?? null) === null && other !== undefined)
    throw new PayloadError(`text: missing, and ${other} is not read; name it text`);
  const published = value.publishedAt ?? value.published;
  const isDate = typeof published === 'string' && !Number.isNaN(Date.parse(published));
  return {
    title: textOf(value.title),
    text: textOf(value.text),
    publishedAt: isDate ? published : null,
    source: textOf(value.source) || null,
  };
}

/**
 * An article in a file's text: a JSON object, or plain text whose first line is the headline; one that ends in a colon
 * names who speaks, and the text is a post without a headline. Throws PayloadError.
 */
export function articleIn(text: string, file: string): { id: unknown; article: Judgeable } {
  if (text.trimStart().startsWith('{')) {
    const value = objectIn(text, file);
    return { id: value.id, article: judgeable(value) };
  }
  if (isList(text))
    throw new PayloadError(`${file}: is a JSON list; many articles are read with --jsonl, one a line`);
  const whole = text.trim();
  const end = whole.search(LINE_END);
  const title = end < 0 ? whole : whole.slice(0, end).trim();
  if (title.endsWith(':')) return { id: undefined, article: judgeable({ text: whole }) };
  return { id: undefined, article: judgeable({ title, text: end < 0 ? '' : whole.slice(end + 1).trim() }) };
}

/** Of every system, and of Unicode. */
const LINE_END = /[\n\r\u0085\u2028\u2029]/;

/** A headline may begin with a bracket; a list of objects is no headline. */
const isList = (text: string): boolean => /^\s*\[\s*\{\s*"/.test(text);

function objectIn(text: string, file: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    const many = text.trim().includes('}\n{') ? '; a line an article is read with --jsonl' : '';
    throw new PayloadError(`${file}: begins as a JSON object and is none${many}`, { cause });
  }
}
