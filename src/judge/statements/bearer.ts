import { CLAUSE_SIGNS, type Memory, make, type Sentence } from './clause.ts';
import { has, type Subject, textAt } from './reading.ts';
import { subjectAt } from './subject.ts';
import type { Utterance } from './utterance.ts';
import type { VerbForm } from './word-forms.ts';
import { WORD } from './words.ts';

const IN_IT = /^(?:فيه|فيها|فيهما|خلاله|خلالها|عبره|عبرها)$/;
const DOCUMENT_REACH = 6;

/**
 * Words that a document bears: خرج قيادي في … بتسجيل يقول فيه إن …, تلقت القناة من السرية بيانا تتعهد فيه, جماعة تسمي نفسها …، هددت في
 * بيان. The verb has no subject of its own; the document or the name before it tells whose words they are.
 */
export function bearerOf(
  sentence: Sentence,
  at: number,
  verbs: readonly VerbForm[],
  memory: Memory,
): Utterance | null {
  const verb = verbs.find(
    ({ joined, relative, purpose, entry }) => !joined && !relative && !purpose && !entry.act,
  );
  if (!verb) return null;
  const subject = IN_IT.test(textAt(sentence, at + 1))
    ? ofDocument(sentence, at, memory)
    : selfNamed(sentence, at, verb);
  return subject && make(sentence, at, 'continuation', { ...subject, end: at + 1 }, verb, at + 1);
}

/** Of whoever brought the document, or of whom it was received from. */
function ofDocument(sentence: Sentence, at: number, memory: Memory): Subject | null {
  for (let i = at - 1; i >= Math.max(sentence.first, at - DOCUMENT_REACH); i--) {
    const { classes, afterPreposition } = sentence.words.infoOf(textAt(sentence, i));
    if (((classes | afterPreposition) & WORD.DOCUMENT) !== 0) return memory.doer ?? sender(sentence, i);
    if (CLAUSE_SIGNS.has(textAt(sentence, i))) return null;
  }
  return null;
}

const RECEIVES = /^[وف]?(?:تلقي|تلقت|تسلم|تسلمت|استلم|استلمت|وصل|وصلت|وصلها|وصله)$/;

/** تلقت القناة من خاطفيه، الذين يسمون أنفسهم …، بيانا: the one group named between the verb and the document. */
function sender(sentence: Sentence, document: number): Subject | null {
  let from = -1;
  let named: Subject | null = null;
  for (let i = document - 1; i >= sentence.first; i--) {
    const mention = sentence.mentions.get(i);
    if (mention?.faction) {
      if (named) return null;
      named = subjectAt({ ...sentence, limit: document }, i, true);
    }
    if (textAt(sentence, i) === 'من') from = i;
    if (RECEIVES.test(textAt(sentence, i))) return from > i && named?.side === 'faction' ? named : null;
  }
  return null;
}

const NAMES_ITSELF = /^(?:[يت](?:طلق|سمي|طلقون|سمون|دعي|دعو)|اطلقت|سمت)$/;
const NAME_REACH = 12;

/** لجماعة تطلق على نفسها …، هددت في بيان بقتله: a relative clause on a group that is introduced by its name. */
function selfNamed(sentence: Sentence, at: number, verb: VerbForm): Subject | null {
  if (verb.imperfect || textAt(sentence, at - 1) !== '،' || !inDocument(sentence, at + 1)) return null;
  for (let i = at - 2; i >= Math.max(sentence.first, at - NAME_REACH); i--) {
    const mention = sentence.mentions.get(i);
    if (!mention) continue;
    if (!mention.faction || mention.person) return null;
    const names = [1, 2, 3, 4].some((back) => NAMES_ITSELF.test(textAt(sentence, i - back)));
    const subject = names ? subjectAt(sentence, i) : null;
    return subject?.side === 'faction' ? subject : null;
  }
  return null;
}

const inDocument = (sentence: Sentence, at: number): boolean =>
  textAt(sentence, at) === 'في' && has(sentence, at + 1, WORD.DOCUMENT);
