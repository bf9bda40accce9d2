import { normalize } from '../src/arabic/normalize.ts';
import { type SpeakerCandidate, speakerCandidates } from '../src/judge/candidates/speaker.ts';
import type { StatementCandidate } from '../src/judge/candidates/statement.ts';
import { wordsOf } from '../src/judge/document/document.ts';
import { featuresOf } from '../src/judge/features/arguments.ts';
import { collected } from '../src/judge/features/feature.ts';
import { addSpeaker } from '../src/judge/features/speaker.ts';
import { typeFeatures } from '../src/judge/features/statement-type.ts';
import { targetRoles } from '../src/judge/features/target.ts';
import type { LinearModel } from '../src/judge/scorer/linear.ts';
import { remember } from '../src/lib/remember.ts';
import { STATEMENT_TYPES } from '../src/model/verdict.ts';
import { isAlert, type LabelledStatement } from './corpus.ts';
import { type Example, FIT, learn } from './logistic.ts';
import type { StatementCase } from './statements.ts';

/** A candidate with what a reader says of the words that it tells. */
interface Telling<Label> {
  candidate: StatementCandidate;
  label: Label;
  weight: number;
}

/** The candidates that tell a labelled statement, one for each statement where the best can be picked. */
export function* tellings(cases: readonly StatementCase[]): Generator<Telling<LabelledStatement>> {
  for (const { article, candidates, labels } of cases) {
    if (!isAlert(article.F)) continue;
    for (const [at, candidate] of candidates.entries()) {
      const label = labels[at];
      if (!label) continue;
      const rivals = labels.filter((other) => other === label).length;
      yield { candidate, label, weight: (label.span ? 1 : 0.4) / Math.sqrt(rivals) };
    }
  }
}

/** The words of a saying are those a judge had marked, not those that a reader chose. */
const SAYING_WEIGHT = 0.7;

/** The same with those that tell other words of a group, which a reader has judged. */
function* allTellings(
  cases: readonly StatementCase[],
): Generator<Telling<Pick<LabelledStatement, 'type' | 'target'>>> {
  yield* tellings(cases);
  for (const { candidates, sayings } of cases)
    for (const [at, candidate] of candidates.entries()) {
      const saying = sayings[at];
      if (!saying?.own || saying.type === undefined) continue;
      const rivals = sayings.filter((other) => other === saying).length;
      const label = { type: saying.type, target: saying.target ?? null };
      yield { candidate, label, weight: SAYING_WEIGHT / Math.sqrt(rivals) };
    }
}

const typesOf = remember(typeFeatures);
const targetsOf = remember((candidate: StatementCandidate) => featuresOf(targetRoles(candidate)));

/** The best of 3e-3 to 4e-2 in cross-validation. */
const TYPE_L2 = 2e-2;

export function trainType(cases: readonly StatementCase[]): LinearModel {
  const examples: Example[] = [];
  for (const { candidate, label, weight } of allTellings(cases)) {
    const type = STATEMENT_TYPES.indexOf(label.type as never);
    if (type >= 0) examples.push({ features: typesOf(candidate), label: type, weight });
  }
  return learn(examples, { ...FIT, l2: TYPE_L2, labels: STATEMENT_TYPES, minCount: 2, epochs: 15 });
}

const PLAIN = /^(?:the|of|and|in|on|to|forces|government)$/;

/** Whether two English names of a target share a telling word. */
export function sameTarget(one: string, other: string): boolean {
  const wordsOf = (name: string): string[] =>
    (name.toLowerCase().match(/[a-z]{2,}/g) ?? []).filter((word) => !PLAIN.test(word));
  const words = new Set(wordsOf(one));
  return wordsOf(other).some((word) => words.has(word));
}

export function trainTarget(cases: readonly StatementCase[]): LinearModel {
  const examples: Example[] = [];
  for (const { candidate, label, weight } of allTellings(cases)) {
    const roles = [...targetsOf(candidate)];
    if (label.target === null) {
      examples.push(...roles.map(([, features]) => ({ features, label: 0, weight: weight * 0.5 })));
      continue;
    }
    const target = label.target;
    if (!roles.some(([name]) => sameTarget(name, target))) continue;
    examples.push(
      ...roles.map(([name, features]) => ({ features, label: sameTarget(name, target) ? 1 : 0, weight })),
    );
  }
  return learn(examples, { ...FIT, labels: ['target'], minCount: 2 });
}

const letters = (words: string): string => normalize(words).text.replace(/[^\p{L}\p{N}]+/gu, '');
/** So much of a full name a shorter one must hold to be its second mention. */
const LEAST_SHARE = 0.4;

/** Of what may be the speaker, that which the label names: the same words, else a part of them, else none. */
export function namedSpeakers(spans: readonly SpeakerCandidate[], speaker: string): Set<SpeakerCandidate> {
  const label = letters(speaker);
  const listed = spans.filter(({ mention }) => {
    const { ar, en, names = [] } = mention?.person ?? {};
    return ar !== undefined && (en === speaker || [ar, ...names].some((name) => letters(name) === label));
  });
  const rest = spans.filter(({ kind }) => kind !== 'listed');
  const wordsIn = (span: SpeakerCandidate): string => letters(wordsOf(span.sentence.source, span));
  const same = [...listed, ...rest.filter((span) => wordsIn(span) === label)];
  if (same.length > 0) return new Set(same);
  const parts = rest
    .filter((span) => label.includes(wordsIn(span)) && wordsIn(span).length >= label.length * LEAST_SHARE)
    .sort((a, b) => wordsIn(b).length - wordsIn(a).length);
  return new Set(parts.slice(0, 1));
}

/** Who speaks, learned from the words that may say so; where a label names nobody, all of them are wrong. */
export function trainName(cases: readonly StatementCase[]): LinearModel {
  const examples: Example[] = [];
  for (const { candidate, label, weight } of tellings(cases)) {
    const spans = speakerCandidates(candidate);
    const right = label.speaker === null ? new Set() : namedSpeakers(spans, label.speaker);
    if (label.speaker !== null && right.size === 0) continue;
    for (const span of spans)
      examples.push({
        features: collected((to) => addSpeaker(to, candidate, span)),
        label: right.has(span) ? 1 : 0,
        weight: right.has(span) ? weight * NAMED_WEIGHT : weight,
      });
  }
  return learn(examples, { ...FIT, l2: NAME_L2, labels: ['name'], minCount: 2 });
}

const NAMED_WEIGHT = 2;
/** The best of 1e-3 to 1e-2 in cross-validation. */
const NAME_L2 = 3e-3;
