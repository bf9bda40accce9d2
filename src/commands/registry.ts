import type { Command } from './command.ts';
import { extractCommand } from './extract.ts';
import { parseFeedCommand } from './parse-feed.ts';

/** Every command, in the order of `rasid --help`. One line each. */
export const COMMANDS: readonly Command[] = [
  // biome-ignore format: one line each
  parseFeedCommand,
  extractCommand,
];
