import { compileAnalysis } from '../../src/judge/analysis.ts';
import {
  type SpeechSentence,
  speechSentences,
  type TroopSentence,
  troopSentences,
} from '../../src/judge/annotate/annotate.ts';
import { namedPlaces } from '../../src/judge/annotate/named-places.ts';
import { type StatementCandidate, statementCandidates } from '../../src/judge/candidates/statement.ts';
import { type WithdrawalCandidate, withdrawalCandidates } from '../../src/judge/candidates/withdrawal.ts';
import { type Document, type Sentence, type TokenSpan, wordsOf } from '../../src/judge/document/document.ts';
import type { NamedPlace } from '../../src/model/verdict.ts';
import { loadLexicons } from '../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import type { Sample } from './judged.ts';

/** The shipped words, without models: what is read before anything learned has a say. */
export const analysis = compileAnalysis(loadLexicons(SHIPPED_CONFIG), [], new Set());

export const documentOf = ({ title = '', text = '', published }: Sample): Document =>
  analysis.firstPass({ title, text, publishedAt: published ?? null }).document();

export const troops = (sample: Sample): TroopSentence[] =>
  troopSentences(documentOf(sample), analysis.surfaceOf);
export const speech = (sample: Sample): SpeechSentence[] =>
  speechSentences(documentOf(sample), analysis.gazetteer);

export function withdrawalsIn(sample: Sample): WithdrawalCandidate[] {
  const document = documentOf(sample);
  return withdrawalCandidates(document, troopSentences(document, analysis.surfaceOf));
}

export function statementsIn(sample: Sample): StatementCandidate[] {
  const document = documentOf(sample);
  return statementCandidates(document, speechSentences(document, analysis.gazetteer));
}

/** The places that the judge finds in an article. */
export const placesOf = (sample: Sample): NamedPlace[] => namedPlaces(documentOf(sample));

/** The original words of a span of a sentence's field. */
export const words = ({ source }: Sentence, span: TokenSpan): string => wordsOf(source, span);
