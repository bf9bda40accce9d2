/** One thing that `npm run bench -- NAME` can measure; it returns rows of figures. */
interface Bench {
  summary: string;
  /** What may follow the name. */
  usage: string;
  run(args: readonly string[]): Promise<object | string>;
}

/** A number that was given, or nothing, so that what is usual holds. */
const numberOf = (given: string | undefined): number | undefined =>
  given === undefined ? undefined : Number(given);

/** All of them, each loaded when it is asked for. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  archive: {
    summary: 'questions to an archive of so many articles, on our own PostgreSQL or on a server',
    usage: '[ARTICLES] [embedded|servers]',
    run: async ([count, mode]) => (await import('./archive.ts')).run(numberOf(count), mode),
  },
  burst: {
    summary: 'the whole pipeline: alerts on a calm day, then every outlet prints at once',
    usage: '[ARTICLES] [embedded|servers]',
    run: async ([count, mode]) => (await import('./burst.ts')).run(numberOf(count), mode),
  },
  classify: {
    summary: 'judging, against bare normalising and keyword expressions',
    usage: '[TURNS]',
    run: async ([turns]) => (await import('./classify.ts')).run(numberOf(turns)),
  },
  extract: {
    summary: 'the article out of a web page',
    usage: '',
    run: async () => (await import('./extract.ts')).run(),
  },
  'extract-pages': {
    summary: 'the same, scored on labelled pages',
    usage: 'FOLDER [--against-readability]',
    run: async ([folder, against]) => (await import('./extract-pages.ts')).run(folder, against),
  },
  feeds: {
    summary: 'reading feeds, against rss-parser with sanitize-html',
    usage: '',
    run: async () => (await import('./feeds.ts')).run(),
  },
  fetch: {
    summary: '1,000 sources fetched, whole and not modified',
    usage: '',
    run: async () => (await import('./fetch.ts')).run(),
  },
  idle: {
    summary: 'memory of a Rasid that finds nothing, so many seconds after it is ready',
    usage: '[FROM] [TO]',
    run: async ([from, to]) => (await import('./idle.ts')).run(numberOf(from), numberOf(to)),
  },
  month: {
    summary: 'a month of news in the tables',
    usage: '',
    run: async () => (await import('./month.ts')).run(),
  },
  plan: {
    summary: '`rasid plan` on a month of articles',
    usage: '',
    run: async () => (await import('./plan.ts')).run(),
  },
  processes: {
    summary: 'two Rasid processes against one, each with a part of a core (needs root and control groups)',
    usage: '[ARTICLES] [PERCENT]',
    run: async ([count, percent]) => (await import('./processes.ts')).run(numberOf(count), numberOf(percent)),
  },
  start: {
    summary: 'starts of commands and of the service',
    usage: '[RUNS] [STARTS]',
    run: async ([runs, starts]) => (await import('./start.ts')).run(numberOf(runs), numberOf(starts)),
  },
  stories: {
    summary: 'placing an article in an archive of so many',
    usage: '[ARTICLES]',
    run: async ([upTo]) => (await import('./stories.ts')).run(numberOf(upTo)),
  },
};
