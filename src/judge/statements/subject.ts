import type { Token } from '../../arabic/tokens.ts';
import type { FactionEntry, PersonEntry } from './lexicon.ts';
import type { Mention, MentionIndex } from './mentions.ts';
import { WORD, type Words } from './words.ts';

/** A stretch of tokens, end exclusive. */
export interface TokenSpan {
  first: number;
  end: number;
}

/** Who is the subject of a verb, or the owner of a text. */
export interface Subject {
  /** `other` is anyone who does not speak for a faction; `none` means that no subject is written here. */
  side: 'faction' | 'other' | 'none';
  faction: FactionEntry | null;
  shown: string;
  person: PersonEntry | null;
  /** Name of a person the lexicon does not know. */
  name: TokenSpan | null;
  role: TokenSpan | null;
  /** The bare name of the group speaks, no person or role holder. */
  group: boolean;
  /** Speaks for a wing of party and parliament. */
  party: boolean;
  /** First token after the subject. */
  end: number;
}

export interface Reading {
  tokens: readonly Token[];
  mentions: MentionIndex;
  words: Words;
  /** Exclusive end of the sentence. */
  limit: number;
  /** The faction named last before this place, for زعيمها, مكتبه السياسي. */
  lastFaction: { faction: FactionEntry; shown: string } | null;
}

const OPENING = new Set(['«', '"', "'", '(', '“']);
const QUOTE_MARKS = new Set(['«', '»', '"', "'", '“', '”']);
const MAX_NAME_WORDS = 5;
const MAX_ROLE_WORDS = 16;
const MAX_PHRASE_WORDS = 6;

/** A subject that speaks for no faction. */
export const nobody = (side: 'other' | 'none', end: number): Subject => ({
  side,
  faction: null,
  shown: '',
  person: null,
  name: null,
  role: null,
  group: false,
  party: false,
  end,
});

const textAt = (reading: Reading, at: number): string =>
  at < reading.limit ? (reading.tokens[at]?.text ?? '') : '';

const has = (reading: Reading, at: number, flag: number): boolean =>
  (reading.words.infoOf(textAt(reading, at)).classes & flag) !== 0;

/** ب ل ك before a name put it out of a subject's place. */
export const isObject = (mention: Mention): boolean => /[بلك]/.test(mention.proclitic);

/**
 * The subject that begins at token `at` or, past days and asides, soon after it: a faction, a person or wing of one, a role
 * that leads to a faction (المتحدث باسم, القيادي في), an unknown name with such a role beside it; else `other` or `none`.
 * `owned` allows ل and ب before the first word, as after بيان or وفقا.
 */
export function subjectAt(reading: Reading, at: number, owned = false): Subject {
  let i = skipAsides(reading, at);
  if (i >= reading.limit) return nobody('none', at);
  let titled = i;
  while (has(reading, i, WORD.TITLE) && !has(reading, i, WORD.HEAD) && !reading.mentions.has(i)) i++;
  const mention = mentionNear(reading, i);
  if (mention && (owned || !isObject(mention))) return fromMention(reading, mention);
  if (mention) return nobody('none', at);
  const text = textAt(reading, i);
  const info = reading.words.infoOf(text);
  const leads = info.classes | (owned ? info.afterPreposition : 0);
  if (text === 'كل' || text === 'كلا' || text === 'كلتا' || text === 'احد') {
    return subjectAt(reading, textAt(reading, i + 1) === 'من' ? i + 2 : i + 1, owned);
  }
  if ((leads & (WORD.HEAD | WORD.BODY | WORD.SUFFIXED)) !== 0) return roleAt(reading, i);
  if (isEnd(reading, i)) return nobody('none', at);
  titled = i;
  return namedPerson(reading, titled);
}

/** Nothing that could be a subject: a complement, a sign, a preposition. */
function isEnd(reading: Reading, at: number): boolean {
  const text = textAt(reading, at);
  if (text === '' || reading.tokens[at]?.kind === 'punct') return true;
  const info = reading.words.infoOf(text);
  if ((info.classes & (WORD.COMPLEMENTIZER | WORD.NEGATION)) !== 0) return true;
  return (info.classes & WORD.PREPOSITION) !== 0 || PREPOSITIONS.has(text);
}

