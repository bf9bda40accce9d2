import type { ReadField } from './article.ts';
import { make, opensClause, type Sentence } from './clause.ts';
import type { MentionIndex } from './mentions.ts';
import { nobody, type Subject, textAt } from './reading.ts';
import type { Utterance } from './utterance.ts';
import type { WordInfo } from './word-forms.ts';
import { WORD, type Words } from './words.ts';

/**
 * Whose communiqué an article is that is printed as it was issued: its headline (#كتائب_القسام, بيان المقاومة …) or its last
 * sentence holds a group's name and nothing but names of documents and numbers beside it.
 */
export function signatoryOf(
  title: ReadField,
  text: ReadField,
  mentions: { title: MentionIndex; text: MentionIndex },
  words: Words,
): Subject | null {
  const last = text.sentences.at(-1);
  const signed = last ? onlyName(text, last.firstToken, last.endToken, mentions.text, words) : null;
  return onlyName(title, 0, title.tokens.length, mentions.title, words) ?? signed;
}

function onlyName(
  field: ReadField,
  first: number,
  end: number,
  mentions: MentionIndex,
  words: Words,
): Subject | null {
  let owner: Subject | null = null;
  for (let i = first; i < end; i++) {
    const mention = mentions.get(i);
    if (mention && owner === null && mention.kind !== 'other' && !mention.person && mention.faction) {
      const { faction, shown } = mention;
      owner = { ...nobody('other', mention.end), side: 'faction', faction, shown, group: true };
      i = mention.end - 1;
    } else {
      const token = field.tokens[i];
      const { classes } = words.infoOf(token?.text ?? '');
      if (
        mention ||
        (token?.kind === 'word' && (classes & (WORD.DOCUMENT | WORD.LABEL | WORD.NOUN_LINK)) === 0)
      )
        return null;
    }
  }
  return owner;
}

const OUR_FIGHTERS =
  /^(?:مجاهدونا|مجاهدينا|مقاتلونا|مقاتلينا|مقاومونا|مقاومينا|استشهاديونا|ابطالنا|فرساننا)$/;

/** هاجم مجاهدونا …, استهدفنا …: a communiqué in the first person, which is its signatory's. */
export function ownVoice(
  sentence: Sentence,
  at: number,
  info: WordInfo,
  signatory: Subject | null,
): Utterance | null {
  if (!signatory || !opensClause(sentence, at)) return null;
  const verb = info.verbs.find(
    ({ form, entry }) =>
      form === 'we' || (form === 'finite' && entry.act && OUR_FIGHTERS.test(textAt(sentence, at + 1))),
  );
  return verb ? make(sentence, at, 'subject-verb', { ...signatory, end: at + 1 }, verb, at) : null;
}
