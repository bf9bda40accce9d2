/** "Comments" in the languages of the outlets watched and their neighbours. */
const COMMENT = [
  'comments?',
  'commentaires?',
  'kommentare?',
  'comentarios?',
  'comentários?',
  'commenti',
  'reacties',
  'komentarz[ey]',
  'komentáře',
  'hozzászólások',
  'комментарии',
  'коментари',
  'коментарі',
  'yorumlar',
  'نظرات',
  'تبصرے',
  '(?:ال)?تعليقات(?: (?:القراء|الزوار|فيسبوك))?',
].join('|');

/** With such a line the readers' own words begin. */
const COMMENTS = new RegExp(
  `^[\\s\\p{P}]*(?:${[
    '\\d+ (?:comments?|responses?|replies|thoughts)(?: (?:on|to) .{0,200})?',
    `\\d+ ?[»›:]? ?(?:${COMMENT})(?:[^.]{0,60}\\?.{0,60})?`,
    '(?:leave|post|write) a (?:reply|comment).{0,40}',
    '(?:add|post|write) (?:your|a) comment',
    'join the (?:conversation|discussion)',
    "(?:(?:all )?reader|readers['’]|user|visitor) comments?(?: \\(?\\d+\\)?)?(?: (?:add|post|leave) (?:your|a) comment)?",
    '(?:there are )?no comments(?: (?:yet|so far|in this forum|on this (?:article|story|post)))?(?:[.!] .{0,60})?',
    'be the first (?:one )?to (?:comment|post a comment|add a comment)',
    '(?:newest|oldest|latest|best|popular) ?[|/·] ?(?:newest|oldest|latest|best|popular).{0,60}',
    'sort (?:comments )?by:? ?(?:newest|oldest|best|popular).{0,80}',
    'share your (?:views|opinion)(?:\\s*[-–:].{0,60})?',
    'تعليقات (?:القراء|الزوار|فيسبوك)',
    '(?:عدد )?التعليقات\\s*[:(]?\\s*[\\d٠-٩]+',
    '[\\d٠-٩]+ (?:تعليق|تعليقا|تعليقات)(?: على .{0,200})?',
    '(?:أضف|اضف|اترك|أكتب|اكتب) (?:تعليق|ردا?|رد)\\p{L}*.{0,20}',
    '(?:الأحدث|الأقدم|الأفضل) ?[|/·] ?(?:الأحدث|الأقدم|الأفضل).{0,40}',
    'كن أول من (?:يعلق|يكتب تعليقا|يضيف تعليقا).{0,30}',
  ].join('|')})[\\s\\p{P}]*$`,
  'iu',
);

/** A heading that says no more than "Comments", in any of the languages. */
const TITLE = new RegExp(`^[\\s\\p{P}\\d]*(?:${COMMENT})[\\s\\p{P}\\d]*$`, 'iu');

/** Buttons that stand under articles too, and those that only a reader's words have. */
const ANY_BUTTON = 'quote|like|permalink|share|recommend|citar(?: mensaje)?|أعجبني';
const ANSWER =
  'reply|respond|report(?: abuse| comment)|flag(?:ged)?|respuesta|responder|denunciar|répondre|signaler|antworten|' +
  'melden|rispondi|segnala|beantwoorden|odpowiedz|zgłoś|válasz|ответить|пожаловаться|отговори|yanıtla|şikayet et|' +
  'پاسخ|(?:ال)?رد(?: على التعليق)?|(?:ال)?إبلاغ(?: عن (?:إساءة|التعليق))?';

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
