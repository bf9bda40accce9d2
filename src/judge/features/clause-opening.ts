import { isFutureVerb } from '../../arabic/tense.ts';
import { THAT } from '../annotate/cues.ts';
import { negationsIn } from '../annotate/negation.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { quotationsIn, type TokenSpan, textAt } from '../document/document.ts';
import { thatClause } from '../facets/clause.ts';
import { FAR, type FeatureSink, NEAR, stemOfToken } from './feature.ts';
import { partOf } from './name-part.ts';
import { kindsOf } from './word-kind.ts';

/** Where the words said begin, behind who speaks, where and when. */
export interface Opening extends TokenSpan {
  /** What parts them from who speaks. */
  behind: 'that' | 'quotation mark' | 'colon' | 'nothing';
}

/** A quotation of fewer words is a name or a phrase. */
const LEAST_QUOTED = 3;
/** Who speaks, his office, the day and the medium take no more tokens behind a verb. */
const PASSED_OVER = 15;

/**
 * Where the words begin that a candidate's source says: behind «that», at a quotation, else at the first word that names
 * neither him nor a time.
 */
export function openingOf(candidate: StatementCandidate): Opening {
  const { sentence, content, own } = candidate;
  const end = Math.max(content.end, sentence.end);
  const that = thatClause(candidate);
  const conjunction = sentence.matches.find(
    ({ concept, startToken }) => concept === THAT && startToken === that,
  );
  if (conjunction) return { first: conjunction.endToken, end, behind: 'that' };
  const quotation = quotationsIn(sentence.source).find(
    (one) =>
      !one.colon && one.first < content.end && one.end > content.first && one.end - one.first >= LEAST_QUOTED,
  );
  if (quotation) return { first: quotation.first, end: quotation.end, behind: 'quotation mark' };
  const kinds = kindsOf(own);
  const isPassedOver = (at: number): boolean =>
    sentence.tokens[at]?.kind === 'punct' ||
    own.names.some((name) => at >= name.first && at < name.end) ||
    PASSED.test(kinds.at(at));
  const limit = Math.min(sentence.end, content.first + PASSED_OVER);
  let first = content.first;
  while (first < limit && isPassedOver(first)) first++;
  const isBehindColon = sentence.tokens[content.first - 1]?.text === ':';
  return { first, end, behind: isBehindColon ? 'colon' : 'nothing' };
}

const PASSED = /^(?:given$|title|role|adverbial|medium)/;

/** Words by place, words as a bag, and concepts, from the opening on. */
const [PLACES, BAG, CONCEPTS] = [4, 8, 10];
/** Tense and negation stand so near. */
const VERB_REACH = 6;
const OPENING_REACH = 2;
const STEMS = Array.from({ length: PLACES }, (_, at) => partOf(`opens${at}=`));
const CLASSES = Array.from({ length: PLACES }, (_, at) => partOf(`opens${at}~`));
const [BAG_STEM, BAG_CLASS] = [partOf('opening '), partOf('opening ~')];
const [HAS, OPENS_WITH, HAS_VERB] = [
  partOf('opening has '),
  partOf('opens with '),
  partOf('opening has verb of '),
];

/** What the words said begin with: their first words, tense and negation, and what the lexicons know there. */
export function addOpening(to: FeatureSink, candidate: StatementCandidate): void {
  const { sentence, content } = candidate;
  const { first, end, behind } = openingOf(candidate);
  to.add(`opens behind ${behind}`, first, NEAR);
  to.add(`opens ${Math.min(6, first - content.first)} on`, first, FAR);
  const { tokens } = sentence.source;
  let place = 0;
  for (let at = first; at < Math.min(end, tokens.length) && place < BAG; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'punct') continue;
    const stem = stemOfToken(sentence.source, at);
    const [byStem, byClass] = [STEMS[place], CLASSES[place]];
    if (byStem && byClass) {
      to.addWord(byStem, stem, at, NEAR);
      if (stem.kind) to.addWord(byClass, stem.kind, at, NEAR);
    }
    to.addWord(BAG_STEM, stem, at, NEAR);
    if (stem.kind) to.addWord(BAG_CLASS, stem.kind, at, FAR);
    if (place < VERB_REACH && isFutureVerb(token.text))
      to.add(/^[وف]?سن/.test(token.text) ? 'opens with what we shall do' : 'opens with the future', at);
    if (place < VERB_REACH && /..نا$/.test(token.text)) to.add('opens with what is ours', at, NEAR);
    place++;
  }
  for (const { startToken } of negationsIn(sentence))
    if (startToken >= first && startToken < first + PLACES)
      to.add(`opens negated by ${textAt(sentence, startToken)}`, startToken);
  for (const { concept, entry, startToken } of sentence.matches) {
    if (startToken < first || startToken >= first + CONCEPTS) continue;
    to.addWord(HAS, partOf(concept), startToken, NEAR);
    if (startToken <= first + OPENING_REACH) to.addWord(OPENS_WITH, partOf(concept), startToken, NEAR);
    const { type } = entry.attrs;
    if (concept.startsWith('speech.') && type !== undefined)
      to.addWord(HAS_VERB, partOf(type), startToken, NEAR);
  }
}
