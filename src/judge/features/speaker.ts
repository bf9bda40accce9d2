import type { SpeakerCandidate } from '../candidates/speaker.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { between, contains, type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import { isGiven } from '../lexicon/given-names.ts';
import { type FeatureSink, gapName, NEAR, stemBeside } from './feature.ts';
import { named } from './name-part.ts';
import { kindsOf, type WordKinds } from './word-kind.ts';

const LONGEST_PATH = 6;

/** What speaks for words being the name, or the description, of who speaks. */
export function addSpeaker(to: FeatureSink, candidate: StatementCandidate, span: SpeakerCandidate): void {
  const { source, cue, carried, content, sourceSentence, sourceOwn, own } = candidate;
  const { first, end, sentence, kind, mention } = span;
  const kinds = kindsOf(sentence === own.sentence ? own : sourceOwn);
  const where = carried === 0 ? 'the sentence' : sentence === sourceSentence ? 'the source’s' : 'the cue’s';
  to.add(named`${kind} in ${where}`);
  to.add(named`${kind} of ${end - first}`);
  if (mention) {
    const whose = mention.faction?.id === source.faction?.id ? 'own' : 'another’s';
    to.add(named`${whose} person`);
    if (mention === source) to.add('is the source');
    if (!mention.sure) to.add('unsure person');
  }
  addEdges(to, span, kinds);
  if (kind === 'words') addInside(to, span, kinds);
  else to.add(named`${kind} opens with ${stemBeside(sentence, first)}`, first, NEAR);
  if (sentence === sourceSentence && mention !== source) addPath(to, kinds, kind, 'source', span, source);
  if (sentence === own.sentence) {
    addPath(to, kinds, kind, `cue ${cue.kind}`, span, cue);
    if (contains(content, first)) to.add(named`${kind} in content ${gapName(first - content.first)}`);
    if (sentence.zone === 'headline') to.add(named`${kind} in headline`);
  }
}

/** What stands before and behind. */
function addEdges(to: FeatureSink, { first, end, sentence, kind }: SpeakerCandidate, kinds: WordKinds): void {
  const [before, behind] = [kinds.at(first - 1), kinds.at(end)];
  to.add(named`${kind} after ${before}`, first - 1);
  to.add(named`${kind} after ${kinds.at(first - 2)} ${before}`, first - 2);
  to.add(named`${kind} ahead of ${behind}`, end);
  to.add(named`${kind} ahead of ${behind} ${kinds.at(end + 1)}`, end + 1);
  to.add(named`${kind} from ${before} to ${behind}`, end);
  to.add(named`${kind} after=${stemBeside(sentence, first - 1)}`, first - 1, NEAR);
  to.add(named`${kind} ahead=${stemBeside(sentence, end)}`, end, NEAR);
}

/** What the words of a name are themselves. */
function addInside(to: FeatureSink, { first, end, sentence }: SpeakerCandidate, kinds: WordKinds): void {
  const inside = Array.from({ length: end - first }, (_, i) => kinds.at(first + i));
  to.add(named`first is ${inside[0]}`, first);
  to.add(named`last is ${inside.at(-1)}`, end - 1);
  to.add(named`first=${stemBeside(sentence, first)}`, first, NEAR);
  if (end - first > 1) to.add(named`first is ${inside[0]}, then ${inside[1]}`, first);
  for (let i = first; i < end; i++) to.add(named`has ${kinds.at(i)}`, i);
  const articles = inside.map((_, i) => (textAt(sentence, first + i).startsWith('ال') ? 'ال' : 'x')).join('');
  to.add(named`articles ${articles}`);
  const last = textAt(sentence, end - 1);
  to.add(named`ends ${last.slice(-1)}, ${articles.slice(-2)}`);
  if (end - first > 1) return;
  to.add(named`alone length ${Math.min(last.length, 7)}`);
  if (isSecondMention(sentence, first)) to.add('alone, the end of a name before');
}

/** Whether a word stood earlier in the text behind a given name: وأضاف خليل after فرات خليل. */
function isSecondMention({ tokens }: Sentence, at: number): boolean {
  const word = tokens[at]?.text;
  for (let i = 1; i < at - 1; i++)
    if (
      tokens[i]?.text === word &&
      (isGiven(tokens[i - 1]?.text ?? '') || isGiven(tokens[i - 2]?.text ?? ''))
    )
      return true;
  return false;
}

/** What lies between the words and the source or the cue, and on which side. */
function addPath(
  to: FeatureSink,
  kinds: WordKinds,
  kind: string,
  anchor: string,
  one: TokenSpan,
  other: TokenSpan,
): void {
  const { first: from, end: until } = between(one, other);
  const side = one.first >= other.end ? 'behind' : 'before';
  if (until < from) {
    to.add(named`${kind} overlaps ${anchor}`);
    return;
  }
  to.add(named`${kind} ${side} ${anchor} ${gapName(until - from)}`);
  const path: string[] = [];
  for (let i = from; i < until && path.length <= LONGEST_PATH; i++) {
    const coarse = coarseOf(kinds.at(i));
    if (path.at(-1) !== coarse) path.push(coarse);
  }
  for (const step of path) to.add(named`${kind} ${side} ${anchor} over ${step}`, -1, NEAR);
  to.add(named`${kind} ${side} ${anchor}: ${pathName(path)}`);
}

function pathName(path: readonly string[]): string {
  if (path.length === 0) return 'nothing';
  return path.length > LONGEST_PATH ? 'far' : path.join(' ');
}

/** Classes of plain words are all one on a way. */
const coarseOf = (kind: string): string =>
  /^[\p{P}#]|\.|^(?:title|faction|person|back|other|nisba|home|label|adverbial|troops|from|to|in|on|with|until|after|before|during|by|particle|quantity)$/u.test(
    kind,
  )
    ? kind
    : kind.startsWith('ال')
      ? 'ال'
      : 'w';
