import type { Command } from './command.ts';
import { parseFeedCommand } from './parse-feed.ts';

/** Every command, in the order of `rasid --help`. One line each. */
export const COMMANDS: readonly Command[] = [parseFeedCommand];
