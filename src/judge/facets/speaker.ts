import type { Speaker } from '../../model/verdict.ts';
import { type SpeakerCandidate, speakerCandidates } from '../candidates/speaker.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Sentence, type TokenSpan, wordsOf } from '../document/document.ts';
import { speakerFeatures } from '../features/speaker.ts';
import type { Match } from '../lexicon/matcher.ts';
import { type ScoringModel, scoreOf } from '../scorer/linear.ts';

/** Log-odds below which nobody is named: among some dozen runs of words each alone is unlikely. */
const LEAST = -1.5;
/** Only a role beside the faction is a speaker without a name. */
const ROLE_REACH = 4;
/** Organs that speak for a group, by the lexicon's id of these words: the other bodies are the group itself. */
const ORGAN = 'organ';

/**
 * Who speaks: a person of the lexicon, a name beside the source or the cue, or words for somebody unnamed, which are name
 * and role at once (المتحدث باسم الحركة). null where the group itself does.
 */
export function speakerOf(candidate: StatementCandidate, model: ScoringModel): Speaker | null {
  const { sourceSentence } = candidate;
  const head = roleHead(candidate);
  const role = head ? wordsOf(sourceSentence.source, roleSpan(head, candidate)) : null;
  const named = bestName(candidate, model);
  if (named) {
    const person = named.mention?.person;
    const written = wordsOf(named.sentence.source, named);
    return person
      ? {
          name: written.includes(' ') ? written : person.ar,
          nameEn: person.en,
          role: role ?? person.title ?? null,
        }
      : { name: written, nameEn: null, role };
  }
  const described = head ?? organHead(candidate);
  if (!described) return null;
  const words = wordsOf(sourceSentence.source, { first: described.startToken, end: candidate.source.end });
  return { name: words, nameEn: null, role: words };
}

function bestName(candidate: StatementCandidate, model: ScoringModel): SpeakerCandidate | null {
  let best: SpeakerCandidate | null = null;
  let bestScore = LEAST;
  for (const one of speakerCandidates(candidate)) {
    const score = scoreOf(speakerFeatures(candidate, one), model);
    if (score > bestScore) [best, bestScore] = [one, score];
  }
  return best;
}

/** The role that leads to the faction, whole: المتحدث العسكري باسم, نائب الأمين العام ل. */
function roleHead({ source, sourceSentence }: StatementCandidate): Match | undefined {
  const heads = sourceSentence.matches.filter(({ concept }) => concept === 'role.head');
  let head = heads.findLast((match) => leadsTo(source, match, ROLE_REACH, sourceSentence));
  for (let outer = head; outer; outer = heads.find(({ endToken }) => endToken === head?.startToken))
    head = outer;
  return head;
}

/** The organ of the faction that speaks: المكتب السياسي لحركة, غرفة عمليات. */
const organHead = ({ source, sourceSentence }: StatementCandidate): Match | undefined =>
  sourceSentence.matches.find(
    (match) =>
      match.concept === 'role.body' &&
      match.entry.id === ORGAN &&
      leadsTo(source, match, ROLE_REACH, sourceSentence),
  );

const leadsTo = (
  source: TokenSpan,
  { startToken, endToken }: Match,
  reach: number,
  { tokens }: Sentence,
): boolean =>
  endToken <= source.first &&
  source.first - startToken <= reach &&
  tokens.slice(endToken, source.first).every(({ kind, text }) => kind === 'word' || QUOTES.test(text));

const QUOTES = /^["«»“”]$/;

function roleSpan(
  { startToken, endToken }: Match,
  { source, sourceSentence }: StatementCandidate,
): TokenSpan {
  let end = endToken;
  while (end < source.first && sourceSentence.tokens[end]?.text.startsWith('ال')) end++;
  return { first: startToken, end };
}
