import { words } from '../../arabic/words.ts';
import type { Speaker } from '../../model/verdict.ts';
import { matchAt } from '../annotate/matches.ts';
import { type SpeakerCandidate, speakerCandidates } from '../candidates/speaker.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { wordsOf } from '../document/document.ts';
import { addSpeaker } from '../features/speaker.ts';
import type { PersonEntry } from '../lexicon/faction-lexicon.ts';
import type { ScoringModel } from '../scorer/linear.ts';
import { scoreBy } from '../scorer/tally.ts';
import { fullNameOf } from './full-name.ts';
import { maySpeak } from './may-speak.ts';
import { describedSpeaker, holderNamed, roleOf } from './speaker-role.ts';

/** Log-odds below which nobody is named: among some dozen runs of words each alone is unlikely. */
const LEAST = -1.5;

/**
 * Who speaks: a person of the lexicon, a name beside the source or the cue, or words for somebody unnamed, which are name
 * and role at once (المتحدث باسم الحركة). null where the group itself does.
 */
export function speakerOf(candidate: StatementCandidate, model: ScoringModel): Speaker | null {
  const named = bestName(candidate, model);
  if (named) {
    const role = roleOf(candidate);
    const person = named.mention?.person;
    const whole = person ? named : (fullNameOf(named, candidate.document) ?? named);
    const written = wordsOf(whole.sentence.source, whole);
    return person
      ? {
          name: nameOf(person, named, written),
          nameEn: person.en,
          role: role ?? person.title ?? null,
        }
      : { name: written, nameEn: heldBy(written, candidate), role };
  }
  const described = describedSpeaker(candidate);
  return described === null
    ? null
    : { name: described, nameEn: holderNamed(candidate)?.en ?? null, role: described };
}

/** The English name of who holds the office before a name that is a part of his: «الأمين العام لحزب الله الشيخ نعيم». */
function heldBy(written: string, candidate: StatementCandidate): string | null {
  const holder = holderNamed(candidate);
  const last = words(written).at(-1);
  return holder && last !== undefined && words(holder.ar).includes(last) ? holder.en : null;
}

/** As the article writes it in full, without the preposition that may be written to it: لحسن نصر الله. */
function nameOf({ ar }: PersonEntry, span: SpeakerCandidate, written: string): string {
  if (!written.includes(' ')) return ar;
  // «قائد القوات»: an office that the lexicon knows him by, and no name of his.
  const isOffice = matchAt(span.sentence, span.first, 'role.head') !== undefined;
  if (isOffice && !words(written).some((word) => words(ar).includes(word))) return ar;
  const [given = ''] = words(ar);
  const [first = ''] = words(written);
  return first.length === given.length + 1 && first.endsWith(given) ? written.slice(1) : written;
}

function bestName(candidate: StatementCandidate, model: ScoringModel): SpeakerCandidate | null {
  let best: SpeakerCandidate | null = null;
  let bestScore = LEAST;
  for (const one of speakerCandidates(candidate)) {
    const score = scoreBy((to) => addSpeaker(to, candidate, one), model);
    if (score > bestScore && maySpeak(candidate, one)) [best, bestScore] = [one, score];
  }
  return best;
}
