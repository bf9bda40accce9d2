import { type Document, isPost } from '../document/document.ts';

/** A post of no more words says nothing yet where it says what follows. */
const FEW_WORDS = 12;
/** Concept of config/lexicons/speech-words.yaml. */
const TO_FOLLOW = 'to_follow';
/** «{…} [السورة - 12]», «﴿…﴾»: a verse, with where it stands or without. */
const VERSE = /^(?:\{[^{}]*\}[\s–-]*\[[^[\]]*\]?|﴿[^﴿﴾]*﴾)$/u;

/** Whether a post only announces that something will be published: «بيان الحركة بعد قليل». */
export const announcesMore = (document: Document): boolean =>
  isPost(document) &&
  document.text.tokens.filter(({ kind }) => kind === 'word').length <= FEW_WORDS &&
  document.sentences.some(({ matches }) => matches.some(({ concept }) => concept === TO_FOLLOW));

/** Whether a post is a verse of the Koran and nothing else, behind the name of who publishes it. */
export function isVerse(document: Document): boolean {
  if (!isPost(document)) return false;
  const text = document.text.normal.original;
  return VERSE.test(text.slice(text.indexOf(':') + 1).trim());
}
