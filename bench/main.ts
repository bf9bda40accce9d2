import { ALL_MINUTES, QUICK_MINUTES } from './all/steps.ts';
import { BENCHES } from './benches.ts';
import { CannotMeasure } from './cannot-measure.ts';

const USAGE = `Usage: npm run bench [-- --quick | NAME [...] | --help]

Without a name: everything that Rasid promises about its speed, in about ${ALL_MINUTES} minutes on a quiet machine
of two cores; --quick tries it with small counts, in about ${QUICK_MINUTES}. The table, each figure with its aim and with a
floor or a peer of the same run, goes to standard error, the same as JSON to standard output.

By name, JSON to standard output:

${Object.entries(BENCHES)
  .map(([name, { summary, usage }]) => `  ${`${name} ${usage}`.padEnd(45)} ${summary}`)
  .join('\n')}
`;

/** What was asked for, measured; null when nothing has that name. */
async function measured([name, ...args]: readonly string[]): Promise<object | string | null> {
  if (name === undefined || name === '--quick') {
    const { runAll } = await import('./all/run.ts');
    return runAll(name === '--quick');
  }
  return Object.hasOwn(BENCHES, name) ? ((await BENCHES[name]?.run(args)) ?? null) : null;
}

const args = process.argv.slice(2);
if (args[0] === '--help' || args[0] === '-h') {
  process.stdout.write(USAGE);
} else {
  try {
    const figures = await measured(args);
    if (figures === null) {
      process.stderr.write(`bench: which one? npm run bench -- ${Object.keys(BENCHES).join(' | ')}\n`);
      process.exitCode = 2;
    } else process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof CannotMeasure)) throw error;
    process.stderr.write(`bench: ${error.message}\n`);
    process.exitCode = 1;
  }
}
