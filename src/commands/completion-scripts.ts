import type { Command, ListedCommand } from './command.ts';

/** Shells that scripts are written for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** Flags that name a folder in every command that has them. */
const FOLDERS: ReadonlySet<string> = new Set(['config', 'data', 'topics', 'against']);

type Taken = NonNullable<Command['words']>;

/** What a flag takes; null where it stands alone or takes free text. */
function takenBy(command: Command, flag: string): Taken | null {
  if (command.flags[flag]?.type !== 'string') return null;
  return command.takes?.[flag] ?? (FOLDERS.has(flag) ? 'folder' : null);
}

const flagsOf = (command: Command): string[] => [...Object.keys(command.flags), 'help'];

/** Single-quoted, for bash and zsh. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Flags of a command that take free text: nothing is offered behind them. */
const freeText = (command: Command): string[] =>
  Object.keys(command.flags).filter(
    (flag) => command.flags[flag]?.type === 'string' && takenBy(command, flag) === null,
  );

/** How a shell is told what stands at a place. */
type Offer = (taken: Taken) => string;

/** The branches for a word behind a flag, one `command|--flag)` a line. */
function flagBranches(commands: readonly ListedCommand[], offer: Offer): string[] {
  return commands.flatMap((command) => [
    ...Object.keys(command.flags).flatMap((flag) => {
      const taken = takenBy(command, flag);
      return taken === null ? [] : [`    ${command.name}:--${flag}) ${offer(taken)}; return ;;`];
    }),
    ...freeText(command).map((flag) => `    ${command.name}:--${flag}) return ;;`),
  ]);
}

/**
 * The branches for any other word, as `command:place:word)`: flags behind a dash; in the first place what the command
 * takes; behind a word of its own, files.
 */
function wordBranches(commands: readonly ListedCommand[], offer: Offer, firstPlace: number): string[] {
  return commands.flatMap((command) => {
    const { name, words } = command;
    const flags = `    ${name}:*:-*) ${offer(flagsOf(command).map((flag) => `--${flag}`))} ;;`;
    if (words === undefined) return [flags];
    if (typeof words === 'string') return [flags, `    ${name}:*) ${offer(words)} ;;`];
    return [flags, `    ${name}:${firstPlace}:*) ${offer(words)} ;;`, `    ${name}:*) ${offer('file')} ;;`];
  });
}

function bash(commands: readonly ListedCommand[]): string {
  const words = (list: readonly string[]): string =>
    `COMPREPLY=($(compgen -W ${quoted(list.join(' '))} -- "$word"))`;
  const offer: Offer = (taken) => {
    if (typeof taken !== 'string') return words(taken);
    return `IFS=$'\\n'; compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen ${taken === 'file' ? '-f' : '-d'} -- "$word"))`;
  };
  return `# bash completion of rasid: source this file, or put it into /etc/bash_completion.d
_rasid() {
  local IFS=$' \\t\\n' word=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    ${words(commands.map(({ name }) => name))}
    return
  fi
  case "$command:\${COMP_WORDS[COMP_CWORD-1]}" in
${flagBranches(commands, offer).join('\n')}
  esac
  case "$command:$COMP_CWORD:$word" in
${wordBranches(commands, offer, 2).join('\n')}
  esac
}
complete -F _rasid rasid
`;
}

function zsh(commands: readonly ListedCommand[]): string {
  const offer: Offer = (taken) => {
    if (typeof taken !== 'string') return `compadd -- ${taken.map(quoted).join(' ')}`;
    return taken === 'file' ? '_files' : '_files -/';
  };
  const described = commands.map(({ name, summary }) => quoted(`${name}:${summary.replaceAll(':', '\\:')}`));
  return `#compdef rasid
# zsh completion of rasid: save it as _rasid in a folder of $fpath
_rasid() {
  local command=$words[2] word=$words[CURRENT]
  if (( CURRENT == 2 )); then
    local -a commands=(
      ${described.join('\n      ')}
    )
    _describe command commands
    return
  fi
  case "$command:$words[CURRENT-1]" in
${flagBranches(commands, offer).join('\n')}
  esac
  case "$command:$CURRENT:$word" in
${wordBranches(commands, offer, 3).join('\n')}
  esac
}
if [ "$funcstack[1]" = _rasid ]; then _rasid "$@"; else compdef _rasid rasid; fi
`;
}

function fish(commands: readonly ListedCommand[]): string {
  const text = (given: string): string => `'${given.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const values = (taken: Taken): string => {
    if (typeof taken !== 'string') return `-xa ${text(taken.join(' '))}`;
    return taken === 'file' ? '-rF' : `-xa '(__fish_complete_directories)'`;
  };
  const typed = '(commandline -opc)';
  const lines = commands.flatMap((command) => {
    const behindIt = `contains -- ${command.name} ${typed}[2]`;
    const inside = `complete -c rasid -n '${behindIt}'`;
    const flags = flagsOf(command).map((flag) => {
      const taken = takenBy(command, flag);
      if (taken !== null) return `${inside} -l ${flag} ${values(taken)}`;
      return `${inside} -l ${flag}${command.flags[flag]?.type === 'string' ? ' -x' : ''}`;
    });
    const { words: taken } = command;
    const behind =
      taken === undefined
        ? []
        : typeof taken === 'string'
          ? [`${inside} ${taken === 'file' ? '-F' : values(taken)}`]
          : [
              `complete -c rasid -n '${behindIt}; and test (count ${typed}) -eq 2' ${values(taken)}`,
              `complete -c rasid -n '${behindIt}; and test (count ${typed}) -gt 2' -F`,
            ];
    return [
      `complete -c rasid -n 'test (count ${typed}) -eq 1' -a ${command.name} -d ${text(command.summary)}`,
      ...flags,
      ...behind,
    ];
  });
  return `# fish completion of rasid: save it as ~/.config/fish/completions/rasid.fish
complete -c rasid -f
${lines.join('\n')}
`;
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly ListedCommand[]) => string>> = { bash, zsh, fish };

/** The script by which a shell completes commands, their flags and what these take. */
export const completionScript = (shell: Shell, commands: readonly ListedCommand[]): string =>
  SCRIPTS[shell](commands);
