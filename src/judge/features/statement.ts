import { cuesIn } from '../annotate/cues.ts';
import type { NameMention } from '../annotate/names.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import {
  between,
  contains,
  gapOf,
  headlineIn,
  isPost,
  passageOf,
  quotationsIn,
  textAt,
} from '../document/document.ts';
import { conceptTest } from '../lexicon/by-concept.ts';
import { NAME } from '../lexicon/gazetteer.ts';
import {
  addBag,
  addNear,
  addWholeBag,
  type Beside,
  beside,
  collected,
  FAR,
  type Feature,
  type FeatureSink,
  gapName,
  NEAR,
  stemAndClass,
  stemBeside,
} from './feature.ts';
import { named, partOf } from './name-part.ts';
import { addNamedSpeaker } from './named-speaker.ts';

const BETWEEN = 7;

/** What speaks for and against a cue leading to a faction's own words. */
export const statementFeatures = (candidate: StatementCandidate): Feature[] =>
  collected((to) => addStatement(to, candidate));

/** `statementFeatures`, added to a sink. */
export function addStatement(to: FeatureSink, candidate: StatementCandidate): void {
  addCue(to, candidate);
  addSource(to, candidate);
  addRelation(to, candidate);
  addNamedSpeaker(to, candidate);
  addRivals(to, candidate);
  addSurroundings(to, candidate);
}

const WORD = partOf('word=');
const CONTENT_HAS = partOf('content has ');
const SENTENCE_HAS = partOf('sentence has ');
const BEFORE_CUE = [beside('cue-1'), beside('cue-2')];
const BEHIND_CUE = [beside('cue+1'), beside('cue+2')];
const BEFORE_SOURCE = [beside('source-1'), beside('source-2'), beside('source-3')];
const BEHIND_SOURCE = [beside('source+1'), beside('source+2')];
const BETWEEN_CUE_FIRST = beside('cue first between');
const BETWEEN_SOURCE_FIRST = beside('source first between');

function addCue(to: FeatureSink, { cue, sentence }: StatementCandidate): void {
  to.add(named`cue=${cue.kind}`, cue.first);
  to.add(named`cue=${cue.kind} ${cue.id}`, cue.first);
  if (cue.type !== '') to.add(named`cue type=${cue.type}`, cue.first);
  if (cue.joined) to.add(named`cue joined ${cue.kind}`, cue.first);
  to.addWord(WORD, stemAndClass(textAt(sentence, cue.first)), cue.first, NEAR);
  for (let i = 0; i < BEFORE_CUE.length; i++) {
    addNear(to, sentence, cue.first - 1 - i, BEFORE_CUE[i] as Beside);
    addNear(to, sentence, cue.end + i, BEHIND_CUE[i] as Beside);
  }
  to.add(named`${cue.id} then ${stemBeside(sentence, cue.end)}`, cue.end, NEAR);
}

const certainty = ({ sure, alone }: NameMention): string => (alone ? ' alone' : sure ? '' : ' unsure');

function addSource(to: FeatureSink, { source, sourceSentence, cue }: StatementCandidate): void {
  const kind = `${source.kind}${source.nisba ? ' adjective' : ''}${certainty(source)}`;
  to.add(named`source=${kind}`, source.first);
  to.add(named`source=${kind} with ${cue.kind}`, source.first);
  to.add(
    named`faction=${source.faction?.id.startsWith('unlisted-') ? 'unlisted' : source.faction?.id}`,
    source.first,
    NEAR,
  );
  if (source.faction?.speaks) to.add(named`speaks=${source.faction.speaks}`, source.first);
  if (source.party) to.add('party wing', source.first);
  if (source.person) to.add(named`person=${source.person.role}`, source.first);
  if (source.first === sourceSentence.first) to.add('source opens sentence', source.first);
  for (const [i, place] of BEFORE_SOURCE.entries()) addNear(to, sourceSentence, source.first - 1 - i, place);
  for (const [i, place] of BEHIND_SOURCE.entries()) addNear(to, sourceSentence, source.end + i, place);
  const written = sourceSentence.tokens[source.first]?.text ?? '';
  for (const letter of ['ل', 'ب', 'و'])
    if (written.startsWith(letter)) to.add(named`source written ${letter}`, source.first, NEAR);
  for (const { concept, startToken, endToken } of sourceSentence.matches) {
    if (endToken > source.first || source.first - endToken > 3 || startToken < sourceSentence.first) continue;
    if (concept.startsWith('role.') || concept === 'speech.close_to' || concept === 'title')
      to.add(named`before source ${concept}`, startToken);
  }
}

