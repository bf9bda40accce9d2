import type { Speaker } from '../../model/verdict.ts';
import type { NameMention } from '../annotate/names.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type TokenSpan, wordsOf } from '../document/document.ts';
import { nameFeatures } from '../features/speaker.ts';
import { type LinearModel, scoreOf } from '../scorer/linear.ts';

/** Tokens from the source in which its speaker may be named. */
const REACH = 12;
const LONGEST_NAME = 6;
/** Log-odds from which one token alone is a name. */
const SINGLE_NAME = 2;
/** Only a role beside the faction is a speaker without a name. */
const ROLE_REACH = 4;

/** Who speaks: a person of the lexicon, a name that the model finds beside the source, a role; null where the group itself does. */
export function speakerOf(candidate: StatementCandidate, model: LinearModel): Speaker | null {
  const role = roleOf(candidate);
  const listed = candidate.source.person ? candidate.source : personBeside(candidate);
  if (listed?.person) {
    const { ar, en, title } = listed.person;
    const written = wordsOf(candidate.sourceSentence.source, listed);
    return { name: written.includes(' ') ? written : ar, nameEn: en, role: role ?? title ?? null };
  }
  const span = nameSpan(candidate, model);
  if (span) return { name: wordsOf(candidate.sourceSentence.source, span), nameEn: null, role };
  return role === null ? null : { name: null, nameEn: null, role };
}

function personBeside({
  own,
  source,
  carried,
  sentence,
  sourceSentence,
}: StatementCandidate): NameMention | undefined {
  if (carried > 0 || sentence !== sourceSentence) return undefined;
  return own.names.find(
    ({ kind, faction, first, end }) =>
      kind === 'person' &&
      faction === source.faction &&
      (first >= source.end ? first - source.end : source.first - end) <= REACH,
  );
}

/** The words of a role that lead to the faction: المتحدث العسكري باسم. */
function roleOf({ source, sourceSentence }: StatementCandidate): string | null {
  const head = sourceSentence.matches.findLast(
    ({ concept, startToken, endToken }) =>
      concept === 'role.head' && endToken <= source.first && source.first - startToken <= ROLE_REACH,
  );
  if (!head) return null;
  let end = head.endToken;
  while (end < source.first && sourceSentence.tokens[end]?.text.startsWith('ال')) end++;
  return wordsOf(sourceSentence.source, { first: head.startToken, end });
}

/** The run of tokens most likely a name, of two tokens or more unless one alone is very likely. */
function nameSpan(candidate: StatementCandidate, model: LinearModel): TokenSpan | null {
  const { source, sourceSentence } = candidate;
  let best = null as TokenSpan | null;
  let bestScore = 0;
  let run = null as TokenSpan | null;
  let sum = 0;
  const last = Math.min(sourceSentence.end, source.end + REACH);
  for (let i = Math.max(sourceSentence.first, source.first - REACH); i <= last; i++) {
    const inside = i >= source.first && i < source.end;
    const word = i < last && !inside && sourceSentence.tokens[i]?.kind === 'word';
    const score = word ? scoreOf(nameFeatures(candidate, i), model) : -1;
    if (score > 0 && (!run || run.end - run.first < LONGEST_NAME)) {
      run = { first: run?.first ?? i, end: i + 1 };
      sum += score;
      continue;
    }
    const least = run && run.end - run.first === 1 ? SINGLE_NAME : bestScore;
    if (run && sum > Math.max(least, bestScore)) [best, bestScore] = [run, sum];
    run = null;
    sum = 0;
  }
  return best;
}
