// `npm run fuzz`: inputs that nobody wrote, to everything that takes what strangers write. See docs/fuzzing.md.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { examined } from './bounds.ts';
import { FOUND, foundInputs } from './found.ts';
import { runAll } from './pool.ts';
import type { Target } from './target.ts';
import { TARGETS } from './targets.ts';
import type { Done, Stretch } from './work.ts';

const USAGE = `Usage: npm run fuzz -- [--runs N] [--target T] [--seed S] [--from N] [--threads N] [--keep DIR]

  --runs N      inputs in all (20000)
  --target T    only this one of ${TARGETS.map(({ name }) => name).join(', ')}
  --seed S      other inputs for another number (1)
  --from N      the number of the first input of each target (0): with --target, --seed and --runs 1, one input again
  --threads N   at once (2, or as many as there are)
  --keep DIR    where failing inputs go (fuzz/found)
`;
const STRETCH = 200;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    target: { type: 'string' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    threads: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    keep: { type: 'string', default: FOUND },
    help: { type: 'boolean', default: false },
  },
});
const [runs, seed, from, threads] = [values.runs, values.seed, values.from, values.threads].map(Number) as [
  number,
  number,
  number,
  number,
];
const chosen = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
if (
  values.help ||
  chosen.length === 0 ||
  ![runs, seed, from, threads].every(Number.isSafeInteger) ||
  threads < 1
) {
  process.stderr.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

/** Each target's inputs in stretches, those of all targets in turn. */
function stretchesOf(targets: readonly Target[]): Stretch[] {
  const shares = targets.map(({ share = 1 }) => share);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const stretches = targets.flatMap(({ name }, index) => {
    const to = from + Math.ceil((runs * (shares[index] ?? 1)) / all);
    return Array.from({ length: Math.ceil((to - from) / STRETCH) }, (_, number) => ({
      target: name,
      from: from + number * STRETCH,
      to: Math.min(to, from + (number + 1) * STRETCH),
    }));
  });
  return stretches.sort((a, b) => a.from - b.from);
}

const table = new Map(chosen.map(({ name }) => [name, { inputs: 0, slowestMs: 0, faults: 0 }]));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

function onDone({ stretch, slowestMs, findings }: Done): void {
  const row = table.get(stretch.target);
  if (!row) return;
  row.inputs += stretch.to - stretch.from;
  row.slowestMs = Math.max(row.slowestMs, slowestMs);
  row.faults += findings.length;
  for (const { at, fault, bytes, file } of findings) {
    if (file === null) continue;
    say(`${stretch.target}: ${fault.kind}: ${fault.text}`);
    say(
      `  again: npm run fuzz -- --target ${stretch.target} --seed ${seed} --from ${at} --runs 1   (${bytes} bytes)`,
    );
    say(`  kept: ${file}`);
  }
}

const startedMs = performance.now();
let kept = 0;
for (const target of chosen) {
  for (const { file, input } of foundInputs(target)) {
    kept += 1;
    const { fault } = await examined(target, input);
    if (!fault) continue;
    const row = table.get(target.name);
    if (row) row.faults += 1;
    say(`${target.name}: again: ${fault.kind}: ${fault.text}\n  kept: ${file}`);
  }
}
/** Says what was done, also of a run that is ended before its end. */
function report(): void {
  say('target      inputs  slowest ms  faults');
  for (const [name, { inputs, slowestMs, faults }] of table)
    say(
      `${name.padEnd(10)} ${String(inputs).padStart(7)} ${slowestMs.toFixed(0).padStart(11)} ${String(faults).padStart(7)}`,
    );
  const seconds = Math.round((performance.now() - startedMs) / 1_000);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  say(`seed ${seed}, ${kept} kept inputs again, ${seconds} s, at most ${megabytes} MB`);
  if ([...table.values()].some(({ faults }) => faults > 0)) process.exitCode = 1;
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    report();
    process.exit();
  });
await runAll(stretchesOf(chosen), { seed, threads, keep: values.keep, onDone });
report();
