import { Readable, Writable } from 'node:stream';
import { COMMANDS } from '../../src/commands/registry.ts';

/** A command in this process, as a new one is slow to start: what it printed, and its exit code. Throws what it throws. */
export async function runCommand(
  name: string,
  args: string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const sink = (stream: keyof typeof said): Writable =>
    new Writable({
      write(chunk, _encoding, done) {
        said[stream] += String(chunk);
        done();
      },
    });
  const command = await COMMANDS.get(name)?.load();
  if (!command) throw new Error(`there is no command ${name}`);
  const world = {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env,
  };
  return { code: await command.run(args, world), ...said };
}
