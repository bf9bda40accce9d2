import { fstatSync, writeSync } from 'node:fs';
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

/**
 * The function that writes to a stream, and throws where a file takes nothing: it is written to past its stream, which
 * a full disk would destroy for good, while the file can be written to again once there is room.
 */
export function writerOf(stream: CommandWorld['stdout']): (text: string) => void {
  const { fd } = stream as { fd?: number };
  const target = typeof fd === 'number' && !isTerminal(stream) ? fstatSync(fd) : null;
  if (typeof fd !== 'number' || target === null || target.isFIFO() || target.isSocket())
    return (text) => void stream.write(text);
  return (text) => {
    for (let left = Buffer.from(text); left.length > 0; ) left = left.subarray(writeSync(fd, left));
  };
}
