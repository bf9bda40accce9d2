import { inSentence, type WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { textAt } from '../document/document.ts';
import { statusReading } from '../features/status-reading.ts';
import type { Gazetteer } from '../lexicon/gazetteer.ts';
import { attributionOf } from './attribution.ts';
import { sayerOf } from './sayer.ts';

/** ننسحب: what the speaker's own do. */
const WE = /^ن/;
/** قواتنا */
const OURS = 'نا';

/**
 * The force that was chosen, unless its troops are not named beside an act that the speaker's own do or refuse: «لن ننسحب» of a
 * minister is his state's, whoever else is named, where that is known to stand in the host; and so is «لن يكون هناك انسحاب»
 * where the chosen one is named by its leader alone, whom the speaker defies.
 */
export function speakersForce(
  candidate: WithdrawalCandidate,
  chosen: string | null,
  host: string | null,
  gazetteer: Gazetteer,
): string | null {
  if (host === null) return chosen;
  const { agents } = candidate;
  const isOurs = isFirstPerson(candidate);
  const named = inSentence(agents).flatMap(({ id, kind }) => (id === chosen ? [kind] : []));
  const isOthers = isOurs
    ? !named.includes('troops')
    : named.length > 0 && named.every((kind) => kind === 'leader') && statusReading(candidate) === 'refused';
  if (!isOthers) return chosen;
  const voice = attributionOf([candidate], candidate, 'refused');
  const party = voice && sayerOf(voice, gazetteer).party;
  const stands = agents.some(({ mention: { id, hosts } }) => id === party && hosts.includes(host));
  return party !== null && stands && party !== host ? party : chosen;
}

function isFirstPerson({ trigger, sentence, own }: WithdrawalCandidate): boolean {
  const word = textAt(sentence, trigger.first).slice(trigger.proclitics.length);
  return (
    (trigger.tense === 'imperfect' && WE.test(word)) ||
    own.forces.unowned.some(({ pronoun }) => pronoun === OURS)
  );
}
