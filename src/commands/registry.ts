import type { Command, ListedCommand } from './command.ts';

interface CommandEntry {
  /** One line for the list of `rasid --help`. */
  summary: string;
  load: () => Promise<Command>;
}

const ENTRIES: Readonly<Record<string, CommandEntry>> = {
  run: {
    summary: 'watch: fetch, read, judge and alert until stopped',
    load: async () => (await import('./load-run.ts')).loadRun(),
  },
  init: {
    summary: 'write a commented configuration folder to begin with',
    load: async () => (await import('./init.ts')).init,
  },
  demo: {
    summary: 'the whole pipeline, offline, on a small newsstand',
    load: async () => (await import('./demo.ts')).demo,
  },
  check: {
    summary: 'check a configuration folder and do nothing else',
    load: async () => (await import('./check.ts')).check,
  },
  plan: {
    summary: 'what an edited configuration would change, before it is live',
    load: async () => (await import('./plan.ts')).plan,
  },
  sources: {
    summary: 'list the sources, or find out what an address offers',
    load: async () => (await import('./sources.ts')).sources,
  },
  'test-alert': {
    summary: 'send a sample alert over one channel',
    load: async () => (await import('./test-alert.ts')).testAlert,
  },
  deliveries: {
    summary: 'list the ledger of deliveries, send a dead one again',
    load: async () => (await import('./deliveries.ts')).deliveries,
  },
  articles: {
    summary: 'list the articles that were set aside, judge one again',
    load: async () => (await import('./articles.ts')).articles,
  },
  deadlines: {
    summary: 'list the dates that statements and announcements set; --ics as a calendar',
    load: async () => (await import('./deadlines.ts')).deadlines,
  },
  backup: {
    summary: 'write everything that Rasid keeps to one file, while it runs',
    load: async () => (await import('./backup.ts')).backup,
  },
  restore: {
    summary: 'put a backup into an empty data folder or database',
    load: async () => (await import('./restore.ts')).restore,
  },
  export: {
    summary: 'write alerts, articles, feedback or deadlines as JSON Lines or CSV',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  mcp: {
    summary: "let an analyst's assistant search stories, statements and deadlines",
    load: async () => (await import('./mcp.ts')).mcp,
  },
  routes: {
    summary: 'show the tree of routes, or which channels an article would reach and why',
    load: async () => (await import('./routes.ts')).routes,
  },
  silences: {
    summary: 'list, add and end silences',
    load: async () => (await import('./silences.ts')).silences,
  },
  factions: {
    summary: 'list the factions that conditions may name',
    load: async () => (await import('./name-lists.ts')).factions,
  },
  forces: {
    summary: 'list the forces and countries that conditions may name',
    load: async () => (await import('./name-lists.ts')).forces,
  },
  classify: {
    summary: 'judge articles: topics, withdrawals, statements, deadlines, evidence',
    load: async () => (await import('./classify.ts')).classify,
  },
  backtest: {
    summary: 'what would this change of the rules have done to the stored articles?',
    load: async () => (await import('./backtest.ts')).backtest,
  },
  'parse-feed': {
    summary: 'reads a feed file and prints its entries as JSON',
    load: async () => (await import('./parse-feed.ts')).parseFeedCommand,
  },
  extract: {
    summary: 'reads the article of a saved web page',
    load: async () => (await import('./extract.ts')).extractCommand,
  },
  stories: {
    summary: 'puts articles (JSON Lines) into stories and says what happened to each',
    load: async () => {
      const { createStoriesCommand } = await import('./stories.ts');
      return createStoriesCommand((await import('./load-story-tools.ts')).loadStoryTools);
    },
  },
  eval: {
    summary: 'measures the judge on labelled articles: precision, recall, F1, facets, confusions',
    load: async () => (await import('./eval.ts')).evalCommand,
  },
  completion: {
    summary: 'write the completion script of a shell',
    load: async () => (await import('./completion.ts')).createCompletionCommand(loadAll),
  },
};

/**
 * Every command by its name, in the order of `rasid --help`. Each is loaded when it is asked for: judging an article
 * need not wait for what fetches and stores them.
 */
export const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map(Object.entries(ENTRIES));

/** Loads every command. */
export function loadAll(): Promise<ListedCommand[]> {
  return Promise.all(
    [...COMMANDS].map(async ([name, { summary, load }]) => ({ name, summary, ...(await load()) })),
  );
}
