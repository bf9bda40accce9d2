import words from './comment-words.json' with { type: 'json' };

/** "Comments" in the languages of the outlets watched and their neighbours. */
const COMMENT = words.comment.join('|');

/** With such a line the readers' own words begin. */
const COMMENTS = new RegExp(
  `^[\\s\\p{P}]*(?:${[...words.opening, `\\d+ ?[»›:]? ?(?:${COMMENT})(?:[^.]{0,60}\\?.{0,60})?`].join('|')})[\\s\\p{P}]*$`,
  'iu',
);

/** A heading that says no more than "Comments", in any of the languages. */
const TITLE = new RegExp(`^[\\s\\p{P}\\d]*(?:${COMMENT})[\\s\\p{P}\\d]*$`, 'iu');

/** Buttons that stand under articles too, and those that only a reader's words have. */
const ANY_BUTTON = words.anyButton.join('|');
const ANSWER = words.answer.join('|');

/** What stands under each reader's words: ways to answer and to complain, or who posted them. */
const ACTION = new RegExp(
  `^[\\s\\p{P}\\d]*(?:${[
    `(?:(?:${ANY_BUTTON})[\\s\\p{P}\\d]*){0,3}(?:${ANSWER})(?:[\\s\\p{P}\\d]*(?:${ANY_BUTTON}|${ANSWER})){0,3}`,
    'posted by:? .{2,60}\\d{4}.{0,30}',
  ].join('|')})[\\s\\p{P}\\d]*$`,
  'iu',
);

const LONGEST_OPENING = 260;
const LONGEST_ACTION = 120;

/** Do readers' comments begin here? */
export function opensComments(text: string): boolean {
  return text.length <= LONGEST_OPENING && COMMENTS.test(text);
}

/** Is the text of a heading only the word for comments, with their number or without? */
export const isCommentsTitle = (text: string): boolean => text.length <= LONGEST_ACTION && TITLE.test(text);

/** Is the block what stands under a reader's comment, to answer it or to say whose it is? */
export const isCommentAction = (text: string): boolean => text.length <= LONGEST_ACTION && ACTION.test(text);

/** `fyre-comment-article`, `commentItem`, `reply_12`: the name of an element around a reader's words. */
export const namesComment = (name: string): boolean =>
  /(?:^|[\W_\d])(?:comments?|repl(?:y|ies)|kommentar|commentaire|comentario|yorum|hozzaszolas)(?:$|[\W_\d])/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1-$2'),
  );
