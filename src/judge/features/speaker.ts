import type { StatementCandidate } from '../candidates/statement.ts';
import { textAt } from '../document/document.ts';
import { type Feature, FeatureSet, gapName, stemAt } from './feature.ts';

/** Words around a name's own that its tokens are told by. */
const CLASSES =
  /^(?:role\.|title$|speech\.|force\.|host\.|name$|group\.|context\.|adverbial$|label$|medium\.|target$|home$)/;

/** What speaks for a token of the source's sentence being a part of the speaker's name. */
export function nameFeatures(
  { source, sourceSentence: sentence, cue, carried }: StatementCandidate,
  at: number,
): Feature[] {
  const set = new FeatureSet();
  const word = textAt(sentence, at);
  set.add(`word=${word}`, at, 0.7);
  set.add(word.startsWith('ال') ? 'with article' : 'without article');
  set.add(`length=${Math.min(word.length, 7)}`);
  for (const i of [-3, -2, -1, 1, 2]) set.add(`${i}=${stemAt(sentence, at + i)}`, at + i, 0.6);
  set.add(`start=${word.slice(0, 2)}`, at, 0.3);
  set.add(`end=${word.slice(-2)}`, at, 0.3);
  const from = at >= source.end ? at - source.end : source.first - at;
  set.add(
    `${at >= source.end ? 'behind' : at < source.first ? 'before' : 'within'} source ${gapName(Math.max(0, from))}`,
  );
  if (carried === 0)
    set.add(`${at >= cue.end ? 'behind' : 'before'} cue ${gapName(Math.abs(at - cue.first))}`);
  for (const { concept, startToken, endToken } of sentence.matches) {
    if (!CLASSES.test(concept) || endToken < at - 4 || startToken > at + 4) continue;
    const where =
      startToken <= at && at < endToken
        ? 'is'
        : endToken <= at
          ? `${at - endToken} behind`
          : `${startToken - at} before`;
    set.add(`${where} ${concept}`, startToken);
  }
  return set.features;
}
