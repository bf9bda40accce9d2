import type { StatementCandidate } from '../candidates/statement.ts';
import { textAt } from '../document/document.ts';
import {
  addBag,
  addNear,
  addWholeBag,
  type Feature,
  FeatureSet,
  gapName,
  stemAt,
  stemOf,
} from './feature.ts';

const NEAR = 0.6;
const FAR = 0.3;
const BETWEEN = 7;

/** What speaks for and against a cue leading to a faction's own words. */
export function statementFeatures(candidate: StatementCandidate): Feature[] {
  const set = new FeatureSet();
  addCue(set, candidate);
  addSource(set, candidate);
  addRelation(set, candidate);
  addRivals(set, candidate);
  addSurroundings(set, candidate);
  return set.features;
}

function addCue(set: FeatureSet, { cue, sentence }: StatementCandidate): void {
  set.add(`cue=${cue.kind}`, cue.first);
  set.add(`cue=${cue.kind} ${cue.id}`, cue.first);
  if (cue.type !== '') set.add(`cue type=${cue.type}`, cue.first);
  if (cue.joined) set.add(`cue joined ${cue.kind}`, cue.first);
  set.add(`word=${stemOf(textAt(sentence, cue.first))}`, cue.first, NEAR);
  for (let i = 1; i <= 2; i++) {
    addNear(set, sentence, cue.first - i, `cue-${i}`);
    addNear(set, sentence, cue.end - 1 + i, `cue+${i}`);
  }
  set.add(`${cue.id} then ${stemAt(sentence, cue.end)}`, cue.end, NEAR);
}

function addSource(set: FeatureSet, { source, sourceSentence, cue }: StatementCandidate): void {
  const kind = `${source.kind}${source.nisba ? ' adjective' : ''}${source.sure ? '' : ' unsure'}`;
  set.add(`source=${kind}`, source.first);
  set.add(`source=${kind} with ${cue.kind}`, source.first);
  set.add(
    `faction=${source.faction?.id.startsWith('unlisted-') ? 'unlisted' : source.faction?.id}`,
    source.first,
    NEAR,
  );
  if (source.faction?.speaks) set.add(`speaks=${source.faction.speaks}`, source.first);
  if (source.party) set.add('party wing', source.first);
  if (source.person) set.add(`person=${source.person.role}`, source.first);
  if (source.first === sourceSentence.first) set.add('source opens sentence', source.first);
  for (let i = 1; i <= 3; i++) addNear(set, sourceSentence, source.first - i, `source-${i}`);
  for (let i = 1; i <= 2; i++) addNear(set, sourceSentence, source.end - 1 + i, `source+${i}`);
  const written = sourceSentence.tokens[source.first]?.text ?? '';
  for (const letter of ['ل', 'ب', 'و'])
    if (written.startsWith(letter)) set.add(`source written ${letter}`, source.first, NEAR);
  for (const { concept, startToken, endToken } of sourceSentence.matches) {
    if (endToken > source.first || source.first - endToken > 3 || startToken < sourceSentence.first) continue;
    if (concept.startsWith('role.') || concept === 'speech.close_to' || concept === 'title')
      set.add(`before source ${concept}`, startToken);
  }
}

function addRelation(set: FeatureSet, { source, cue, sentence, carried }: StatementCandidate): void {
  if (carried > 0) {
    set.add(`carried ${carried}`);
    set.add(`carried to ${cue.kind}${cue.continues ? ' continuing' : ''}`);
    return;
  }
  const after = source.first >= cue.end;
  const [from, to] = after ? [cue.end, source.first] : [source.end, cue.first];
  const order = after ? 'cue first' : 'source first';
  const gap = gapName(to - from);
  set.add(`${order} ${gap}`);
  set.add(`${order} ${cue.kind} ${gap}`);
  set.add(`${order} ${cue.kind} ${source.kind}`);
  set.add(`${order} ${cue.id}`);
  if (to - from <= BETWEEN) {
    for (let i = from; i < to; i++) addNear(set, sentence, i, `${order} between`);
  }
  let commas = 0;
  for (let i = from; i < to; i++) if (textAt(sentence, i) === '،') commas++;
  if (commas > 0) set.add(`${order} commas ${Math.min(commas, 3)}`);
  for (const { concept, startToken, endToken } of sentence.matches) {
    if (startToken >= from && endToken <= to && BETWEEN_CONCEPTS.test(concept))
      set.add(`${order} between ${concept}`, startToken);
  }
}

