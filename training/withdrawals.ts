import type { Analysis } from '../src/judge/analysis.ts';
import { troopSentences } from '../src/judge/annotate/annotate.ts';
import { type WithdrawalCandidate, withdrawalCandidates } from '../src/judge/candidates/withdrawal.ts';
import { spanOf } from '../src/judge/document/document.ts';
import { agentRoles, featuresOf, locationRoles, type RoleFeatures } from '../src/judge/features/arguments.ts';
import { collected, type Feature } from '../src/judge/features/feature.ts';
import { addGate } from '../src/judge/features/gate.ts';
import { statusFeatures } from '../src/judge/features/status.ts';
import { withdrawalFeatures } from '../src/judge/features/withdrawal.ts';
import { argumentsOf } from '../src/judge/readers/withdrawals.ts';
import { type LinearModel, scoreOf } from '../src/judge/scorer/linear.ts';
import { remember } from '../src/lib/remember.ts';
import { WITHDRAWAL_STATUSES } from '../src/model/verdict.ts';
import { isAlert, type LabelledArticle, type LabelledWithdrawal, OUTLETS_SET } from './corpus.ts';
import { type Example, FIT, learn } from './logistic.ts';

/** A labelled article with its candidates, and which labelled withdrawal each one tells, if that is known. */
export interface WithdrawalCase {
  article: LabelledArticle;
  candidates: readonly WithdrawalCandidate[];
  labels: readonly (LabelledWithdrawal | null)[];
}

export interface WithdrawalModels {
  gate: LinearModel;
  trigger: LinearModel;
  agent: LinearModel;
  location: LinearModel;
  status: LinearModel;
}

/** The analysis of labelled articles; those without a candidate have an empty list. */
export function withdrawalCases(articles: readonly LabelledArticle[], analysis: Analysis): WithdrawalCase[] {
  return articles
    .filter(({ W }) => W !== null)
    .map((article) => {
      const pass = analysis.firstPass(article);
      if (!pass.leaving) return { article, candidates: [], labels: [] };
      const document = pass.document();
      const candidates = withdrawalCandidates(document, troopSentences(document, analysis.surfaceOf));
      return { article, candidates, labels: candidates.map((candidate) => labelOf(candidate, article)) };
    });
}

/** The labelled withdrawal whose deciding words hold the trigger. */
function labelOf(
  { trigger, sentence }: WithdrawalCandidate,
  { withdrawals }: LabelledArticle,
): LabelledWithdrawal | null {
  const { start, end } = spanOf(sentence.source, trigger);
  return (
    withdrawals.find(
      ({ span }) => span?.field === sentence.source.field && span.start < end && start < span.end,
    ) ?? null
  );
}

/** Whether a force found is the one labelled: the same id, or a part of a longer description. */
export function sameForce(found: string | null, label: string | null): boolean {
  const [a, b] = [(found ?? '').toLowerCase(), (label ?? '').toLowerCase()];
  if (a === '' || b === '') return false;
  return (
    a === b ||
    (Math.min(a.length, b.length) > 2 && (a.includes(b) || b.includes(a))) ||
    b.split(/[^a-z:]+/).includes(a)
  );
}

/** The labelled withdrawal to learn a candidate's facets from: that of its words, or the only one of a retold article. */
function facetsLabel(one: WithdrawalCase, at: number): LabelledWithdrawal | null {
  const label = one.labels[at] ?? null;
  if (label?.force) return label;
  const [only, ...others] = one.article.withdrawals;
  return one.article.set === 'retold' && only && others.length === 0 && only.force ? only : null;
}

function roleExamples(roles: RoleFeatures, right: (value: string) => boolean, weight: number): Example[] {
  const all = [...roles];
  if (!all.some(([value]) => right(value))) return [];
  return all.map(([value, features]) => ({ features, label: right(value) ? 1 : 0, weight }));
}

