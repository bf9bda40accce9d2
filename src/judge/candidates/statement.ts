import type { SpeechSentence } from '../annotate/annotate.ts';
import { type Cue, cuesIn, wordlessCue } from '../annotate/cues.ts';
import type { NameMention } from '../annotate/names.ts';
import {
  type Document,
  isPost,
  quotationsIn,
  type Sentence,
  type TokenSpan,
  textAt,
} from '../document/document.ts';
import { NAME } from '../lexicon/gazetteer.ts';

/** A faction that may be the source of words, a cue that may lead to them, and where they stand. */
export interface StatementCandidate {
  source: NameMention;
  /** Where the source is named: the cue's sentence, or one before. */
  sourceSentence: Sentence;
  sourceOwn: SpeechSentence;
  /** Sentences from there to the cue's: 0 is the same. */
  carried: number;
  cue: Cue;
  own: SpeechSentence;
  sentence: Sentence;
  document: Document;
  /** The words that may be the source's. */
  content: TokenSpan;
}

/** Cues on either side of a name that may be its own. */
const CUES_EACH_SIDE = 3;
const FURTHEST = 30;
/** A cue without a name in its sentence may go on with one so many sentences back. */
const CARRY_REACH = 3;
const MOST_CANDIDATES = 120;

/** Every pair of a faction's name and a cue that stand near one another. Generous: what is never a candidate is never heard. */
export function statementCandidates(
  document: Document,
  read: readonly SpeechSentence[],
): StatementCandidate[] {
  const found: StatementCandidate[] = [];
  let last: { source: NameMention; own: SpeechSentence; at: number } | null = null;
  for (const [at, own] of read.entries()) {
    if (found.length >= MOST_CANDIDATES) break;
    const { sentence } = own;
    const sources = own.names.filter(isSource);
    // Most sentences name nobody and go on with nobody: their cues are never looked for.
    if (sources.length === 0 && (last === null || at - last.at > CARRY_REACH)) continue;
    const cues = cuesIn(sentence);
    const add = (source: NameMention, sourceOwn: SpeechSentence, carried: number, cue: Cue): void => {
      const content = contentOf(document, sentence, carried === 0 ? source : null, cue);
      found.push(candidateOf(document, source, sourceOwn, carried, cue, own, content));
    };
    // A headline, or a post's first line, that names a group without a word of speech may still be its claim.
    const opens = sentence.zone === 'headline' || (at === 0 && isPost(document));
    for (const source of sources) {
      for (const cue of cuesNear(cues, source)) add(source, own, 0, cue);
      if (cues.length === 0 && opens && !source.alone) add(source, own, 0, wordlessCue('none', source.end));
    }
    const [first] = cues;
    if (sources.length === 0 && last && first) add(last.source, last.own, at - last.at, first);
    const named = sources.findLast(({ nisba }) => !nisba) ?? sources.at(-1);
    if (named) last = { source: named, own, at };
  }
  return [...found, ...communiques(document, read)];
}

const candidateOf = (
  document: Document,
  source: NameMention,
  sourceOwn: SpeechSentence,
  carried: number,
  cue: Cue,
  own: SpeechSentence,
  content: TokenSpan,
): StatementCandidate => ({
  source,
  sourceOwn,
  sourceSentence: sourceOwn.sentence,
  carried,
  cue,
  own,
  sentence: own.sentence,
  document,
  content,
});

const isSource = ({ kind, faction, silent }: NameMention): boolean =>
  kind !== 'other' && faction !== null && !silent;

/** Lines at the head and the foot of a post in which the group that speaks is named. */
const EDGE_LINES = 3;
const FEW_SENTENCES = 2;

/** A post without a headline may be a group's own text: its name stands at the head or signs at the foot, the words between. */
function communiques(document: Document, read: readonly SpeechSentence[]): StatementCandidate[] {
  const found: StatementCandidate[] = [];
  if (!isPost(document) || read.length < FEW_SENTENCES) return found;
  const content = { first: 0, end: document.text.tokens.length };
  const seen = new Set<string>();
  for (const [at, own] of read.entries()) {
    const edge = at < EDGE_LINES ? 'header' : at >= read.length - EDGE_LINES ? 'signature' : null;
    if (edge === null) continue;
    for (const source of own.names.filter(isSource)) {
      const key = `${edge} ${source.faction?.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(candidateOf(document, source, own, 0, wordlessCue(edge, source.end), own, content));
    }
  }
  return found;
}

function cuesNear(cues: readonly Cue[], { first, end }: NameMention): Cue[] {
  const before = cues.filter((cue) => cue.end <= first && first - cue.end <= FURTHEST).slice(-CUES_EACH_SIDE);
  const behind = cues
    .filter((cue) => cue.first >= end && cue.first - end <= FURTHEST)
    .slice(0, CUES_EACH_SIDE);
  return [...before, ...behind];
}

const LONGEST_CONTENT = 70;
const COLON_REACH = 8;
const FEW_TOKENS = 3;

/** The words behind cue and source: after a colon where one follows, into the next lines where nothing is left in this one. */
function contentOf(document: Document, sentence: Sentence, source: NameMention | null, cue: Cue): TokenSpan {
  let first = Math.max(
    cue.end,
    source && source.first >= cue.first && source.first - cue.end < COLON_REACH ? source.end : 0,
  );
  for (let i = first; i < Math.min(first + COLON_REACH, sentence.end); i++) {
    if (textAt(sentence, i) !== ':' || isHour(sentence, i)) continue;
    first = i + 1;
    break;
  }
  let end = Math.min(sentence.end, first + LONGEST_CONTENT);
  if (isPost(document) && textAt(sentence, first - 1) === ':') end = speechEnd(document, sentence);
  if (end - first >= FEW_TOKENS) return { first, end };
  const quotation = quotationsIn(sentence.source).find(
    (quote) =>
      quote.first >= sentence.first && quote.end <= cue.first && quote.end - quote.first >= FEW_TOKENS,
  );
  if (quotation) return { first: quotation.first, end: quotation.end };
  const next = document.sentences[sentence.at + 1];
  if (next?.source.field === sentence.source.field) end = Math.min(next.end, next.first + LONGEST_CONTENT);
  return end - first >= FEW_TOKENS ? { first, end } : { first: sentence.first, end: sentence.end };
}

/** «15:30» */
const isHour = (sentence: Sentence, colon: number): boolean =>
  [colon - 1, colon + 1].every((at) => /^\d{1,2}$/.test(textAt(sentence, at)));

/** In a post what follows a speaker and a colon goes on over the next lines, up to another colon or name of speech. */
function speechEnd(document: Document, sentence: Sentence): number {
  let end = sentence.end;
  for (let at = sentence.at + 1; at < document.sentences.length; at++) {
    const next = document.sentences[at] as Sentence;
    const speaks = next.matches.some(
      ({ concept, startToken }) => concept === NAME && startToken <= next.first + 2,
    );
    if (speaks || end - sentence.first > LONGEST_SPEECH) return end;
    end = next.end;
  }
  return end;
}

const LONGEST_SPEECH = 300;
