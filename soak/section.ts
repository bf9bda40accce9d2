import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './flat.ts';
import type { Day } from './measure.ts';
import type { Size } from './run.ts';

/** A run, as docs/soak.json keeps it. */
export interface SoakReport {
  /** The day of the run. */
  on: string;
  seconds: number;
  machine: { cores: number; load: number };
  size: Size;
  settledAfter: number;
  findings: readonly Finding[];
  days: readonly Day[];
}

const DOCS = join(import.meta.dirname, '../docs');
export const FIGURES = join(DOCS, 'soak.json');
export const PICTURE = join(DOCS, 'soak.svg');

const MB = 1_048_576;
const mb = (bytes: number): string => (bytes / MB).toFixed(1);
const tableBytes = ({ tables }: Day): number =>
  Object.values(tables).reduce((sum, { bytes }) => sum + bytes, 0);

function rows(days: readonly Day[]): string {
  return days
    .map(
      (day) =>
        `| ${day.day} | ${day.served} | ${day.alerts} | ${mb(day.process.rss)} | ${mb(day.process.heap)} | ${day.process.files} | ${day.tables.articles?.rows} | ${mb(tableBytes(day))} | ${day.redis.keys} | ${mb(day.redis.bytes)} |`,
    )
    .join('\n');
}

function found(findings: readonly Finding[]): string {
  const grown = findings.filter(({ flat }) => !flat);
  if (grown.length === 0) return `All ${findings.length} figures stay level.`;
  return `${findings.length - grown.length} of ${findings.length} figures stay level. Not so: ${grown
    .map(({ name, first, last }) => `${name} (${Math.round(first)} to ${Math.round(last)})`)
    .join(', ')}.`;
}

/** The part of docs/reliability.md about the simulated month; empty where none was run. */
export function monthSection(): string {
  if (!existsSync(FIGURES)) return '';
  const { on, seconds, machine, size, settledAfter, findings, days } = JSON.parse(
    readFileSync(FIGURES, 'utf8'),
  ) as SoakReport;
  const told = days.filter(({ day }) => day === 1 || day % 5 === 0);
  return `## Days on a compressed clock

![Memory, tables and Redis over the days](soak.svg)

\`npm run soak\` runs Rasid, one process on Redis and PostgreSQL, through ${size.days} days of a clock that is set ahead whenever nothing is left to do; the process and the database go by it. ${size.sources} sources print ${size.perDay} articles a day, the larger ones most of them, few at night; one in ${size.matchEvery} is alerted, half of all have to be read from their pages; texts are removed after ${size.retentionDays} days and forgotten after ${2 * size.retentionDays}. *Reduced*, so that it takes minutes: real sources print fifty to two hundred times as much and list more than two articles, and each is asked here once in one to five days instead of every few minutes; timers (connections, leases) go by the machine's own clock; autovacuum looks every 5 s instead of every minute, since a day takes half a minute or less.

${found(findings)} Measured from day ${settledAfter} on, when as much is forgotten as comes in: each figure may grow by a tenth, or a little where it is small, until the last day. What is kept of what was alerted (stories, developments, deliveries) is judged for each article of a story that came after the first day (what outlets listed before is not alerted), other tables by their rows without those, and all by their bytes a row beside what the row says: indexes, and room that is not given back. Run on ${on} in ${seconds} s, ${machine.cores} cores, load ${machine.load} at its end; every figure of every day is in [soak.json](soak.json).

| day | articles so far | alerts so far | resident MB | heap MB | open files | rows of articles | tables MB | Redis keys | Redis MB |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows(told)}

\`\`\`sh
npm run soak                              # a month of 500 sources; exit code 1 where a figure grows
npm run soak -- --days 14 --sources 60 --articles 60   # less of it, in three minutes
npm run soak -- --write                   # writes this section
\`\`\`
`;
}
