import { normalize } from '../src/arabic/normalize.ts';
import type { StatementCandidate } from '../src/judge/candidates/statement.ts';
import { textAt } from '../src/judge/document/document.ts';
import { nameFeatures } from '../src/judge/features/speaker.ts';
import { typeFeatures } from '../src/judge/features/statement-type.ts';
import { targetFeatures } from '../src/judge/features/target.ts';
import type { LinearModel } from '../src/judge/scorer/linear.ts';
import { STATEMENT_TYPES } from '../src/model/verdict.ts';
import { isAlert, type LabelledStatement } from './corpus.ts';
import { type Example, FIT, learn } from './logistic.ts';
import { remember } from './remember.ts';
import type { StatementCase } from './statements.ts';

/** The candidates that tell a labelled statement, one for each statement where the best can be picked. */
function* tellings(
  cases: readonly StatementCase[],
): Generator<{ candidate: StatementCandidate; label: LabelledStatement; weight: number }> {
  for (const { article, candidates, told } of cases) {
    if (!isAlert(article.F)) continue;
    for (const [at, candidate] of candidates.entries()) {
      const label = told[at];
      if (!label) continue;
      const rivals = told.filter((other) => other === label).length;
      yield { candidate, label, weight: (label.span ? 1 : 0.4) / Math.sqrt(rivals) };
    }
  }
}

const typesOf = remember(typeFeatures);
const targetsOf = remember(targetFeatures);

export function trainType(cases: readonly StatementCase[]): LinearModel {
  const examples: Example[] = [];
  for (const { candidate, label, weight } of tellings(cases)) {
    const type = STATEMENT_TYPES.indexOf(label.type as never);
    if (type >= 0) examples.push({ features: typesOf(candidate), label: type, weight });
  }
  return learn(examples, { ...FIT, labels: STATEMENT_TYPES, minCount: 2, epochs: 15 });
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
  for (const { candidate, label, weight } of tellings(cases)) {
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

const REACH = 12;

export function trainName(cases: readonly StatementCase[]): LinearModel {
  const examples: Example[] = [];
  for (const { candidate, label, weight } of tellings(cases)) {
    if (!label.span && label.speaker !== null) continue;
    const { source, sourceSentence } = candidate;
    const name = new Set(
      normalize(label.speaker ?? '')
        .text.split(/\s+/)
        .filter((word) => word.length > 1),
    );
    const from = Math.max(sourceSentence.first, source.first - REACH);
    const to = Math.min(sourceSentence.end, source.end + REACH);
    for (let i = from; i < to; i++) {
      if ((i >= source.first && i < source.end) || sourceSentence.tokens[i]?.kind !== 'word') continue;
      const right = name.has(textAt(sourceSentence, i));
      examples.push({ features: nameFeatures(candidate, i), label: right ? 1 : 0, weight });
    }
  }
  return learn(examples, { ...FIT, labels: ['name'], minCount: 2 });
}
