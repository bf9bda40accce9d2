import type { Document, FieldText } from '../document/document.ts';
import { collected, type Feature, type FeatureSink, stemOfToken } from './feature.ts';
import { type NamePart, partOf } from './name-part.ts';

const TITLE = partOf('title:');
const TEXT = partOf('text:');

/** Does a feature speak of the headline? The others speak of the text. */
export const isOfTitle = (name: string): boolean => name.startsWith(TITLE.text);

/** The words of a whole article, by which it is told what it is about, whatever its candidates say. */
export const articleFeatures = (document: Document): Feature[] => collected((to) => addArticle(to, document));

/** `articleFeatures`, added to a sink. */
export function addArticle(to: FeatureSink, { title, text }: Document): void {
  addField(to, title, TITLE);
  addField(to, text, TEXT);
}

/** The larger, the less the weights are held down in learning: of 1, 2, 4 and 10 the best on unseen months. */
const SCALE = 2;

/** The stems of a field. They share its weight, so that a long text says no more than a short one. */
function addField(to: FeatureSink, field: FieldText, prefix: NamePart): void {
  const words = field.tokens.filter(({ kind }) => kind === 'word').length;
  const value = SCALE / Math.sqrt(words);
  for (const [at, { kind }] of field.tokens.entries())
    if (kind === 'word') to.addWord(prefix, stemOfToken(field, at), at, value);
}
