import walls from './walls.json' with { type: 'json' };

/** What may stand in an article's place. */
export type WallKind = keyof typeof walls;

/** Patterns as walls.json has them: in the title anywhere or at its beginning, elsewhere anywhere. */
interface WallWords {
  name?: string[];
  title: { words?: string[]; first?: string[] };
  text: string[];
  source?: string[];
}

interface Wall {
  kind: WallKind;
  /** In the page's title or main heading, whatever else is on it. */
  name: RegExp;
  /** There, on a page that says little else. */
  title: RegExp;
  /** In the words of a page that says little else. */
  text: RegExp;
  /** In its source, where no words tell. */
  source: RegExp;
}

/** One pattern of many words. `first`: they stand at the beginning, whatever signs come before them. */
function anyOf({ words = [], first = [] }: { words?: string[]; first?: string[] }): RegExp {
  const start = first.length === 0 ? [] : [String.raw`^[^\p{L}\p{N}]*(?:${first.join('|')})`];
  const all = [...words, ...start];
  return all.length === 0 ? /(?!)/ : new RegExp(all.join('|'), 'iu');
}

/** In the order of being asked. The words are those of the services that put them up, and of Arabic and European outlets. */
const WALLS: readonly Wall[] = Object.entries<WallWords>(walls).map(
  ([kind, { name, title, text, source }]) => ({
    kind: kind as WallKind,
    name: anyOf({ words: name ?? [] }),
    title: anyOf(title),
    text: anyOf({ words: text }),
    source: anyOf({ words: source ?? [] }),
  }),
);

const NAMES: Readonly<Record<WallKind, string>> = {
  challenge: 'a challenge for browsers',
  consent: 'a question about cookies',
  'log-in': 'a log-in or subscription page',
  'not-found': 'a page that says "not found"',
  error: 'an error of its server, or a site that is closed',
};

/** The kind in words for operators. */
export const wallName = (kind: WallKind): string => NAMES[kind];

/** A page that says more than this is not only a wall. */
const LITTLE_CHARS = 1_500;

/** What of a page tells a wall from an article. */
export interface WallSigns {
  /** Title and main headings. */
  titles: readonly string[];
  /** All that a reader sees and that is no link. */
  words: string;
  source: string;
  asksPassword: boolean;
}

/** Which wall a page is, if it is one. */
export function wallOf({ titles, words, source, asksPassword }: WallSigns): WallKind | null {
  const isLittle = words.length < LITTLE_CHARS;
  for (const { kind, name, title, text } of WALLS) {
    if (titles.some((one) => name.test(one))) return kind;
    if (isLittle && (text.test(words) || titles.some((one) => title.test(one)))) return kind;
  }
  if (isLittle && asksPassword) return 'log-in';
  // Widgets and guards of a whole page carry the same marks: they tell only where there is hardly a word.
  return words.length < LITTLE_CHARS / 5 && WALLS.some((wall) => wall.source.test(source.slice(0, 200_000)))
    ? 'challenge'
    : null;
}
