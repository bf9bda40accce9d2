import type { Mention } from './mentions.ts';
import {
  closed,
  closedComma,
  has,
  isEnd,
  isObject,
  nobody,
  pastAdjectives,
  QUOTE_MARKS,
  type Reading,
  type Subject,
  type TokenSpan,
  textAt,
} from './reading.ts';
import { WORD } from './words.ts';

export const MAX_NAME_WORDS = 5;

const MAX_ROLE_WORDS = 16;

/** A role or body that begins at `at` and leads to a faction; `other` where it leads elsewhere. */
export function roleAt(reading: Reading, at: number): Subject {
  const opener = reading.words.infoOf(textAt(reading, at));
  let pronoun = ((opener.classes | opener.afterPreposition) & WORD.SUFFIXED) !== 0;
  let person: Mention | null = null;
  let led = false;
  let body = ((opener.classes | opener.afterPreposition) & WORD.HEAD) === 0;
  let i = at + 1;
  for (; i < reading.limit && i < at + MAX_ROLE_WORDS; i++) {
    const text = textAt(reading, i);
    const mention = reading.mentions.get(i);
    if (mention) {
      if (mention.kind === 'person') {
        person = mention;
        i = mention.end - 1;
        if (mention.faction && !leadsOn(reading, mention.end)) break;
        continue;
      }
      if (mention.kind === 'other' || !mention.faction) return nobody('other', mention.end);
      if (i === at + 1 && !mention.nisba && !isObject(mention) && STANDS_ALONE.test(textAt(reading, at)))
        return nobody('other', i);
      if (person && !isObject(mention) && !has(reading, i - 1, WORD.PREPOSITION)) break;
      return afterRole(reading, { first: at, end: mention.end }, mention, person, body);
    }
    const info = reading.words.infoOf(text);
    const classes = info.classes | info.afterPreposition;
    if ((classes & (WORD.FORMER | WORD.CLOSE_TO)) !== 0) return nobody('other', i);
    if ((classes & WORD.SUFFIXED) !== 0) {
      pronoun = true;
      continue;
    }
    if ((classes & (WORD.WITHIN | WORD.HEAD | WORD.BODY | WORD.PREPOSITION)) !== 0) {
      if ((info.classes & WORD.HEAD) !== 0) body = false;
      continue;
    }
    if ((classes & WORD.TITLE) !== 0 || QUOTE_MARKS.has(text)) continue;
    if (isNaming(reading, i)) continue;
    if (isLed(reading, i)) {
      led = true;
      i++;
      continue;
    }
    if (body && (classes & WORD.ADJECTIVE) !== 0) continue;
    break;
  }
  if (person?.faction) {
    const known = { faction: person.faction, shown: person.shown };
    if (led && body)
      return { ...nobody('other', closed(reading, person.end)), side: 'faction', ...known, group: true };
    return {
      ...nobody('other', closed(reading, person.end)),
      side: 'faction',
      ...known,
      person: person.person,
      role: { first: at, end: person.first },
    };
  }
  if (pronoun && reading.lastFaction)
    return withName(reading, {
      ...nobody('other', i),
      side: 'faction',
      ...reading.lastFaction,
      role: { first: at, end: i },
      group: body,
    });
  return impliedRole(reading, at, i);
}

/** المجموعة التي تسمي نفسها …. */
const isNaming = (reading: Reading, at: number): boolean =>
  /^ال(?:تي|ذي)$/.test(textAt(reading, at)) && /^[يت](?:سمي|طلق|دعي|عرف)$/.test(textAt(reading, at + 1));

/** المجموعة التي يتزعمها فلان: his group. */
const isLed = (reading: Reading, at: number): boolean =>
  /^ال(?:تي|ذي)$/.test(textAt(reading, at)) &&
  /^(?:يتزعم|يقود|يراس|يتراس|اسس)(?:ها|ه)$/.test(textAt(reading, at + 1));

/** Whether a role goes on after a person's name: القيادي محمود مرداوي في حماس. */
const leadsOn = (reading: Reading, at: number): boolean => has(reading, at, WORD.PREPOSITION);

function afterRole(
  reading: Reading,
  role: TokenSpan,
  mention: Mention,
  person: Mention | null,
  body: boolean,
): Subject {
  if (!mention.faction || (mention.silent && mention.faction.speaks === 'never'))
    return nobody('other', mention.end);
  const end = pastAdjectives(reading, closed(reading, mention.end));
  if (has(reading, end, WORD.FORMER)) return nobody('other', end);
  return withName(reading, {
    ...nobody('other', end),
    side: 'faction',
    faction: mention.faction,
    shown: mention.shown,
    person: person?.person ?? null,
    role: { first: role.first, end },
    group: body,
    party: mention.party,
  });
}

