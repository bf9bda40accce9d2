import type { ReadField } from './article.ts';
import { bearerOf } from './bearer.ts';
import { beginsAnew, isOld, lower, type Memory, make, opensClause, type Sentence } from './clause.ts';
import { accordingTo, documentOfDoer, issuedBy, ownDocument, quotedFrom } from './led-in.ts';
import type { MentionIndex } from './mentions.ts';
import { ownedText } from './owned-text.ts';
import { pointingBack } from './pointing.ts';
import { has, QUOTE_MARKS, type Subject, textAt } from './reading.ts';
import { ownVoice } from './signatory.ts';
import { subjectAt } from './subject.ts';
import { subjectFirst } from './subject-first.ts';
import { doerAt, unlistedVerb } from './unlisted-verb.ts';
import type { Utterance } from './utterance.ts';
import { verbFirst } from './verb-first.ts';
import type { WordInfo } from './word-forms.ts';
import { WORD, type Words } from './words.ts';

/** All utterances of factions in one field, in order. Linear: each token is looked at a bounded number of times. */
export function utterancesOf(
  field: ReadField,
  mentions: MentionIndex,
  words: Words,
  memory: Memory,
): Utterance[] {
  const found: Utterance[] = [];
  field.sentences.forEach((range, index) => {
    const sentence: Sentence = {
      field,
      index,
      first: range.firstToken,
      limit: range.endToken,
      tokens: field.tokens,
      mentions,
      words,
      lastFaction: null,
      old: isOld(field, range.start, range.end, index, words),
      headline: field.field === 'title',
    };
    readSentence(sentence, memory, found);
  });
  closeContents(found, field);
  return found;
}

function readSentence(sentence: Sentence, memory: Memory, found: Utterance[]): void {
  const { first, limit, mentions, field } = sentence;
  let quotation = field.quotations.findIndex((quote) => quote.end > first);
  if (quotation < 0) quotation = field.quotations.length;
  let pluperfect = false;
  let nested = false;
  let i = first;
  const previousDoer = memory.doer;
  memory.lastDoer = previousDoer;
  memory.doer = null;
  while (i < limit) {
    while ((field.quotations[quotation]?.end ?? limit) <= i) quotation++;
    const quote = field.quotations[quotation];
    if (quote && !quote.colon && quote.first <= i && i > first) {
      i = Math.min(quote.end, limit);
      continue;
    }
    const info = sentence.words.infoOf(textAt(sentence, i));
    if ((info.classes & WORD.PLUPERFECT) !== 0 && opensClause(sentence, i)) pluperfect = true;
    else if (pluperfect && textAt(sentence, i) === '،' && beginsAnew(sentence, i + 1)) pluperfect = false;
    // A pronoun (زعيمها, باسمه) means a faction only if that is who the text has just spoken of.
    sentence.lastFaction = memory.speaker || memory.doer || previousDoer ? memory.lastFaction : null;
    const doer: Subject | null = memory.doer === null ? doerAt(sentence, i, info) : null;
    const utterance = nested
      ? null
      : (utteranceAt(sentence, i, info, memory) ??
        (doer && unlistedVerb(sentence, i, doer)) ??
        spokenOut(sentence, i, memory));
    const colon = textAt(sentence, i) === ':' && !isLabelled(sentence, i);
    if (utterance === null && colon) nested = true;
    memory.doer ??= doer;
    if (utterance) {
      if (pluperfect || sentence.old) lower(utterance);
      found.push(utterance);
      memory.speaker = utterance.subject;
    }
    const mention = mentions.get(i);
    if (mention?.faction && mention.kind !== 'back') {
      memory.lastFaction = { faction: mention.faction, shown: mention.shown };
    }
    i = utterance
      ? Math.max(i + 1, utterance.frame === 'verb-subject' ? i + 1 : utterance.signal.end)
      : Math.max(i + 1, mention?.end ?? 0);
  }
}

/** عاجل: or غزة: before a headline, or words before who said them («…»: الكتائب); else the speaker stands before a colon. */
const isLabelled = (sentence: Sentence, colon: number): boolean =>
  (colon - sentence.first <= 2 && has(sentence, colon - 1, WORD.LABEL)) ||
  isDateline(sentence, colon) ||
  (QUOTE_MARKS.has(textAt(sentence, sentence.first)) && QUOTE_MARKS.has(textAt(sentence, colon - 1)));

