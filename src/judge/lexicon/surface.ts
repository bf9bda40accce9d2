import { normalize } from '../../arabic/normalize.ts';
import type { LexiconEntry } from './entry.ts';
import type { Match } from './matcher.ts';

/** What is written to a lexicon word: the proclitics before it and the pronoun after it. */
export interface Surface {
  proclitics: string;
  pronoun: string;
}

/** Reads what is written to a matched word. */
export type SurfaceOf = (match: Match, token: string) => Surface;

const PLAIN: Surface = { proclitics: '', pronoun: '' };
const PRONOUN_PROFILES = new Set(['noun', 'verb_perfect_tr', 'verb_imperfect_tr']);
const PRONOUN = /^(?:ه|ها|هما|هم|هن|نا|كم|ك|ي|ني)$/;

/**
 * Reads clitics off the first word of a match by comparing it with the entry's own forms: قواتها is قوات and ها,
 * لبنان is no ل. Forms are folded once an entry and read once a path of the automaton, since a path says its words.
 */
export function surfaceReader(): SurfaceOf {
  const heads = new Map<LexiconEntry, string[]>();
  const headsOf = (entry: LexiconEntry): string[] => {
    let known = heads.get(entry);
    if (!known) {
      const folded = entry.forms.flatMap((form) => {
        const head = normalize(form).text.split(' ')[0] ?? '';
        const stems = (entry.suffixStems[form] ?? []).map((stem) => normalize(stem).text);
        return [head, ...stems];
      });
      known = [...new Set(folded)].sort((a, b) => b.length - a.length);
      heads.set(entry, known);
    }
    return known;
  };
  const read = (match: Match, token: string): Surface => {
    const single = match.endToken === match.startToken + 1;
    const mayHavePronoun = single && PRONOUN_PROFILES.has(match.entry.clitics);
    let best: Surface | null = null;
    for (const head of headsOf(match.entry)) {
      if (token === head) return PLAIN;
      const shapes = mayHavePronoun ? [head, construct(head), changed(head)] : [head, construct(head)];
      for (const shape of shapes) {
        const at = shape === '' ? -1 : token.indexOf(shape);
        if (at < 0 || at > 4) continue;
        const pronoun = token.slice(at + shape.length);
        if (pronoun !== '' && !(mayHavePronoun && PRONOUN.test(pronoun))) continue;
        const reading = { proclitics: token.slice(0, at), pronoun };
        if (!best || reading.proclitics.length < best.proclitics.length) best = reading;
      }
      const bare = head.startsWith('ال') ? head.slice(2) : head;
      const contracted = token.indexOf(`لل${bare}`);
      if (!best && contracted >= 0 && contracted <= 1) best = { proclitics: 'لل', pronoun: '' };
    }
    return best ?? PLAIN;
  };
  const known = new Map<LexiconEntry, Map<number, Surface>>();
  return (match, token) => {
    let byPath = known.get(match.entry);
    if (!byPath) {
      byPath = new Map();
      known.set(match.entry, byPath);
    }
    let surface = byPath.get(match.path);
    if (!surface) {
      surface = read(match, token);
      byPath.set(match.path, surface);
    }
    return surface;
  };
}

/** مقاتلون is مقاتلو before a genitive and a pronoun. */
const construct = (head: string): string => (/(?:ون|ين)$/.test(head) ? head.slice(0, -1) : '');
/** ة opens to ت before a pronoun. */
const changed = (head: string): string => (head.endsWith('ه') ? `${head.slice(0, -1)}ت` : '');
