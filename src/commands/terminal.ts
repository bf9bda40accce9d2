import type { CommandWorld } from './command.ts';

/** As much of a stream as says what it writes to. */
interface MaybeTerminal {
  isTTY?: boolean;
  columns?: number;
}

/** Does a person read this stream? */
export const isTerminal = (stream: object): boolean => (stream as MaybeTerminal).isTTY === true;

/** Columns of a terminal, or `otherwise` where there is none or it does not say. */
export const columnsOf = (stream: object, otherwise: number): number =>
  (stream as MaybeTerminal).columns || otherwise;

/** May a stream be coloured? Never where NO_COLOR is set to anything (https://no-color.org) or the terminal is dumb. */
export function mayColour(stream: object, env: CommandWorld['env']): boolean {
  return isTerminal(stream) && !env.NO_COLOR && env.TERM !== 'dumb';
}
