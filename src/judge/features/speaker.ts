import type { SpeakerCandidate } from '../candidates/speaker.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Sentence, textAt } from '../document/document.ts';
import { type Feature, FeatureSet, gapName, stemAt } from './feature.ts';
import { isGiven, kindsOf, type WordKinds } from './word-kind.ts';

const WORD = 0.6;
const LONGEST_PATH = 6;

/** What speaks for words being the name, or the description, of who speaks. */
export function speakerFeatures(candidate: StatementCandidate, span: SpeakerCandidate): Feature[] {
  const { source, cue, carried, content, sourceSentence, sourceOwn, own } = candidate;
  const { first, end, sentence, kind, mention } = span;
  const set = new FeatureSet();
  const kinds = kindsOf(sentence === own.sentence ? own : sourceOwn);
  const where = carried === 0 ? 'the sentence' : sentence === sourceSentence ? 'the source’s' : 'the cue’s';
  set.add(`${kind} in ${where}`);
  set.add(`${kind} of ${end - first}`);
  if (mention) {
    const whose = mention.faction?.id === source.faction?.id ? 'own' : 'another’s';
    set.add(`${whose} person`);
    if (mention === source) set.add('is the source');
    if (!mention.sure) set.add('unsure person');
  }
  addEdges(set, span, kinds);
  if (kind === 'words') addInside(set, span, kinds);
  else set.add(`${kind} opens with ${stemAt(sentence, first)}`, first, WORD);
  if (sentence === sourceSentence && mention !== source)
    addPath(set, kinds, kind, 'source', { first, end }, source);
  if (sentence === own.sentence) {
    addPath(set, kinds, kind, `cue ${cue.kind}`, { first, end }, cue);
    if (first >= content.first && first < content.end)
      set.add(`${kind} in content ${gapName(first - content.first)}`);
    if (sentence.zone === 'headline') set.add(`${kind} in headline`);
  }
  return set.features;
}

/** What stands before and behind. */
function addEdges(set: FeatureSet, { first, end, sentence, kind }: SpeakerCandidate, kinds: WordKinds): void {
  const [before, behind] = [kinds.at(first - 1), kinds.at(end)];
  set.add(`${kind} after ${before}`, first - 1);
  set.add(`${kind} after ${kinds.at(first - 2)} ${before}`, first - 2);
  set.add(`${kind} ahead of ${behind}`, end);
  set.add(`${kind} ahead of ${behind} ${kinds.at(end + 1)}`, end + 1);
  set.add(`${kind} from ${before} to ${behind}`, end);
  set.add(`${kind} after=${stemAt(sentence, first - 1)}`, first - 1, WORD);
  set.add(`${kind} ahead=${stemAt(sentence, end)}`, end, WORD);
}

/** What the words of a name are themselves. */
function addInside(set: FeatureSet, { first, end, sentence }: SpeakerCandidate, kinds: WordKinds): void {
  const inside = Array.from({ length: end - first }, (_, i) => kinds.at(first + i));
  set.add(`first is ${inside[0]}`, first);
  set.add(`last is ${inside.at(-1)}`, end - 1);
  set.add(`first=${stemAt(sentence, first)}`, first, WORD);
  if (end - first > 1) set.add(`first is ${inside[0]}, then ${inside[1]}`, first);
  for (let i = first; i < end; i++) set.add(`has ${kinds.at(i)}`, i);
  const articles = inside.map((_, i) => (textAt(sentence, first + i).startsWith('ال') ? 'ال' : 'x')).join('');
  set.add(`articles ${articles}`);
  const last = textAt(sentence, end - 1);
  set.add(`ends ${last.slice(-1)}, ${articles.slice(-2)}`);
  if (end - first > 1) return;
  set.add(`alone length ${Math.min(last.length, 7)}`);
  if (isSecondMention(sentence, first)) set.add('alone, the end of a name before');
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
  set: FeatureSet,
  kinds: WordKinds,
  kind: string,
  to: string,
  one: { first: number; end: number },
  other: { first: number; end: number },
): void {
  const behind = one.first >= other.end;
  const [from, until] = behind ? [other.end, one.first] : [one.end, other.first];
  const side = behind ? 'behind' : 'before';
  if (until < from) {
    set.add(`${kind} overlaps ${to}`);
    return;
  }
  const gap = until - from;
  set.add(`${kind} ${side} ${to} ${gapName(gap)}`);
  const path: string[] = [];
  for (let i = from; i < until && path.length <= LONGEST_PATH; i++) {
    const coarse = coarseOf(kinds.at(i));
    if (path.at(-1) !== coarse) path.push(coarse);
  }
  for (const step of path) set.add(`${kind} ${side} ${to} over ${step}`, -1, WORD);
  set.add(`${kind} ${side} ${to}: ${pathName(path)}`);
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