function addRelation(to: FeatureSink, { source, cue, sentence, carried }: StatementCandidate): void {
  if (carried > 0) {
    to.add(named`carried ${carried}`);
    to.add(named`carried to ${cue.kind}${cue.continues ? ' continuing' : ''}`);
    return;
  }
  const after = source.first >= cue.end;
  const { first: from, end } = between(source, cue);
  const order = after ? 'cue first' : 'source first';
  const beside = after ? BETWEEN_CUE_FIRST : BETWEEN_SOURCE_FIRST;
  const gap = gapName(end - from);
  to.add(named`${order} ${gap}`);
  to.add(named`${order} ${cue.kind} ${gap}`);
  to.add(named`${order} ${cue.kind} ${source.kind}`);
  to.add(named`${order} ${cue.id}`);
  if (end - from <= BETWEEN) {
    for (let i = from; i < end; i++) addNear(to, sentence, i, beside);
  }
  let commas = 0;
  for (let i = from; i < end; i++) if (textAt(sentence, i) === '،') commas++;
  if (commas > 0) to.add(named`${order} commas ${Math.min(commas, 3)}`);
  for (const { concept, startToken, endToken } of sentence.matches) {
    if (startToken >= from && endToken <= end && standsBetween(concept))
      to.add(named`${order} between ${concept}`, startToken);
  }
}

const standsBetween = conceptTest(
  /^(?:role\.|title|speech\.|force\.|host\.adjective|home|context\.|name$|medium\.|adverbial)/,
);

const isRival = conceptTest(/^(?:force\.|home$|host\.metonym)/);
const isTelling = conceptTest(/^(?:context\.|label$|medium\.)/);

/** Who else might have said it: states, leaders, armies, other names near the cue. */
function addRivals(to: FeatureSink, { cue, source, sentence, own }: StatementCandidate): void {
  for (const { concept, startToken, endToken } of sentence.matches) {
    if (!isRival(concept)) continue;
    const gap = startToken >= cue.end ? startToken - cue.end : cue.first - endToken;
    if (gap < 0 || gap > 5) continue;
    to.add(
      named`rival ${concept} ${startToken >= cue.end ? 'behind' : 'before'} cue ${gapName(gap)}`,
      startToken,
    );
  }
  for (const name of own.names) {
    if (name === source) continue;
    const gap = gapOf(name, cue);
    if (gap < 0 || gap > 5) continue;
    const who =
      name.kind === 'other'
        ? 'other'
        : name.faction?.id === source.faction?.id
          ? 'same faction'
          : 'other faction';
    to.add(named`rival ${who} ${name.first >= cue.end ? 'behind' : 'before'} cue`, name.first);
  }
  const nearest = own.names.every((name) => name === source || gapOf(name, cue) >= gapOf(source, cue));
  if (nearest) to.add('source is nearest name');
  const closest = cuesIn(sentence).every(
    (other) => other === cue || gapOf(other, source) >= gapOf(cue, source),
  );
  if (closest) to.add('cue is nearest cue');
}

function addSurroundings(
  to: FeatureSink,
  { document, sentence, content, cue, source }: StatementCandidate,
): void {
  to.add(named`zone=${sentence.zone}`);
  to.add(named`zone=${sentence.zone} ${cue.kind}`);
  to.add(isPost(document) ? 'no headline' : 'headline');
  const quoted = quotationsIn(sentence.source).some(
    ({ first, end, colon }) => !colon && first < content.end && end > content.first,
  );
  if (quoted) to.add('content is quoted');
  if (sentence.tokens[content.first - 1]?.text === ':') to.add('content behind colon');
  addBag(to, passageOf(sentence, content), content.first, content.first + 20, 'says ');
  for (const { concept, entry, startToken } of sentence.matches) {
    if (!contains(content, startToken)) continue;
    if (concept.startsWith('formula.') && entry.attrs.weak === undefined)
      to.addWord(CONTENT_HAS, partOf(concept), startToken, NEAR);
    if (concept === 'claim_mark') to.add('content has claim mark', startToken, NEAR);
    if (concept.startsWith('speech.act')) to.addWord(CONTENT_HAS, partOf(concept), startToken, NEAR);
  }
  for (const { concept, startToken } of sentence.matches) {
    if (isTelling(concept)) to.addWord(SENTENCE_HAS, partOf(concept), startToken, FAR);
  }
  const title = headlineIn(document);
  if (title) {
    addWholeBag(to, title, 't:');
    const named = title.matches.some(({ concept }) => concept === NAME);
    to.add(named ? 'headline has a name' : 'headline has no name');
  }
  if (source.faction && sentence.zone !== 'headline') to.add(named`sentence ${gapName(sentence.at)}`);
}
