import { originalSpan } from '../../arabic/normalize.ts';
import type { FieldText } from './article.ts';
import type { FactionEntry } from './lexicon.ts';
import { PREPOSITIONS, QUOTE_MARKS } from './reading.ts';
import { WORD, type Words } from './words.ts';

/** What a group's own name begins with. A word with the article (الجيش, القوات) begins a description, not a name. */
const NAME_HEAD =
  /^(?:كتائب|كتيبه|سرايا|سريه|لواء|الويه|جبهه|حركه|جيش|فيلق|عصائب|قوات|منظمه|تنظيم|جماعه|جند|انصار|فرسان|ثوار|عصبه|حزب|تحالف|فدائيو|صقور|اسود|نسور)$/;

/** These name a group of fighters by themselves; any association may be a حركة or جماعة. */
const MILITARY_HEAD =
  /^(?:كتائب|كتيبه|سرايا|سريه|لواء|الويه|جيش|فيلق|عصائب|جند|فدائيو|صقور|اسود|نسور|فرسان)$/;

const KIND =
  /^[وبلفك]?(?:ال|لل)?(?:جماعه|مجموعه|حركه|فصيل|تنظيم|ميليشيا|مليشيا|خليه|منظمه|جهه|تشكيل|سريه|كتيبه)$/;

const CALLS = /^(?:[يت](?:طلق|سمي|دعو)|اطلقت|اطلق|سمت)$/;
const ITSELF = /^(?:نفسها|نفسه)$/;
const CALLED = /^(?:تدعي|يدعي|تسمي|يسمي|اسمها|اسمه|باسم)$/;

/** Said of a group: it bears arms against somebody. */
const ARMED = /^(?:ال)?(?:مسلح|متمرد|جهادي)ه?$/;

/** Parties without arms are called so too: these count for a party or front only in an article about fighting. */
const OF_OPINION = /^(?:ال)?(?:انفصالي|متشدد)ه?$/;
const FIGHTING = /مقاتل|مسلح|متمرد|هجوم|كمين|اسلح|عبوه|كتائب/;

/** مسلحو, متمردو … before a name. */
const FIGHTERS_OF = /^[وبلفك]?(?:مسلحو|مسلحي|متمردو|متمردي)$/;

/** A kind of people or of struggle behind the head is a description: حركة الاحتجاج المسلحة, قوات الأمن. */
const DESCRIBES =
  /^ال(?:احتجاج|تمرد|معارضه|مقاومه|كفاح|نضال|امن|شرطه|جيش|حكومه|حكوميه|دوله|نظام|قبائل|عشائر|طلاب|طلبه|عمال|سلام|تحالف|احتلال|مشاه|ارهاب|متمردين|مسلحين|مرتزقه)$|^(?:حفظ|خفر|حرس|مكافحه|مراقبه|طوارئ|جنوب|شمال)$/;

const ARMED_ACTS =
  /مسؤوليتها|مسؤوليته|تبنت |تبني |تفجير|هجوم|عبوه|صاروخ|صواريخ|اختطاف|رهينه|رهائن|رهينتين|كمين|مسلح|اغتيال/;

const MAX_INTRODUCTION = 5;
const MAX_NAME = 5;
/** Words without the article behind the head where nothing but their end marks the name's: لواء أحرار الوادي. */
const BARE_WORDS = 2;
/** More than these in one article is a list, and no news of what one of them said. */
const MAX_GROUPS = 4;

interface NameSpan {
  first: number;
  end: number;
}

/**
 * Armed groups the lexicon does not know, where the article itself calls them that: a group that names itself, fighters of a
 * name, a name with المتمردة or الانفصالية behind it. `id` is made of the name, which is shown as written.
 */
export function unlistedGroups(fields: readonly FieldText[], words: Words): FactionEntry[] {
  const found = new Map<string, FactionEntry>();
  for (const field of fields) {
    for (let i = 0; i < field.tokens.length && found.size < MAX_GROUPS; i++) {
      const name = selfNamed(field, i, words) ?? describedAs(field, i, words);
      if (!name) continue;
      const entry = entryOf(field, name);
      found.set(entry.id, found.get(entry.id) ?? entry);
    }
  }
  return [...found.values()];
}

const textOf = ({ tokens }: FieldText, at: number): string => tokens[at]?.text ?? '';

