import {
  type Document,
  headlineIn,
  isPost,
  leadIn,
  type Phrase,
  type Sentence,
  textAt,
} from '../document/document.ts';
import { colonOf } from './label.ts';
import { isBehindOutlet } from './sayer.ts';
import { speechVerbs } from './speech-verbs.ts';
import { subjectAfter, subjectOfLabel } from './subject.ts';
import { subjectOf } from './voice-verb.ts';

/** Before whose words an outlet gives. */
const FROM = 'عن';
/** «سنترك», «لن نخرج»: a state speaks of its own. */
const WE_SHALL = /(?:^| )(?:[وف]?سن\p{L}{2}|لن ن\p{L}{2})/u;

/** «X: …», before token `end`; «قال X: …» is the verb's. */
export function labelOf(sentence: Sentence, end: number): Phrase | null {
  const colon = colonOf(sentence, end);
  if (colon === null) return null;
  const verb = speechVerbs(sentence, colon).at(-1);
  if (verb) return subjectOf(sentence, verb, colon);
  const source = sourceOfOutlet(sentence, colon);
  if (source) return source;
  const isOurs = WE_SHALL.test(`${textAt(sentence, end - 1)} ${textAt(sentence, end)}`);
  return subjectOfLabel(sentence, colon, isOurs);
}

/** «إعلام العدو عن ضابط:», «رويترز نقلا عن مسؤول:»: whose words an outlet gives. */
function sourceOfOutlet(sentence: Sentence, colon: number): Phrase | null {
  for (let at = sentence.first + 1; at < colon; at++)
    if (textAt(sentence, at) === FROM && isBehindOutlet(sentence, at))
      return subjectAfter(sentence, at + 1, colon);
  return null;
}

/** Who the first lines of a post name, for a later one; null of an article. */
export function labelOfPost(document: Document, sentence: Sentence): Phrase | null {
  if (!isPost(document)) return null;
  const lead = leadIn(document)?.at ?? 0;
  for (const one of document.sentences) {
    if (one.at > lead || one.at >= sentence.at) break;
    const found = labelOf(one, one.end);
    if (found) return found;
  }
  return labelAbove(document, sentence);
}

/** Who stands on a line of his own above the last one that begins with the colon, as posts are cut: «فلان⏎: …». */
function labelAbove({ sentences }: Document, { at, source }: Sentence): Phrase | null {
  const colon = sentences.findLast((one) => one.at <= at && textAt(one, one.first) === ':');
  const above = colon && sentences[colon.at - 1];
  return above && above.source === source ? subjectOfLabel(above, above.end) : null;
}

/** Who the headline says tells it, where the sentence names nobody. */
export function headlineLabel(document: Document, sentence: Sentence): Phrase | null {
  const headline = headlineIn(document);
  return headline && headline !== sentence ? labelOf(headline, headline.end) : null;
}
