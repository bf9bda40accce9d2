import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli.ts';
import type { CommandWorld } from '../../src/commands/command.ts';
import { COMMANDS } from '../../src/commands/registry.ts';

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Has a program run on streams of the test's own; its exit code and what it printed. */
async function within(
  run: (world: CommandWorld) => Promise<number>,
  env: Record<string, string>,
  input: string,
): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const sink = (stream: keyof typeof said): Writable =>
    new Writable({
      write(chunk, _encoding, done) {
        said[stream] += String(chunk);
        done();
      },
    });
  const stdin = Readable.from([Buffer.from(input)]);
  const code = await run({ stdin, stdout: sink('stdout'), stderr: sink('stderr'), env });
  return { code, ...said };
}

/** `rasid ARGS…` in this process, as a new one is slow to start. */
export function rasidHere(
  args: readonly string[],
  env: Record<string, string> = {},
  input = '',
): Promise<Outcome> {
  return within((world) => main([...args], world), env, input);
}

/** One command of it. Throws what it throws. */
export async function runCommand(
  name: string,
  args: string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
): Promise<Outcome> {
  const command = await COMMANDS.get(name)?.load();
  if (!command) throw new Error(`there is no command ${name}`);
  return within((world) => command.run(args, world), env, input);
}
