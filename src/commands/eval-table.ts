import type { EvalReport, TopicScore } from '../judge/eval/report.ts';

/** Columns padded to their widest cell: the first to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => (row[n] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** A figure from 0 to 1 with three decimals, cut and not rounded up, so that 0.9499 is never shown as 0.950. */
export const figure = (value: number): string => (Math.floor(value * 1_000 + 1e-9) / 1_000).toFixed(3);

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function topicRow(score: TopicScore): string[] {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = score;
  const counts = [truePositives, falsePositives, falseNegatives, trueNegatives].map(String);
  const figures = [score.precision, score.recall, score.f1].map(figure);
  return [score.topic, ...figures, ...counts, `${score.mentionsMatched}/${score.mentions}`];
}

function facetLines({ topic, facets }: TopicScore): string[] {
  if (facets.length === 0) return [];
  const rows = facets.map(({ facet, right, of }) => [facet, figure(right / of), `${right} of ${of}`]);
  return ['', `facets of ${topic}, on its true positives`, ...indented(columns(rows))];
}

const tenth = (value: number): string => value.toFixed(1);

function reliabilityLines({ topic, reliability }: TopicScore): string[] {
  if (reliability === null) return [];
  const rows = reliability.deciles.map(({ from, to, articles, said, seen }) => [
    `${tenth(from)} to ${tenth(to)}`,
    String(articles),
    figure(said),
    figure(seen),
  ]);
  return [
    '',
    `reliability of ${topic}: expected calibration error ${figure(reliability.error)}`,
    ...indented(columns([['probability', 'articles', 'said', 'right'], ...rows])),
  ];
}

/** The report for people: a table of topics, facet accuracy, reliability by decile, and every article that was judged wrongly. */
export function evalTable(title: string, report: EvalReport): string {
  const head = ['topic', 'precision', 'recall', 'F1', 'TP', 'FP', 'FN', 'TN', 'mentions matched'];
  const lines = [
    `${title}: ${report.articles} articles`,
    '',
    ...columns([head, ...report.topics.map(topicRow)]),
    ...report.topics.flatMap(facetLines),
    ...report.topics.flatMap(reliabilityLines),
  ];
  for (const kind of ['false positive', 'false negative'] as const) {
    for (const { topic } of report.topics) {
      const mine = report.confusions.filter((one) => one.kind === kind && one.topic === topic);
      if (mine.length === 0) continue;
      lines.push('', `${kind}s of ${topic}: ${mine.length}`);
      for (const { id, title: headline, reason } of mine)
        lines.push(`  ${id}  ${headline}`, `      ${reason}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
