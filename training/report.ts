import { type LinearModel, probabilityOfAny } from '../src/judge/scorer/linear.ts';
import type { JudgeModels } from '../src/judge/scorer/models.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../src/model/topic.ts';
import type { Classification } from '../src/model/verdict.ts';
import type { LabelledArticle } from './corpus.ts';
import { countFacets } from './held-facets.ts';

/** A labelled article as judged by models that had not seen its month. */
export interface HeldOut {
  article: LabelledArticle;
  classification: Classification;
}

interface Point {
  p: number;
  right: boolean;
  weight: number;
}

const TOPICS = [
  [WITHDRAWAL_TOPIC, 'W'],
  [STATEMENT_TOPIC, 'F'],
] as const;
const THRESHOLDS = [0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The report of a training: precision and recall by threshold, calibration, and what an alert says, for each stream. */
export function report(
  held: readonly HeldOut[],
  models: JudgeModels<LinearModel>,
): { text: string; summary: Record<string, unknown> } {
  const lines = [
    '# Figures of the models',
    '',
    'Written by `npm run train`: every article was judged by models that had not seen its month. Weighted figures count a label as often as texts of the stream that it stands for; mentions are left out. *other-outlets* are texts retold in words of our own, half of them about a topic: no stream, so precision on them looks better than in use.',
  ];
  const summary: Record<string, unknown> = {};
  for (const [topic, letter] of TOPICS) {
    const model = letter === 'W' ? models.withdrawal.trigger : models.statement.source;
    for (const set of new Set(held.map(({ article }) => article.set))) {
      const points = pointsOf(
        held.filter(({ article }) => article.set === set),
        topic,
        letter,
        model,
      );
      lines.push(
        '',
        `## ${topic}, ${set}`,
        '',
        '| threshold | precision | recall | right | false alarms | missed |',
        '|---|---|---|---|---|---|',
      );
      for (const threshold of THRESHOLDS) {
        const at = countsAt(points, threshold);
        lines.push(
          `| ${threshold} | ${at.precision.toFixed(3)} | ${at.recall.toFixed(3)} | ${at.right} | ${at.falseAlarms} | ${at.missed} |`,
        );
        if (threshold === 0.5)
          summary[`${topic} ${set}`] = { precision: round(at.precision), recall: round(at.recall) };
      }
      lines.push('', `Expected calibration error ${calibrationError(points).toFixed(3)}.`);
    }
  }
  for (const set of new Set(held.map(({ article }) => article.set)))
    lines.push(
      ...facetLines(
        set,
        held.filter(({ article }) => article.set === set),
      ),
    );
  return { text: `${lines.join('\n')}\n`, summary };
}

function facetLines(set: string, held: readonly HeldOut[]): string[] {
  const rows = [...countFacets(held)].map(
    ([facet, { right, of }]) => `| ${facet} | ${(right / of).toFixed(2)} | ${right} | ${of} |`,
  );
  return [
    '',
    `## What an alert says, ${set}`,
    '',
    '| facet | share | right | of |',
    '|---|---|---|---|',
    ...rows,
  ];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function pointsOf(held: readonly HeldOut[], topic: string, letter: 'W' | 'F', model: LinearModel): Point[] {
  return held.flatMap(({ article, classification }): Point[] => {
    const level = article[letter];
    if (level === null || level === 'mention') return [];
    const raw = classification.topics.find((verdict) => verdict.topic === topic)?.score ?? 0;
    const score = Math.log(raw / Math.max(1 - raw, 1e-9));
    const p = probabilityOfAny(raw === 0 ? [] : [score], model, article.title.trim() === '');
    return [{ p, right: level !== 'none', weight: letter === 'W' ? article.weightW : article.weightF }];
  });
}

function countsAt(points: readonly Point[], threshold: number) {
  const counts = { right: 0, falseAlarms: 0, missed: 0 };
  let [tp, fp, fn] = [0, 0, 0];
  for (const { p, right, weight } of points) {
    if (p >= threshold && right) {
      counts.right++;
      tp += weight;
    } else if (p >= threshold) {
      counts.falseAlarms++;
      fp += weight;
    } else if (right) {
      counts.missed++;
      fn += weight;
    }
  }
  return { ...counts, precision: tp / (tp + fp || 1), recall: tp / (tp + fn || 1) };
}

const DECILES = 10;

/** Mean distance between said and seen share of right ones, over deciles of the probability (Naeini et al. 2015). */
function calibrationError(points: readonly Point[]): number {
  let [error, all] = [0, 0];
  for (let decile = 0; decile < DECILES; decile++) {
    const own = points.filter(({ p }) => Math.min(DECILES - 1, Math.floor(p * DECILES)) === decile);
    const weight = own.reduce((sum, one) => sum + one.weight, 0);
    const said = own.reduce((sum, one) => sum + one.p * one.weight, 0);
    const seen = own.reduce((sum, one) => sum + (one.right ? one.weight : 0), 0);
    error += Math.abs(said - seen);
    all += weight;
  }
  return all === 0 ? 0 : error / all;
}
