import { isolate } from '../../alerts/foreign-text.ts';

/** How a part of a sentence is said, by the name that templates have for it. */
export type Ways = Readonly<Record<string, (part: string) => string>>;

/** Says a sentence that it knows; null where it does not. */
type Translation = (text: string) => string | null;

const PART = /\{(\w+)(?::(\w+))?\}/g;
const OPTIONAL = /\[([^\]]*)\]/g;

/**
 * Sentences as a part of Rasid words them in English, patterns with named parts, and how another language says each, the
 * first that fits: `{n}` is the part as it stands, `{n:bytes}` as the way of that name says it, and what is in `[ ]` falls
 * away where a part within it is missing. Throws where a template names a part or a way that is not there.
 */
export function translation(sentences: readonly (readonly string[])[], ways: Ways): Translation {
  const known = sentences.map(([english = '', template = '']) => {
    const parts = new Set(Array.from(english.matchAll(/\(\?<(\w+)>/g), ([, name = '']) => name));
    for (const [, part = '', way] of template.matchAll(PART))
      if (!parts.has(part) || (way !== undefined && !(way in ways)))
        throw new Error(`'${template}': no ${part}${way ? ` as ${way}` : ''}`);
    return { pattern: new RegExp(english, 's'), template };
  });
  return (text) => {
    for (const { pattern, template } of known) {
      const found = pattern.exec(text);
      if (found) return filled(template, found.groups ?? {}, ways);
    }
    return null;
  };
}

/** A template with its parts said. */
export const filled = (template: string, parts: Record<string, string | undefined>, ways: Ways): string =>
  template
    .replaceAll(OPTIONAL, (_, piece: string) =>
      Array.from(piece.matchAll(PART)).every(([, name = '']) => parts[name]) ? piece : '',
    )
    .replaceAll(PART, (_, name: string, way?: string) => {
      const part = parts[name] ?? '';
      return way === undefined ? part : (ways[way]?.(part) ?? part);
    });

/** Something in Latin letters that keeps its own direction between Arabic words (Unicode TR 9, isolates). */
export const apart = (text: string): string => isolate(text.replaceAll(DIRECTIONS, ''));

/** What would end the isolate early. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g;