/** صنعاء - سبأ: a place and an agency, a dash between them, before the first words. */
const isDateline = (sentence: Sentence, colon: number): boolean =>
  sentence.index === 0 &&
  colon - sentence.first <= DATELINE_REACH &&
  /^[-–—/ـ]$/.test(textAt(sentence, sentence.first + 1));

const DATELINE_REACH = 5;

/** مسيرة تضرب إيلات والحوثيون يتبنون: a second clause of a headline. */
function joinsHeadline(sentence: Sentence, at: number): boolean {
  const mention = sentence.mentions.get(at);
  if (!sentence.headline || mention?.proclitic !== 'و') return false;
  const { verbs } = sentence.words.infoOf(textAt(sentence, mention.end));
  return verbs.some(({ imperfect, joined }) => imperfect && !joined);
}

/** خرج زعيم الجماعة بكلمة متلفزة: …: whoever the sentence is about speaks behind its colon. */
function spokenOut(sentence: Sentence, at: number, { doer }: Memory): Utterance | null {
  if (textAt(sentence, at) !== ':' || !doer || doer.group) return null;
  for (let i = Math.max(doer.end, sentence.first); i < at; i++) {
    if (sentence.words.infoOf(textAt(sentence, i)).verbs.some(({ relative }) => !relative)) return null;
  }
  return make(sentence, at, 'colon', { ...doer, end: at + 1 }, null, at + 1);
}

function utteranceAt(sentence: Sentence, at: number, info: WordInfo, memory: Memory): Utterance | null {
  const verbs = info.verbs.filter((verb) => verb.form === 'finite');
  if ((info.classes & WORD.QUOTED_FROM) !== 0) {
    const quoted = quotedFrom(sentence, at, memory);
    if (quoted) return quoted;
  }
  if ((info.classes & WORD.ISSUED) !== 0) {
    const issued = issuedBy(sentence, at);
    if (issued) return issued;
  }
  const pointed = pointingBack(sentence, at);
  if (pointed) return pointed;
  if ((info.classes & WORD.ACCORDING) !== 0) return accordingTo(sentence, at, memory);
  const joined = joinsHeadline(sentence, at);
  if ((joined || opensClause(sentence, at)) && !(at > sentence.first && verbs.length > 0)) {
    const byName = subjectFirst(sentence, at);
    if (byName) return byName;
  }
  if (verbs.length > 0) {
    const byVerb = bearerOf(sentence, at, verbs, memory) ?? verbFirst(sentence, at, info, verbs, memory);
    if (byVerb) return byVerb;
  }
  const ourselves = firstPerson(sentence, at) ?? ownVoice(sentence, at, info, memory.signatory);
  if (ourselves) return ourselves;
  const owner = ownedText(sentence, at, info, sentence.headline && at === sentence.first);
  if (!owner) return documentOfDoer(sentence, at, memory) ?? ownDocument(sentence, at, info, memory);
  if (owner.subject.side === 'other') {
    memory.speaker = null;
    return null;
  }
  return make(sentence, at, owner.frame, owner.subject, null, owner.subject.end);
}

/** نحن في كتائب … نعلن: a communiqué in its own words. */
function firstPerson(sentence: Sentence, at: number): Utterance | null {
  if (!/^(?:نحن|اننا|انا)$/.test(textAt(sentence, at))) return null;
  const ours = /^(?:في|ابناء|مقاتلي|مجاهدي|مقاومي|قياده|رجال)$/.test(textAt(sentence, at + 1));
  const subject = subjectAt(sentence, ours ? at + 2 : at + 1);
  return subject.side === 'faction' && subject.group
    ? make(sentence, at, 'subject-verb', subject, null, subject.end)
    : null;
}

/** An utterance's words end where the next attribution of the same sentence begins. */
function closeContents(found: readonly Utterance[], field: ReadField): void {
  found.forEach((utterance, index) => {
    const next = found[index + 1];
    if (next && next.sentence === utterance.sentence && next.signal.first > utterance.content.first) {
      utterance.content.end = Math.min(utterance.content.end, next.signal.first);
    }
    if (utterance.content.first >= utterance.content.end) {
      const range = field.sentences[utterance.sentence];
      if (range) utterance.content = { first: utterance.signal.first, end: range.endToken };
    }
  });
}
