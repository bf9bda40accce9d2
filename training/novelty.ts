import { noveltyOf, WORTH_A_LOOK } from '../src/judge/facets/distinct.ts';
import { voiced } from '../src/judge/facets/voices.ts';
import { noveltyFeatures, type Saying } from '../src/judge/features/novelty.ts';
import { bestOfEach } from '../src/judge/readers/statements.ts';
import { type LinearModel, scoreOf, sigmoid } from '../src/judge/scorer/linear.ts';
import { isAlert, type LabelledArticle, type LabelledStatement, OUTLETS_SET } from './corpus.ts';
import { BEFORE, BEHIND } from './held-facets.ts';
import { type Example, FIT, learn } from './logistic.ts';
import { acceptsFaction, featuresOf, type StatementCase, trainSource } from './statements.ts';

/** The sayings of an article, each with the labelled statement that it tells, if any. */
type Labelled = Saying & { labels: readonly LabelledStatement[] };

/** Sayings are weighed by models that had not seen their articles: sureness of what was learned says little. */
const PARTS = 3;
const OUTLETS_WEIGHT = 0.6;
const NOVELTY_L2 = 1e-3;
const EPOCHS = 40;
/** Of a voice one saying at least must be as likely, as the judge asks it. */
const COUNTS = 0.4;
const ROUNDS = 2;
const MOST_CHOSEN = 5;
/** The headline's words are cut short and told again below. */
const HEADLINE = 0.3;

/** Trains which words of an article are a statement of their own beside others of it. */
export function trainNovelty(cases: readonly StatementCase[], name: LinearModel): LinearModel {
  const counted = cases.filter(
    ({ article }) =>
      isAlert(article.F) &&
      article.set !== 'example' &&
      article.set !== 'retold' &&
      article.statements.every(({ span }) => span),
  );
  const folds = [...new Set(cases.map(({ article }) => article.fold))].sort();
  const partOf = new Map(folds.map((fold, at) => [fold, at % PARTS]));
  const articles: { sayings: Labelled[]; weight: number }[] = [];
  for (let part = 0; part < PARTS; part++) {
    const source = trainSource(cases.filter(({ article }) => partOf.get(article.fold) !== part));
    for (const one of counted)
      if (partOf.get(one.article.fold) === part)
        articles.push({
          sayings: sayingsIn(one, source, name),
          weight: one.article.set === OUTLETS_SET ? OUTLETS_WEIGHT : 1,
        });
  }
  let model: LinearModel | null = null;
  for (let round = 0; round < ROUNDS; round++)
    model = learn(
      articles.flatMap(({ sayings, weight }) => examplesOf(sayings, weight, model)),
      { ...FIT, l2: NOVELTY_L2, labels: ['novel'], epochs: EPOCHS },
    );
  return model as LinearModel;
}

function sayingsIn(
  { article, candidates }: StatementCase,
  source: LinearModel,
  name: LinearModel,
): Labelled[] {
  const weighed = candidates
    .filter(({ sentence }) => sentence.zone !== 'teaser')
    .map((candidate) => ({ candidate, score: scoreOf(featuresOf(candidate), source) }));
  const likely = bestOfEach(weighed).filter(({ score }) => sigmoid(score) >= WORTH_A_LOOK);
  const sayings = voiced(
    likely.toSorted((a, b) => b.score - a.score),
    { name },
  );
  const counting = new Set(sayings.filter(({ p }) => p >= COUNTS).map(({ voice }) => voice));
  return sayings
    .filter(({ voice }) => counting.has(voice))
    .map((one) => ({ ...one, labels: labelsAt(one, article) }));
}

/** The labels whose words begin or end in a saying's or close to them. */
function labelsAt({ candidate, wording }: Saying, { statements }: LabelledArticle): LabelledStatement[] {
  const { field, start, end } = wording.quote;
  const near = (at: number): boolean => at >= start - BEFORE && at <= end + BEHIND;
  const { faction, shown } = candidate.source;
  return statements.filter(
    (label) =>
      isAlert(label.level) &&
      label.span?.field === field &&
      (near(label.span.start) || near(label.span.end)) &&
      acceptsFaction(label, faction?.id ?? '', shown),
  );
}

/** Chooses as the judge will, and at each step asks of all that is left whether it tells what was not told yet. */
function examplesOf(all: readonly Labelled[], weight: number, model: LinearModel | null): Example[] {
  const left = [...all];
  const chosen: Labelled[] = [];
  const heard = new Set<LabelledStatement>();
  const examples: Example[] = [];
  while (left.length > 0 && chosen.length < MOST_CHOSEN) {
    for (const one of left)
      examples.push({
        features: noveltyFeatures(one, chosen, all),
        label: one.labels.some((label) => !heard.has(label)) ? 1 : 0,
        weight: weight / Math.sqrt(left.length),
      });
    const worth = left.map((one) =>
      model
        ? noveltyOf(one, chosen, all, model)
        : one.p - (one.candidate.sentence.zone === 'headline' ? HEADLINE : 0),
    );
    const next = left.splice(worth.indexOf(Math.max(...worth)), 1);
    chosen.push(...next);
    for (const { labels } of next) for (const label of labels) heard.add(label);
  }
  return examples;
}
