import sentences from './arabic-settings.json' with { type: 'json' };
import { WAYS } from './arabic-words.ts';
import { apart, translation } from './sentences.ts';

// What `rasid check` says of a configuration, in Arabic. Places, values and the words of the files stay as files have them.

/** What a value may be, where it is said in words. */
const allowed = translation(sentences.allowed, WAYS);

/** Of whatever place in a file; they stand behind it. */
const said = translation(sentences.lines, { ...WAYS, allowed: (what) => allowed(what) ?? apart(what) });

/** Where it stands: `alerts.yaml:3: route.channel`, `match`. */
const PLACE = /^((?:\S+\.ya?ml(?::\d+)?: )?(?:[\w.[\]-]+: )?)(.+)$/s;

/** A warning or a problem of a configuration, in Arabic. */
export function settingAr(line: string): string {
  const [, place = '', rest = ''] = PLACE.exec(line) ?? [];
  const sentence = said(rest);
  if (sentence === null) return apart(line);
  return place === '' ? sentence : `${apart(place.replace(/: $/, ''))}: ${sentence}`;
}
