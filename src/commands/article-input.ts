import { PayloadError } from '../lib/errors.ts';
import type { Judgeable } from '../model/article.ts';
import { decodeBytes } from '../sources/charset.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Checks one article as outsiders give it. Throws PayloadError, in one line. */
export function judgeable(value: Record<string, unknown>): Judgeable {
  for (const key of ['title', 'text'] as const) {
    if (value[key] !== undefined && value[key] !== null && typeof value[key] !== 'string') {
      throw new PayloadError(`${key}: found ${typeof value[key]}, allowed: text`);
    }
  }
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
 * An article in a file: a JSON object, or plain text whose first line is the headline. Its encoding is found as for
 * feeds: old files are in windows-1256.
 */
export function articleIn(bytes: Buffer): { id: unknown; article: Judgeable } {
  const { text } = decodeBytes(bytes);
  if (text.trimStart().startsWith('{')) {
    try {
      const value = JSON.parse(text) as Record<string, unknown>;
      return { id: value.id, article: judgeable(value) };
    } catch (error) {
      if (error instanceof PayloadError) throw error;
    }
  }
  const [title = '', ...lines] = text.trim().split('\n');
  return { id: undefined, article: judgeable({ title, text: lines.join('\n').trim() }) };
}
