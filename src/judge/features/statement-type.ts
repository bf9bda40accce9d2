import type { StatementCandidate } from '../candidates/statement.ts';
import { contains, headlineIn, isPost, passageOf, textAt } from '../document/document.ts';
import { admitsLoss, isToCome, takesOverAView, tellsOfOwnMove } from '../facets/claim.ts';
import { tellsOfOthers } from '../facets/others-act.ts';
import { addOpening } from './clause-opening.ts';
import { addBag, addClasses, addWholeBag, type Feature, FeatureSet, NEAR, stemOf } from './feature.ts';
import { partOf } from './name-part.ts';

const CONTENT = 40;
const SAYS_CLASS = partOf('says ~');

/** What tells whether words are a threat, a claim, a demand … */
export function typeFeatures(candidate: StatementCandidate): Feature[] {
  const { cue, content, sentence, document, source } = candidate;
  const set = new FeatureSet();
  set.add(`cue=${cue.kind} ${cue.id}`, cue.first);
  set.add(`cue type=${cue.type}`, cue.first);
  set.add(`word=${stemOf(textAt(sentence, cue.first))}`, cue.first, NEAR);
  const field = passageOf(sentence, {
    first: content.first,
    end: Math.max(content.end, content.first + 1),
  });
  addBag(set, field, content.first, content.first + CONTENT, 'says ');
  addClasses(set, field, content.first, content.first + CONTENT, SAYS_CLASS);
  for (let i = 0; i < 3; i++) {
    const word = textAt(field, content.first + i);
    if (word !== '') set.add(`says first ${stemOf(word)}`, content.first + i, NEAR);
  }
  addBag(set, sentence, sentence.first, content.first, 'before ');
  for (const one of document.sentences) {
    if (one.source !== sentence.source || one.end <= sentence.first || one.first > content.end) continue;
    for (const { concept, entry, startToken } of one.matches) {
      const inContent = contains(content, startToken);
      if (concept.startsWith('formula.'))
        set.add(
          `${inContent ? 'content' : 'sentence'} has ${concept}${entry.attrs.weak ? ' weak' : ''}`,
          startToken,
        );
      else if (inContent && TELLING.test(concept)) set.add(`content has ${concept}`, startToken, NEAR);
      else if (inContent && concept.startsWith('speech.') && entry.attrs.type !== undefined)
        set.add(`content has verb of ${entry.attrs.type}`, startToken, NEAR);
    }
  }
  for (const [name, holds] of GRAMMAR) {
    if (!holds(candidate)) continue;
    set.add(name, content.first);
    set.add(`${name}, cue type=${cue.type}`, content.first);
  }
  if (!isPost(document)) addOpening(set, candidate);
  if (source.faction) set.add(`faction=${source.faction.id}`, source.first, 0.3);
  set.add(`zone=${sentence.zone}`);
  set.add(isPost(document) ? 'no headline' : 'headline');
  const title = headlineIn(document);
  if (title) addWholeBag(set, title, 't:');
  return set.features;
}

/** What grammar says of whose act is told and when. */
const GRAMMAR: readonly (readonly [string, (candidate: StatementCandidate) => boolean])[] = [
  ['admits a loss', admitsLoss],
  ['is to come', isToCome],
  ['takes over a view', takesOverAView],
  ['tells of its own move', tellsOfOwnMove],
  ['tells of others', tellsOfOthers],
];

const TELLING = /^(?:speech\.act|speech\.document|claim_mark$|due$|context\.|act\.|medium\.)/;
