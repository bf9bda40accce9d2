#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Command, type CommandWorld, EXIT, UsageError } from './commands/command.ts';
import { listenForEnd } from './commands/end-request.ts';
import { COMMANDS } from './commands/registry.ts';
import { ConfigError, codeOf, errorLine, PayloadError } from './lib/errors.ts';
import { didYouMean } from './lib/nearest.ts';
import { VERSION } from './lib/version.ts';

function overview(): string {
  const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
  return [
    'rasid: watches Arabic news and alerts, with evidence',
    '',
    'Usage: rasid COMMAND [OPTIONS]      rasid COMMAND --help explains one, rasid --version says which this is',
    '',
    ...[...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Exit codes: 0 fine, 1 the input or configuration is wrong, 2 wrong usage, 3 something outside failed.',
    '',
  ].join('\n');
}

/** A flag that the command does not know, with the nearest one of its help. */
function unknownFlag(error: unknown, name: string, command: Command): unknown {
  const flag = error instanceof Error ? /^Unknown option '(--?[^']+)'/.exec(error.message)?.[1] : undefined;
  if (flag === undefined) return error;
  const hint = didYouMean(flag, [...new Set(command.help.match(/--[a-z][a-z-]*/g) ?? [])]);
  return new UsageError(`${name}: there is no ${flag}: see rasid ${name} --help${hint}`);
}

async function runCommand(words: string[], world: CommandWorld): Promise<number> {
  const [name, ...args] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    world.stdout.write(overview());
    return EXIT.ok;
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    world.stdout.write(`rasid ${VERSION}\n`);
    return EXIT.ok;
  }
  const entry = COMMANDS.get(name);
  if (!entry) {
    const hint = didYouMean(name, [...COMMANDS.keys()]);
    throw new UsageError(`there is no command '${name}': see rasid --help${hint}`);
  }
  const command = await entry.load();
  if (args.includes('--help') || args.includes('-h')) {
    world.stdout.write(`${command.help.trim()}\n`);
    return EXIT.ok;
  }
  return command.run(args, world).catch((error: unknown) => {
    throw unknownFlag(error, name, command);
  });
}

function exitCodeOf(error: unknown): number {
  // `parseArgs` marks wrong usage by its code.
  if (error instanceof UsageError || codeOf(error).startsWith('ERR_PARSE_ARGS')) return EXIT.usage;
  if (error instanceof ConfigError || error instanceof PayloadError) return EXIT.badInput;
  return EXIT.outside;
}

/** The whole program: words in, exit code out; every failure is lines on stderr that start with `rasid`. */
export async function main(words: string[], world: CommandWorld): Promise<number> {
  try {
    return await runCommand(words, world);
  } catch (error) {
    const lines = error instanceof ConfigError ? error.problems : [errorLine(error)];
    for (const line of lines) world.stderr.write(`rasid: ${line}\n`);
    return exitCodeOf(error);
  }
}

/** Runs the program on this process's arguments and streams. */
export async function start(): Promise<void> {
  const words = process.argv.slice(2);
  const { stdin, stdout, stderr, env } = process;
  const world: CommandWorld = { stdin, stdout, stderr, env };
  // A reader that has enough, as `head` has, is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // What is being sent is finished before a service ends: cut off, it would be in doubt.
    if (error.code === 'EPIPE' && world.ending) return void process.kill(process.pid, 'SIGTERM');
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    process.stderr.write(`rasid: standard output: ${errorLine(error)}\n`);
    process.exit(EXIT.outside);
  });
  // Who cannot be told anything any more must not be ended by it.
  process.stderr.on('error', () => {});
  // From the first moment on: what `run` needs takes a second to load, and a signal must not kill it meanwhile.
  if (words[0] === 'run') {
    world.ending = listenForEnd(stderr);
    const { openDatabaseEarly } = await import('./commands/early-database.ts');
    world.database = (await openDatabaseEarly(words.slice(1), env, world.ending.signal)) ?? undefined;
  }
  process.exitCode = await main(words, world);
  await world.database?.abandon();
}

if (import.meta.main) {
  // As bin/rasid.js does, before it loads this file.
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/rasid-code', import.meta.url)));
  await start();
}