/** جماعة مسلحة تطلق على نفسها «…». */
function selfNamed(field: FieldText, at: number, words: Words): NameSpan | null {
  if (!KIND.test(textOf(field, at))) return null;
  let armed = false;
  for (let i = at + 1; i <= at + MAX_INTRODUCTION; i++) {
    const text = textOf(field, i);
    if (text === '' || text === '.') return null;
    if (ARMED.test(text) || OF_OPINION.test(text)) armed = true;
    const calls = callsAt(field, i);
    if (calls === null) continue;
    const quoted = QUOTE_MARKS.has(textOf(field, calls));
    const first = quoted ? calls + 1 : calls;
    const name = quoted ? withinQuotes(field, first) : nameAt(field, first, words, BARE_WORDS);
    if (!name || !(quoted || NAME_HEAD.test(textOf(field, first)))) return null;
    const fights = armed || MILITARY_HEAD.test(textOf(field, first)) || ARMED_ACTS.test(field.normal.text);
    return fights ? name : null;
  }
  return null;
}

/** Where the name begins behind تطلق على نفسها اسم; null where nothing is called anything. */
function callsAt(field: FieldText, at: number): number | null {
  const text = textOf(field, at);
  let after: number | null = null;
  if (CALLS.test(text)) {
    for (const ahead of [1, 2]) if (ITSELF.test(textOf(field, at + ahead))) after = at + ahead + 1;
  }
  if (after === null && CALLED.test(text)) after = at + 1;
  if (after === null) return null;
  return /^(?:اسم|باسم|ب)$/.test(textOf(field, after)) ? after + 1 : after;
}

/** متمردو جبهة …, جبهة … الانفصالية. */
function describedAs(field: FieldText, at: number, words: Words): NameSpan | null {
  if (!NAME_HEAD.test(textOf(field, at)) || DESCRIBES.test(textOf(field, at + 1))) return null;
  const name = nameAt(field, at, words, MAX_NAME);
  if (!name) return null;
  const quoted = QUOTE_MARKS.has(textOf(field, at - 1));
  const behind = textOf(field, QUOTE_MARKS.has(textOf(field, name.end)) ? name.end + 1 : name.end);
  const fights = MILITARY_HEAD.test(textOf(field, at)) || FIGHTING.test(field.normal.text);
  if (ARMED.test(behind) || (fights && OF_OPINION.test(behind))) return name;
  if (!FIGHTERS_OF.test(textOf(field, quoted ? at - 2 : at - 1))) return null;
  return quoted ? name : nameAt(field, at, words, 1);
}

function withinQuotes(field: FieldText, first: number): NameSpan | null {
  for (let end = first; end <= first + MAX_NAME; end++) {
    if (QUOTE_MARKS.has(textOf(field, end))) return end > first ? { first, end } : null;
  }
  return null;
}

/** جبهة تحرير …, جيش إنقاذ …: what many of them say they are for. */
const LIBERATION = /^(?:تحرير|انقاذ|استقلال|استعاده|مقاومه)$/;
const OWNED = /(?:ها|هم|نا)$/;
const NEW_PHRASE =
  WORD.COMPLEMENTIZER |
  WORD.ADVERBIAL |
  WORD.DOCUMENT |
  WORD.DEED |
  WORD.NEGATION |
  WORD.STANCE |
  WORD.OPENER;
const DEFINITE_OBJECT = /^ال(?:هجوم|هجمات|عمليه|عمليات|مسؤوليه|تفجير|تفجيرين|قصف|كمين|استهداف|حادث)$/;

/** The head and what may belong to it: up to a sign, a verb, a preposition, or a bare noun behind one with the article. */
function nameAt(field: FieldText, first: number, words: Words, bareWords: number): NameSpan | null {
  let end = first + 1;
  let bare = 0;
  while (end < first + MAX_NAME) {
    const token = field.tokens[end];
    if (token?.kind !== 'word') break;
    const { classes, verbs } = words.infoOf(token.text);
    const definite = token.text.startsWith('ال');
    if (PREPOSITIONS.has(token.text) || DEFINITE_OBJECT.test(token.text)) break;
    if (ARMED.test(token.text) || OF_OPINION.test(token.text)) break;
    if (!definite && (verbs.length > 0 || OWNED.test(token.text))) break;
    if ((classes & NEW_PHRASE) !== 0 && !LIBERATION.test(token.text)) break;
    if (!definite && end > first + 1 && textOf(field, end - 1).startsWith('ال')) break;
    if (!definite && !LIBERATION.test(token.text) && ++bare > bareWords) break;
    end++;
  }
  return end > first + 1 ? { first, end } : null;
}

function entryOf(field: FieldText, { first, end }: NameSpan): FactionEntry {
  const from = field.tokens[first]?.start ?? 0;
  const to = field.tokens[end - 1]?.end ?? from;
  const { start, end: stop } = originalSpan(field.normal, from, to);
  const name = field.normal.original.slice(start, stop);
  const words = field.tokens.slice(first, end).map(({ text }) => text);
  return {
    id: `unlisted-${words.join('-')}`,
    name: { ar: name, en: name },
    countries: [],
    kind: 'insurgent',
    names: [name],
  };
}