const ROUNDS = 2;
const RETOLD_WEIGHT = 1.2;
const POSITIVE_WEIGHT = 2;
/** The best of 1e-3 to 2e-1 in cross-validation: there are few positives, so weights must be held down. */
const TRIGGER_L2 = 6e-2;
const STATUS_L2 = 3e-3;
const RETOLD_FACETS_WEIGHT = 0.7;
const REAL_STATUS_WEIGHT = 3;
const OUTLETS_STATUS_WEIGHT = 1;
const WRITTEN_STATUS_WEIGHT = 0.7;
const RETOLD_STATUS_WEIGHT = 0.3;
const MENTION_WEIGHT = 0.6;
const UNLABELLED_WEIGHT = 0.5;
/** With 1 for each of so many the streams are judged worse. */
const OUTLETS_WEIGHT = 0.5;
/** A candidate for a withdrawal of the stream stands for so many of the stream, but no single one decides. */
const MOST_WEIGHT = 3;

/** Trains all models of withdrawals. Which of an article's triggers tell its withdrawal is found in rounds, where no words are labelled. */
export function trainWithdrawals(cases: readonly WithdrawalCase[]): WithdrawalModels {
  return {
    gate: trainGate(cases),
    trigger: trainTrigger(cases),
    ...trainArguments(cases),
    status: trainStatus(cases),
  };
}

/** A trigger whose withdrawal is known, and which of its agents is the labelled force. */
interface LabelledTrigger {
  one: WithdrawalCase;
  at: number;
  candidate: WithdrawalCandidate;
  label: LabelledWithdrawal;
  force: string | null;
}

function labelledIn(cases: readonly WithdrawalCase[]): LabelledTrigger[] {
  return cases.flatMap((one) =>
    one.candidates.flatMap((candidate, at) => {
      const label = facetsLabel(one, at);
      if (!label || !isAlert(one.article.W)) return [];
      const force = [...agentsOf(candidate).keys()].find((id) => sameForce(id, label.force)) ?? null;
      return [{ one, at, candidate, label, force }];
    }),
  );
}

/** Who leaves, and from where. */
function trainArguments(cases: readonly WithdrawalCase[]): Pick<WithdrawalModels, 'agent' | 'location'> {
  const agents: Example[] = [];
  const locations: Example[] = [];
  for (const { one, candidate, label, force } of labelledIn(cases)) {
    const weight = one.article.set === 'retold' ? RETOLD_FACETS_WEIGHT : 1;
    agents.push(...roleExamples(agentsOf(candidate), (id) => sameForce(id, label.force), weight));
    locations.push(
      ...roleExamples(featuresOf(locationRoles(candidate, force)), (host) => host === label.host, weight),
    );
  }
  return {
    agent: learn(agents, { ...FIT, labels: ['agent'], minCount: 2 }),
    location: learn(locations, { ...FIT, labels: ['location'], minCount: 2 }),
  };
}

/** How far a withdrawal has come. */
function trainStatus(cases: readonly WithdrawalCase[]): LinearModel {
  return learn(balanced(statusExamples(cases)), {
    ...FIT,
    labels: WITHDRAWAL_STATUSES,
    l2: STATUS_L2,
    minCount: 2,
  });
}

function statusExamples(cases: readonly WithdrawalCase[]): Example[] {
  return labelledIn(cases).flatMap(({ one, at, candidate, label, force }): Example[] => {
    const status = WITHDRAWAL_STATUSES.indexOf(label.status as never);
    const features = statusFeatures(candidate, force, label.host);
    return status < 0 ? [] : [{ features, label: status, weight: statusWeight(one, at) }];
  });
}

/** What real text says of a status weighs most, least an own article of which only the whole was labelled. */
function statusWeight({ article, labels }: WithdrawalCase, at: number): number {
  if (article.set === 'retold') return labels[at] ? WRITTEN_STATUS_WEIGHT : RETOLD_STATUS_WEIGHT;
  return article.set === OUTLETS_SET ? OUTLETS_STATUS_WEIGHT : REAL_STATUS_WEIGHT;
}

