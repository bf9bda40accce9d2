import { backtest } from './backtest.ts';
import { check } from './check.ts';
import { classify } from './classify.ts';
import type { Command } from './command.ts';
import { deadlines } from './deadlines.ts';
import { deliveries } from './deliveries.ts';
import { demo } from './demo.ts';
import { evalCommand } from './eval.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { loadStoryTools } from './load-story-tools.ts';
import { parseFeedCommand } from './parse-feed.ts';
import { routes } from './routes.ts';
import { run } from './run.ts';
import { silences } from './silences.ts';
import { sources } from './sources.ts';
import { createStoriesCommand } from './stories.ts';
import { testAlert } from './test-alert.ts';

/** Every command, in the order of `rasid --help`. One line each. */
export const COMMANDS: readonly Command[] = [
  // biome-ignore format: one line each
  run,
  demo,
  check,
  sources,
  testAlert,
  deliveries,
  deadlines,
  exportCommand,
  routes,
  silences,
  classify,
  backtest,
  parseFeedCommand,
  extractCommand,
  createStoriesCommand(loadStoryTools),
  evalCommand,
];
