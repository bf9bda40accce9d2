import type { Command } from './command.ts';
import { extractCommand } from './extract.ts';

/** Every command, in the order of `rasid --help`. One line each. */
export const COMMANDS: readonly Command[] = [extractCommand];
