import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileAnalysis } from '../src/judge/analysis.ts';
import { createJudge } from '../src/judge/judge.ts';
import type { LinearModel } from '../src/judge/scorer/linear.ts';
import {
  FEATURES_VERSION,
  type JudgeModels,
  MODEL_NAMES,
  type ModelSet,
  packed,
  type StoredModels,
} from '../src/judge/scorer/models.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../src/model/topic.ts';
import { loadLexicons, loadTopics } from '../src/settings/judgement.ts';
import {
  exampleArticles,
  isAlert,
  type LabelledArticle,
  OUTLETS_SET,
  outletArticles,
  REAL,
  realArticles,
  realTexts,
  retoldArticles,
  unlabelledTexts,
} from './corpus.ts';
import { calibrate, type Scored } from './logistic.ts';
import { type Cases, casesOf, casesWhere, trainAll } from './models.ts';
import { type HeldOut, report } from './report.ts';
import { withSayings } from './sayings.ts';
import { wordClasses } from './word-classes.ts';

const HELP = `Usage: npm run train [-- --texts DIR] [--config DIR] [--folds N] [--out DIR] [--classes]

Learns the judge's models from labelled articles, checks them by cross-validation (no month of an outlet is on both
sides), and writes config/models/*.json and the report docs/judgement-figures.md.

  --texts DIR    where the real texts lie (default: ${REAL}); without them training stops and says so
  --more FILE    further labelled articles, as \`rasid export --feedback\` writes them
  --folds N      parts of the cross-validation (default 5)
  --out DIR      where to write the models (default: config/models)
  --without FOLD leave a month out, such as "articles-2018 2018-06", so that models can be measured on it; no report
  --only SET     write the models of one topic alone: ${Object.keys(MODEL_NAMES).join(' or ')}
  --classes      find the classes of words anew first (config/models/word-classes.json) and stop; takes a minute
  --config DIR   lexicons and topics of that folder (default: config)
`;

const OWN_LABELS = 'training/labels.jsonl';
const SAYINGS = 'training/sayings.jsonl';
const RETOLD = ['judged', 'learned', 'tune'].map((name) => `tests/corpus/${name}.jsonl`);
const WRITTEN = 'training/written.jsonl';
/** What other outlets and other years told, in words of our own. */
const OUTLETS = 'training/other-outlets.jsonl';
const EXAMPLES = 'tests/corpus/examples.jsonl';
/** Of the stream's unlabelled texts so many are taken for what they nearly all are: about neither topic. */
const UNLABELLED_SHARE = 0.1;
/** A label that stands for many texts of the stream still counts for no more than these. */
const MOST_WEIGHT = 20;

const { values: options } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    texts: { type: 'string', default: REAL },
    more: { type: 'string' },
    folds: { type: 'string', default: '5' },
    out: { type: 'string', default: 'config/models' },
    config: { type: 'string', default: 'config' },
    classes: { type: 'boolean', default: false },
    without: { type: 'string' },
    only: { type: 'string' },
  },
});
/** What is left out is learned from in no way. */
const isKept = ({ fold }: LabelledArticle): boolean => fold !== options.without;

function train(): void {
  const lexicons = loadLexicons(options.config);
  const topics = loadTopics(options.config);
  const analysis = compileAnalysis(lexicons, [], new Set());
  const real = withSayings(realArticles(options.texts, OWN_LABELS).filter(isKept), SAYINGS);
  const retold = retoldArticles(
    [...RETOLD, WRITTEN, EXAMPLES, ...(options.more ? [options.more] : [])].filter((file) =>
      existsSync(file),
    ),
  );
  const unlabelled = unlabelledTexts(
    options.texts,
    new Set(real.map(({ id }) => id)),
    UNLABELLED_SHARE,
  ).filter(isKept);
  const outlets = withSayings(outletArticles(OUTLETS), SAYINGS);
  const cases = casesOf(
    [...real, ...outlets, ...retold, ...exampleArticles(topics), ...unlabelled],
    analysis,
  );
  say(
    `${real.length} labelled real texts, ${retold.length} of our own writing, ${unlabelled.length} unlabelled`,
  );
  const models = trainAll(cases);
  const held = crossValidate(cases, [...real, ...outlets], Number(options.folds));
  calibrateAll(
    models,
    held.filter(({ article }) => article.set !== OUTLETS_SET),
  );
  const figures = report(held, models);
  const learnedFrom = { real: real.length, retold: retold.length, unlabelled: unlabelled.length };
  write(models, { learnedFrom, date: new Date().toISOString().slice(0, 10), figures: figures.summary });
  if (options.without === undefined) writeFileSync('docs/judgement-figures.md', figures.text);
  say(figures.text);

  function crossValidate(all: Cases, articles: readonly LabelledArticle[], folds: number): HeldOut[] {
    const names = [...new Set(articles.map(({ fold }) => fold))].sort();
    const partOf = new Map(names.map((name, at) => [name, at % folds]));
    const found: HeldOut[] = [];
    for (let part = 0; part < folds; part++) {
      const fitted = trainAll(casesWhere(all, ({ fold }) => partOf.get(fold) !== part));
      const judge = createJudge({
        lexicons,
        topics: topics.map((topic) => ({ ...topic, rules: [] })),
        models: fitted,
        version: '',
      });
      for (const article of articles)
        if (partOf.get(article.fold) === part)
          found.push({ article, classification: judge.classify(article) });
      say(`part ${part + 1} of ${folds} judged`);
    }
    return found;
  }
}

