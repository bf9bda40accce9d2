import type { Command } from './command.ts';

/**
 * Every command by its name, in the order of `rasid --help`. Each is loaded when it is asked for: judging an article
 * need not wait for what fetches and stores them.
 */
export const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['run', async () => (await import('./run.ts')).run],
  ['init', async () => (await import('./init.ts')).init],
  ['demo', async () => (await import('./demo.ts')).demo],
  ['check', async () => (await import('./check.ts')).check],
  ['plan', async () => (await import('./plan.ts')).plan],
  ['sources', async () => (await import('./sources.ts')).sources],
  ['test-alert', async () => (await import('./test-alert.ts')).testAlert],
  ['deliveries', async () => (await import('./deliveries.ts')).deliveries],
  ['articles', async () => (await import('./articles.ts')).articles],
  ['deadlines', async () => (await import('./deadlines.ts')).deadlines],
  ['backup', async () => (await import('./backup.ts')).backup],
  ['restore', async () => (await import('./restore.ts')).restore],
  ['export', async () => (await import('./export.ts')).exportCommand],
  ['mcp', async () => (await import('./mcp.ts')).mcp],
  ['routes', async () => (await import('./routes.ts')).routes],
  ['silences', async () => (await import('./silences.ts')).silences],
  ['factions', async () => (await import('./name-lists.ts')).factions],
  ['forces', async () => (await import('./name-lists.ts')).forces],
  ['classify', async () => (await import('./classify.ts')).classify],
  ['backtest', async () => (await import('./backtest.ts')).backtest],
  ['parse-feed', async () => (await import('./parse-feed.ts')).parseFeedCommand],
  ['extract', async () => (await import('./extract.ts')).extractCommand],
  [
    'stories',
    async () => {
      const { createStoriesCommand } = await import('./stories.ts');
      return createStoriesCommand((await import('./load-story-tools.ts')).loadStoryTools);
    },
  ],
  ['eval', async () => (await import('./eval.ts')).evalCommand],
  [
    'completion',
    async () => {
      const { createCompletionCommand } = await import('./completion.ts');
      return createCompletionCommand(() => Promise.all([...COMMANDS.values()].map((load) => load())));
    },
  ],
]);
