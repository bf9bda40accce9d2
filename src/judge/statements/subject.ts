import { afterHimself } from './himself.ts';
import type { Mention } from './mentions.ts';
import {
  closed,
  closedComma,
  has,
  isEnd,
  isObject,
  MAX_PHRASE_WORDS,
  nobody,
  OPENING,
  PREPOSITIONS,
  pastAdjectives,
  type Reading,
  type Subject,
  textAt,
} from './reading.ts';
import { isNoName, MAX_NAME_WORDS, roleAt } from './role.ts';
import { WORD } from './words.ts';

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
  const introducedAs = afterHimself(reading, i);
  if (introducedAs !== null) return { ...roleAt(reading, introducedAs), group: false };
  if ((leads & (WORD.HEAD | WORD.BODY | WORD.SUFFIXED)) !== 0) return roleAt(reading, i);
  if (isEnd(reading, i)) return nobody('none', at);
  titled = i;
  return namedPerson(reading, titled);
}

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
  if (mention.silent || mention.nisba) return nobody('other', mention.end);
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

const OFFICES = /^(?:حاكم|والي|محافظ|وزير|عضو|شيخ)$/;

/** An unknown name counts with a faction's role beside it: محمد المختار النور مستشار قائد الدعم السريع. */
function namedPerson(reading: Reading, at: number): Subject {
  if (has(reading, at, WORD.KIN)) return nobody('other', at + 1);
  let i = at;
  while (i < reading.limit && i <= at + MAX_NAME_WORDS && !reading.mentions.has(i)) {
    const info = reading.words.infoOf(textAt(reading, i));
    if ((info.classes & (WORD.HEAD | WORD.SUFFIXED)) !== 0 && i > at) break;
    if (isEnd(reading, i) || (i > at && info.verbs.length > 0)) break;
    // إعدام عضو في …: something done to him.
    if (i > at && (info.classes & WORD.KIN) !== 0) return nobody('other', i);
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
  if (role.side !== 'faction' || role.group) return nobody('other', role.end);
  // حاكم إقليم دارفور رئيس حركة … فلان: two offices of one known man.
  if (role.person) return OFFICES.test(textAt(reading, at)) ? role : nobody('other', role.end);
  if (isNoName(textAt(reading, at), nameEnd - at, textAt(reading, at + 1))) return nobody('other', role.end);
  return {
    ...role,
    name: { first: at, end: nameEnd },
    end: closedComma(reading, role.role?.end ?? role.end),
  };
}