const BETWEEN_CONCEPTS =
  /^(?:role\.|title|speech\.|force\.|host\.adjective|home|context\.|name$|medium\.|adverbial)/;

/** Who else might have said it: states, leaders, armies, other names near the cue. */
function addRivals(set: FeatureSet, { cue, source, sentence, own }: StatementCandidate): void {
  for (const { concept, startToken, endToken } of sentence.matches) {
    if (!/^(?:force\.|home$|host\.metonym)/.test(concept)) continue;
    const gap = startToken >= cue.end ? startToken - cue.end : cue.first - endToken;
    if (gap < 0 || gap > 5) continue;
    set.add(
      `rival ${concept} ${startToken >= cue.end ? 'behind' : 'before'} cue ${gapName(gap)}`,
      startToken,
    );
  }
  for (const name of own.names) {
    if (name === source) continue;
    const behind = name.first >= cue.end;
    const gap = behind ? name.first - cue.end : cue.first - name.end;
    if (gap < 0 || gap > 5) continue;
    const who =
      name.kind === 'other'
        ? 'other'
        : name.faction?.id === source.faction?.id
          ? 'same faction'
          : 'other faction';
    set.add(`rival ${who} ${behind ? 'behind' : 'before'} cue`, name.first);
  }
  const nearest = own.names.every((name) => name === source || distance(name, cue) >= distance(source, cue));
  if (nearest) set.add('source is nearest name');
  const closest = own.cues.every(
    (other) => other === cue || distance(other, source) >= distance(cue, source),
  );
  if (closest) set.add('cue is nearest cue');
}

const distance = (one: { first: number; end: number }, other: { first: number; end: number }): number =>
  one.first >= other.end ? one.first - other.end : other.first - one.end;

function addSurroundings(
  set: FeatureSet,
  { document, sentence, content, cue, source }: StatementCandidate,
): void {
  set.add(`zone=${sentence.zone}`);
  set.add(`zone=${sentence.zone} ${cue.kind}`);
  set.add(document.title.tokens.length === 0 ? 'no headline' : 'headline');
  const quoted = document
    .quotationsOf(sentence.source.field)
    .some(({ first, end, colon }) => !colon && first < content.end && end > content.first);
  if (quoted) set.add('content is quoted');
  if (sentence.tokens[content.first - 1]?.text === ':') set.add('content behind colon');
  const own = { ...sentence, first: content.first, end: content.end };
  addBag(set, own, content.first, content.first + 20, 'says ');
  for (const { concept, entry, startToken } of sentence.matches) {
    if (startToken < content.first || startToken >= content.end) continue;
    if (concept.startsWith('formula.') && entry.attrs.weak === undefined)
      set.add(`content has ${concept}`, startToken, NEAR);
    if (concept === 'claim_mark') set.add('content has claim mark', startToken, NEAR);
    if (concept.startsWith('speech.act')) set.add(`content has ${concept}`, startToken, NEAR);
  }
  for (const { concept, startToken } of sentence.matches) {
    if (/^(?:context\.|label$|medium\.)/.test(concept)) set.add(`sentence has ${concept}`, startToken, FAR);
  }
  const title = document.sentences[0];
  if (title?.zone === 'headline') {
    addWholeBag(set, title, 't:');
    const named = title.matches.some(({ concept }) => concept === 'name');
    set.add(named ? 'headline has a name' : 'headline has no name');
  }
  if (source.faction && sentence.zone !== 'headline') set.add(`sentence ${gapName(sentence.at)}`);
}
