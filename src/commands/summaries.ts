/**
 * One line on each command, in the order of `rasid --help`: apart from the commands, since a list of them need not wait for
 * everything that they load.
 */
export const SUMMARIES = {
  run: 'watch: fetch, read, judge and alert until stopped',
  init: 'write a commented configuration folder to begin with',
  demo: 'the whole pipeline, offline, on a small newsstand',
  check: 'check a configuration folder and do nothing else',
  plan: 'what an edited configuration would change, before it is live',
  sources: 'list the sources, or find out what an address offers',
  'test-alert': 'send a sample alert over one channel',
  deliveries: 'list the ledger of deliveries, send a dead one again',
  articles: 'list the articles that were set aside, judge one again',
  deadlines: 'list the dates that statements and announcements set; --ics as a calendar',
  backup: 'write everything that Rasid keeps to one file, while it runs',
  restore: 'put a backup into an empty data folder or database',
  export: 'write alerts, articles, feedback or deadlines as JSON Lines or CSV',
  mcp: "let an analyst's assistant search stories, statements and deadlines",
  routes: 'show the tree of routes, or which channels an article would reach and why',
  silences: 'list, add and end silences',
  factions: 'list the factions that conditions may name',
  forces: 'list the forces and countries that conditions may name',
  classify: 'judge articles: topics, withdrawals, statements, deadlines, evidence',
  backtest: 'what would this change of the rules have done to the stored articles?',
  'parse-feed': 'reads a feed file and prints its entries as JSON',
  extract: 'reads the article of a saved web page',
  stories: 'puts articles (JSON Lines) into stories and says what happened to each',
  eval: 'measures the judge on labelled articles: precision, recall, F1, facets, confusions',
  completion: 'write the completion script of a shell',
} as const;