/** Rare statuses weigh more, by the root of how rare they are, so that common ones do not take all doubtful cases. */
function balanced(examples: readonly Example[]): Example[] {
  const counts = new Map<number, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  return examples.map((one) => ({
    ...one,
    weight: one.weight * Math.sqrt(examples.length / counts.size / (counts.get(one.label) ?? 1)),
  }));
}

const agentsOf = remember((candidate: WithdrawalCandidate) => featuresOf(agentRoles(candidate)));

/** Of the triggers that tell a withdrawal so few may stop at the gate. */
const GATE_LOSS = 0.005;

/** A model of few features whose bias is set so that nearly every telling trigger passes with a score above 0. */
function trainGate(cases: readonly WithdrawalCase[]): LinearModel {
  const examples: Example[] = [];
  const telling: Feature[][] = [];
  for (const { article, candidates, labels } of cases) {
    for (const [at, { own, trigger }] of candidates.entries()) {
      const features = collected((to) => addGate(to, own, trigger));
      const tells = labels[at] !== null;
      if (tells) telling.push(features);
      if (tells || article.W === 'none') examples.push({ features, label: tells ? 1 : 0, weight: 1 });
    }
  }
  const model = learn(examples, { ...FIT, labels: ['passes'] });
  const scores = telling.map((features) => scoreOf(features, model)).sort((a, b) => a - b);
  const least = scores[Math.floor(scores.length * GATE_LOSS)] ?? 0;
  return { ...model, bias: [(model.bias[0] ?? 0) - least + 0.01] };
}

/** Parts of the cases, each read with arguments chosen by models that had not seen it: how well an argument fits is a feature, and of a case learned from it would say too much. */
const PARTS = 4;

function codedByOthers(cases: readonly WithdrawalCase[]): { one: WithdrawalCase; features: Feature[][] }[] {
  const folds = [...new Set(cases.map(({ article }) => article.fold))].sort();
  const partOf = (one: WithdrawalCase, at: number): number =>
    (one.article.set === 'retold' ? at : folds.indexOf(one.article.fold)) % PARTS;
  const models = Array.from({ length: PARTS }, (_, part) =>
    trainArguments(cases.filter((one, at) => partOf(one, at) !== part)),
  );
  return cases.map((one, at) => ({
    one,
    features: one.candidates.map((candidate) =>
      withdrawalFeatures(
        candidate,
        argumentsOf(candidate, models[partOf(one, at)] as ReturnType<typeof trainArguments>),
      ),
    ),
  }));
}

function trainTrigger(cases: readonly WithdrawalCase[]): LinearModel {
  const coded = codedByOthers(cases);
  let model: LinearModel | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const examples: Example[] = [];
    for (const { one, features } of coded) {
      const { W, set, weightW } = one.article;
      const base =
        set === 'retold'
          ? RETOLD_WEIGHT
          : set === 'unlabelled'
            ? UNLABELLED_WEIGHT
            : set === OUTLETS_SET
              ? OUTLETS_WEIGHT
              : Math.min(MOST_WEIGHT, Math.sqrt(weightW));
      const scores: number[] = features.map((list) => (model ? scoreOf(list, model) : 0));
      const best = Math.max(...scores);
      for (const [at, list] of features.entries()) {
        const label = one.labels[at];
        if (W === 'none') examples.push({ features: list, label: 0, weight: base });
        else if (label)
          examples.push({
            features: list,
            label: isAlert(label.level) ? 1 : 0,
            weight: isAlert(label.level) ? base * POSITIVE_WEIGHT : MENTION_WEIGHT,
          });
        else if (W === 'mention') examples.push({ features: list, label: 0, weight: MENTION_WEIGHT });
        else if (!one.labels.some((other) => other !== null)) {
          // No words are labelled, or none of them is a trigger: the likeliest triggers tell it.
          if (model === null) examples.push({ features: list, label: 1, weight: base / features.length });
          else if (scores[at] === best || (scores[at] ?? 0) > 1)
            examples.push({ features: list, label: 1, weight: base });
        }
      }
    }
    model = learn(examples, { ...FIT, l2: TRIGGER_L2, labels: ['withdrawal'] });
  }
  return model as LinearModel;
}