/** القيادي and الناطق with a name but no faction beside them speak for the faction spoken of. */
function impliedRole(reading: Reading, at: number, end: number): Subject {
  const text = textAt(reading, at);
  if (!reading.lastFaction || end !== at + 1 || !IMPLIED.has(text)) return nobody('other', end);
  const named = withName(reading, {
    ...nobody('other', end),
    side: 'faction',
    ...reading.lastFaction,
    role: { first: at, end },
  });
  return named.name ? named : nobody('other', end);
}

/** اتهم المتحدث قسد: with the article no construct; the faction is what the verb acts on. */
const STANDS_ALONE =
  /^(?:المتحدث|المتحدثه|الناطق|الناطقه|المسؤول|الرئيس|القائد|النائب|المستشار|الممثل|الوزير)$/;

const IMPLIED = new Set(['القيادي', 'القياديه']);

/** Looks for the holder's name after a role. */
function withName(reading: Reading, subject: Subject): Subject {
  if (subject.person) return subject;
  let i = subject.end;
  const comma =
    textAt(reading, i) === '،' || textAt(reading, i) === '(' || QUOTE_MARKS.has(textAt(reading, i));
  if (comma) i++;
  while ((has(reading, i, WORD.TITLE) || has(reading, i, WORD.HEAD)) && !reading.mentions.has(i)) i++;
  const mention = reading.mentions.get(i);
  if (mention?.person && !isObject(mention)) {
    return {
      ...subject,
      person: mention.person,
      group: false,
      end: closedComma(reading, closed(reading, mention.end)),
    };
  }
  if (mention || subject.group) return subject;
  const name = nameAt(reading, i);
  if (!name) return subject;
  const after = textAt(reading, name.end);
  if (comma && after !== '،' && after !== ')' && !QUOTE_MARKS.has(after)) return subject;
  return { ...subject, name, end: comma ? name.end + 1 : name.end };
}

/** Given names in ب; other words in ب before a verb's object are a verb's preposition: هدد قيادي … بنقل المعركة. */
const NAMES_IN_BA =
  /^(?:بشار|بشير|باسم|باسل|باسيل|بسام|بلال|بدر|بدران|بكر|بكري|باكر|باقر|برهم|برهان|بهاء|بندر|بنيامين|بطرس|بيير|بولا|بافل|بارزان|بهجت|بلند|بهمن|برهوم|بشاره|بن|بو|بكتاش|برادر)$/;

/** النظام الإيراني after قيادي في … is what the verb acts on, and so is بنقل المعركة. */
export function isNoName(first: string, words: number, second: string): boolean {
  if (first.startsWith('ال')) return words === 1 || second.startsWith('ال');
  return first.startsWith('ب') && !NAMES_IN_BA.test(first);
}

/** فضل عدم ذكر اسمه: the holder of the role gives no name; نقلها موقعها: a clause about the words. */
const NAMELESS = /^(?:فضل|فضلت|اثر|اشترط|اشترطت|رفض|رفضت|طلب|طلبت|لم|\p{L}{3,}ها)$/u;

const ENDS_NAME = /^(?:قول|تاكيد|تصريح|اعلان|تحذير)(?:ه|ها|هم)$/;

/** Up to five words that could be a name: no preposition, verb, adverb or article. */
function nameAt(reading: Reading, at: number): TokenSpan | null {
  let i = at;
  while (i < reading.limit && i < at + MAX_NAME_WORDS && !isEnd(reading, i) && !reading.mentions.has(i)) {
    const info = reading.words.infoOf(textAt(reading, i));
    if (
      (info.classes & (WORD.ADVERBIAL | WORD.SUBORDINATOR | WORD.DOCUMENT | WORD.FORMER | WORD.OPENER)) !==
      0
    )
      break;
    if (
      info.verbs.length > 0 ||
      ENDS_NAME.test(textAt(reading, i)) ||
      reading.words.isMedium(textAt(reading, i))
    )
      break;
    i++;
  }
  if (i === at || has(reading, at, WORD.BODY | WORD.DEED) || NAMELESS.test(textAt(reading, at))) return null;
  if (isNoName(textAt(reading, at), i - at, textAt(reading, at + 1))) return null;
  return { first: at, end: i };
}