/** Log-odds of an article without a candidate. */
const NO_CANDIDATE = -8;
const SMALLEST = 1e-9;

function calibrateAll(models: JudgeModels, held: readonly HeldOut[]): void {
  for (const [topic, letter, model] of [
    [WITHDRAWAL_TOPIC, 'W', models.withdrawal.trigger],
    [STATEMENT_TOPIC, 'F', models.statement.source],
  ] as const) {
    const scored = (post: boolean): Scored[] =>
      held
        .filter(({ article }) => (article.title.trim() === '') === post)
        .flatMap(({ article, classification }) => scoredOf(article, letter, classification, topic));
    model.calibration = calibrate(scored(false));
    model.postCalibration = calibrate(scored(true));
  }
}

function scoredOf(
  article: LabelledArticle,
  letter: 'W' | 'F',
  classification: HeldOut['classification'],
  topic: string,
): Scored[] {
  const level = article[letter];
  if (level === null || level === 'mention') return [];
  const p = classification.topics.find((verdict) => verdict.topic === topic)?.score ?? 0;
  const score = p === 0 ? NO_CANDIDATE : Math.log(Math.max(p, SMALLEST) / Math.max(1 - p, SMALLEST));
  const weight = Math.min(MOST_WEIGHT, letter === 'W' ? article.weightW : article.weightF);
  return [{ score, right: isAlert(level), weight }];
}

function write(models: JudgeModels<LinearModel>, provenance: StoredModels['provenance']): void {
  mkdirSync(options.out, { recursive: true });
  for (const set of Object.keys(MODEL_NAMES) as ModelSet[]) {
    if (options.only !== undefined && options.only !== set) continue;
    const stored: StoredModels = {
      format: 1,
      features: FEATURES_VERSION[set],
      provenance,
      models: Object.fromEntries(Object.entries(models[set]).map(([name, model]) => [name, packed(model)])),
    };
    writeFileSync(
      `${options.out}/${set}.json`,
      `${JSON.stringify(stored, null, 1).replaceAll(/\[\s+([^\]]*?)\s+\]/g, (_all, inner: string) => `[${inner.replaceAll(/\s+/g, ' ')}]`)}\n`,
    );
  }
}

/** Writes the classes by which features know words that no label held; the models must be trained anew with them. */
function learnClasses(): void {
  const texts = realTexts(options.texts);
  const classes = wordClasses(texts.values());
  const learnedFrom = [...new Set([...texts.values()].map(({ set }) => set))];
  writeFileSync(`${options.out}/word-classes.json`, `${JSON.stringify({ learnedFrom, classes }, null, 1)}\n`);
  say(`${classes.length} classes of words; now train the models with them`);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

if (options.help) process.stdout.write(HELP);
else if (options.only !== undefined && !(options.only in MODEL_NAMES)) {
  process.stderr.write(
    `train: --only: found '${options.only}', allowed: ${Object.keys(MODEL_NAMES).join(', ')}\n`,
  );
  process.exitCode = 2;
} else if (!existsSync(options.texts)) {
  process.stderr.write(
    `train: found no texts at ${options.texts}; the labels hold ids and offsets only: give their texts with --texts DIR\n`,
  );
  process.exitCode = 1;
} else if (options.classes) learnClasses();
else train();
