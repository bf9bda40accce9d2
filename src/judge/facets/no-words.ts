import type { StatementCandidate } from '../candidates/statement.ts';
import { type Document, isPost, wordsOfText } from '../document/document.ts';

/** A post of no more words says nothing yet where it says what follows. */
const FEW_WORDS = 12;
/** Concept of config/lexicons/speech-words.yaml. */
const TO_FOLLOW = 'to_follow';
/** «{…} [السورة - 12]», «﴿…﴾»: a verse, with where it stands or without. */
const VERSE = /^(?:\{[^{}]*\}[\s–-]*\[[^[\]]*\]?|﴿[^﴿﴾]*﴾)$/u;

/** Whether a post has no words that a group could have said: it tells what follows, is a verse or a picture's caption. */
export const saysNothing = (candidate: StatementCandidate): boolean =>
  announcesMore(candidate.document) || isVerse(candidate.document) || isCaption(candidate);

/** Whether a post only announces that something will be published: «بيان الحركة بعد قليل». */
const announcesMore = (document: Document): boolean =>
  isPost(document) &&
  wordsOfText(document).length <= FEW_WORDS &&
  document.sentences.some(({ matches }) => matches.some(({ concept }) => concept === TO_FOLLOW));

/** Whether a post is a verse of the Koran and nothing else, behind the name of who publishes it. */
function isVerse(document: Document): boolean {
  if (!isPost(document)) return false;
  const text = document.text.normal.original;
  return VERSE.test(text.slice(text.indexOf(':') + 1).trim());
}

/** A group's own text is longer: its name and so few words are what stands under a picture. */
const CAPTION_WORDS = 8;

/** Whether a post that names a group at its head or foot has no words between that it could say. */
const isCaption = ({ document, cue }: StatementCandidate): boolean =>
  /^(?:none|header|signature)$/.test(cue.kind) && wordsOfText(document).length <= CAPTION_WORDS;
