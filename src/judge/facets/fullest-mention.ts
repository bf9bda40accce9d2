import { type Document, type Phrase, textAt } from '../document/document.ts';
import { isState, namedAt, phraseAt } from './subject.ts';

/** A name with its office is long enough. */
const ENOUGH = 4;

/**
 * The fullest form in which a document names somebody: for «ترامب» the president with his first name, for «الوزير» which
 * minister, the nearest before it first.
 */
export function fullestMention(found: Phrase, { sentences }: Document): Phrase {
  const own = wordsIn(found);
  if (own.length >= ENOUGH || isState(found)) return found;
  const longer = sentences
    .flatMap((sentence) => namedAt(sentence).map((first) => phraseAt(sentence, first)))
    .filter((one) => one !== null)
    .filter((one) => {
      const words = wordsIn(one);
      return words.length > own.length && own.every((word) => words.includes(word));
    });
  const distance = ({ sentence, first }: Phrase): number =>
    sentence.at < found.sentence.at || (sentence === found.sentence && first < found.first)
      ? found.sentence.at - sentence.at
      : sentences.length + sentence.at;
  const [nearest] = longer.sort((a, b) => distance(a) - distance(b) || wordsIn(b).length - wordsIn(a).length);
  return nearest ?? found;
}

/** Without the article and a conjunction, which change nothing of who it is. */
const wordsIn = ({ sentence, first, end }: Phrase): string[] =>
  Array.from({ length: end - first }, (_, i) => textAt(sentence, first + i))
    .filter((word) => /\p{L}{2}/u.test(word))
    .map((word) => word.replace(/^[وف]?ال/, ''));