/** Folded, with و allowed before by the caller's word list only. */
const PREPOSITIONS = new Set(
  'في من علي الي عن عبر خلال ضمن مع ضد لدي بعد قبل حول بشان ازاء منذ حتي اثر عقب بسبب وسط امام تحت فوق بين نحو دون باتجاه لصالح عليه عليها اليه اليها فيه فيها به بها له لها'.split(
    ' ',
  ),
);

/** Past days, adverbs, commas around them, and a prepositional phrase that a subject follows. */
function skipAsides(reading: Reading, at: number): number {
  let i = at;
  for (;;) {
    const text = textAt(reading, i);
    if (text === '') return i;
    if (reading.mentions.has(i)) return i;
    if (text === '،' && i < at + MAX_PHRASE_WORDS * 2) i++;
    else if (OPENING.has(text) && reading.mentions.has(i + 1)) i++;
    else if (has(reading, i, WORD.ADVERBIAL) || /^\d/.test(text)) i++;
    else if (PREPOSITIONS.has(text)) {
      const after = afterPhrase(reading, i);
      if (after === null) return i;
      i = after;
    } else return i;
  }
}

/** Where the subject begins after a phrase such as في بيان له or خلال كلمة متلفزة; null where none does. */
function afterPhrase(reading: Reading, at: number): number | null {
  for (let i = at + 1; i <= at + MAX_PHRASE_WORDS && i < reading.limit; i++) {
    const text = textAt(reading, i);
    const mention = reading.mentions.get(i);
    if (mention) return i > at + 1 && !isObject(mention) && opensAfter(reading, i) ? i : null;
    if (text === '،') return i + 1;
    const info = reading.words.infoOf(text);
    if (reading.tokens[i]?.kind === 'punct' || (info.classes & WORD.COMPLEMENTIZER) !== 0) return null;
    if (i > at + 1 && (info.classes & WORD.HEAD) !== 0 && opensAfter(reading, i)) return i;
    if (i > at + 1 && (info.classes & WORD.ADVERBIAL) !== 0) return i;
  }
  return null;
}

/** Words a phrase of place or medium ends with, so that a new noun after them is no genitive. */
function opensAfter(reading: Reading, at: number): boolean {
  const info = reading.words.infoOf(textAt(reading, at - 1));
  const text = textAt(reading, at - 1);
  return (
    (info.classes & (WORD.ADVERBIAL | WORD.NOUN_LINK)) !== 0 ||
    [
      'له',
      'لها',
      'لهم',
      'بيان',
      'متلفزه',
      'متلفز',
      'صحفي',
      'صحافي',
      'مسجله',
      'خاص',
      'خاصه',
      'مصور',
      'مصوره',
    ].includes(text)
  );
}

function mentionNear(reading: Reading, at: number): Mention | null {
  const mention = reading.mentions.get(at);
  if (mention && mention.first < reading.limit) return mention;
  return OPENING.has(textAt(reading, at)) ? (reading.mentions.get(at + 1) ?? null) : null;
}

function fromMention(reading: Reading, mention: Mention): Subject {
  if (mention.kind === 'other' && mention.person) return introduced(reading, mention);
  if (mention.kind === 'other' || !mention.faction) return nobody('other', mention.end);
  if (mention.kind === 'person') {
    return afterPerson(reading, {
      ...nobody('other', closed(reading, mention.end)),
      side: 'faction',
      faction: mention.faction,
      shown: mention.shown,
      person: mention.person,
    });
  }
  if (mention.silent) return nobody('other', mention.end);
  return {
    ...nobody('other', pastAdjectives(reading, closed(reading, mention.end))),
    side: 'faction',
    faction: mention.faction,
    shown: mention.shown,
    group: true,
    party: mention.party,
  };
}

