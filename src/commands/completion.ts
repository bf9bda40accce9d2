import { type Command, command, EXIT, type ListedCommand, UsageError } from './command.ts';
import { completionScript, SHELLS } from './completion-scripts.ts';

/** `rasid completion`. `load` brings every command, whose flags are what is completed. */
export function createCompletionCommand(load: () => Promise<ListedCommand[]>): Command {
  return command({
    flags: {},
    words: SHELLS,
    help: `
Usage: rasid completion ${SHELLS.join('|')}

Prints a script by which the shell completes commands, their flags, and the files, folders and words these take.

  bash   source <(rasid completion bash), in ~/.bashrc
  zsh    rasid completion zsh > ~/.zfunc/_rasid, where fpath has ~/.zfunc
  fish   rasid completion fish > ~/.config/fish/completions/rasid.fish

Example: source <(rasid completion bash)`,
    async run({ positionals }, world) {
      const [word, ...more] = positionals;
      const shell = SHELLS.find((one) => one === word);
      if (shell === undefined || more.length > 0)
        throw new UsageError(
          `found '${positionals.join(' ')}', allowed: rasid completion ${SHELLS.join(' | ')}`,
        );
      world.stdout.write(completionScript(shell, await load()));
      return EXIT.ok;
    },
  });
}
