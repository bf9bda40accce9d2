import acts from './speech-acts.json' with { type: 'json' };
import { words } from './words.ts';

/** What words do, as the verb says that brings them; of what is admitted, whether it is deaths or a defeat. */
export type SpeechAct = keyof typeof acts.verbs | 'deaths' | 'setback';

const VERBS = new Map<string, SpeechAct>(
  (Object.keys(acts.verbs) as (keyof typeof acts.verbs)[]).flatMap((act) =>
    acts.verbs[act].map((verb): [string, SpeechAct] => [verb, act]),
  ),
);
const DEATHS: ReadonlySet<string> = new Set(acts.deaths);
const SETBACK: ReadonlySet<string> = new Set(acts.setback);
const OWN_REFUSAL: ReadonlySet<string> = new Set(acts.ownRefusal);

/** What is admitted, and a refusal of one's own, stand so near. */
const REACH = 20;

/** «أمر مرفوض» is a matter, «أمر القائد …» an order. */
const AS_NOUN: ReadonlySet<string> = new Set(acts.noun);

function verbAct(word: string, next: string): SpeechAct | null {
  const bare = word.startsWith(acts.and) && !VERBS.has(word) ? word.slice(1) : word;
  return AS_NOUN.has(bare) && !next.startsWith(acts.the) ? null : (VERBS.get(bare) ?? null);
}

/**
 * Which act words are that begin with their verb («اعترفت الجماعة بمقتل …») or tell a refusal of one's own («أعلن رفضه»);
 * null where they do not say.
 */
export function speechAct(text: string): SpeechAct | null {
  const [first = '', ...rest] = words(text).slice(0, REACH);
  const act = verbAct(first, rest[0] ?? '');
  if (act === null) return rest.some((word) => OWN_REFUSAL.has(word)) ? 'refusal' : null;
  if (act !== 'admission') return act;
  const told = rest.find((word) => DEATHS.has(word) || SETBACK.has(word));
  if (told === undefined) return act;
  return DEATHS.has(told) ? 'deaths' : 'setback';
}