/** أبو محمد الجولاني، زعيم هيئة تحرير الشام: a head of state now, the faction's voice where the text makes him that. */
function introduced(reading: Reading, mention: Mention): Subject {
  let i = closed(reading, mention.end);
  if (textAt(reading, i) === '،' || textAt(reading, i) === '(') i++;
  if (!has(reading, i, WORD.HEAD)) return nobody('other', mention.end);
  const role = roleAt(reading, i);
  if (role.side !== 'faction' || role.person || role.group) return nobody('other', mention.end);
  return { ...role, person: mention.person, name: null, end: closedComma(reading, role.end) };
}

/** Past a closing quote after a name. */
const closed = (reading: Reading, at: number): number =>
  QUOTE_MARKS.has(textAt(reading, at)) || textAt(reading, at) === ')' ? at + 1 : at;

/** العراقية, الموالية لإيران, (PKK) after a faction's name. */
function pastAdjectives(reading: Reading, at: number): number {
  let i = at;
  for (let steps = 0; steps < 4; steps++) {
    const text = textAt(reading, i);
    if (text === '(') {
      let close = i + 1;
      while (close < i + MAX_PHRASE_WORDS && close < reading.limit && textAt(reading, close) !== ')') close++;
      if (textAt(reading, close) !== ')') return i;
      i = close + 1;
    } else if (has(reading, i, WORD.ADJECTIVE)) i++;
    else return i;
  }
  return i;
}

/** A role beside a known person (، المسؤول الأمني في كتائب حزب الله،). */
function afterPerson(reading: Reading, subject: Subject): Subject {
  let i = subject.end;
  if (textAt(reading, i) === '،' || textAt(reading, i) === '(') i++;
  if (!has(reading, i, WORD.HEAD)) return subject;
  const role = roleAt(reading, i);
  if (role.side !== 'faction' || role.role === null) return subject;
  const shown = role.faction === subject.faction ? role.shown : subject.shown;
  return { ...subject, shown, role: role.role, end: closedComma(reading, role.end) };
}

const closedComma = (reading: Reading, at: number): number =>
  textAt(reading, at) === '،' || textAt(reading, at) === ')' ? at + 1 : at;

/** A role or body that begins at `at` and leads to a faction; `other` where it leads elsewhere. */
function roleAt(reading: Reading, at: number): Subject {
  const opener = reading.words.infoOf(textAt(reading, at));
  let pronoun = ((opener.classes | opener.afterPreposition) & WORD.SUFFIXED) !== 0;
  let person: Mention | null = null;
  let body = (opener.classes & WORD.HEAD) === 0;
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
    break;
  }
  if (person?.faction) {
    const known = { faction: person.faction, shown: person.shown };
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
  const first = textAt(reading, at);
  if (i === at || (i === at + 1 && first.startsWith('ال'))) return null;
  return { first: at, end: i };
}

/** An unknown name counts with a faction's role beside it: محمد المختار النور مستشار قائد الدعم السريع. */
function namedPerson(reading: Reading, at: number): Subject {
  if (has(reading, at, WORD.KIN)) return nobody('other', at + 1);
  let i = at;
  while (i < reading.limit && i <= at + MAX_NAME_WORDS && !reading.mentions.has(i)) {
    const info = reading.words.infoOf(textAt(reading, i));
    if ((info.classes & (WORD.HEAD | WORD.SUFFIXED)) !== 0 && i > at) break;
    if (isEnd(reading, i) || (i > at && info.verbs.length > 0)) break;
    i++;
  }
  const mention = reading.mentions.get(i);
  if (mention?.kind === 'person' && !isObject(mention) && i <= at + 2) return fromMention(reading, mention);
  if (mention) return nobody('other', i);
  const nameEnd = i;
  const sign = textAt(reading, i);
  if (sign === '،' || sign === '(' || sign === '-' || sign === '–' || sign === '"') i++;
  while (has(reading, i, WORD.TITLE) && !has(reading, i, WORD.HEAD)) i++;
  if (!has(reading, i, WORD.HEAD) && !has(reading, i, WORD.SUFFIXED)) return nobody('other', nameEnd);
  const role = roleAt(reading, i);
  if (role.side !== 'faction' || role.person || role.group) return nobody('other', role.end);
  return {
    ...role,
    name: { first: at, end: nameEnd },
    end: closedComma(reading, role.role?.end ?? role.end),
  };
}
