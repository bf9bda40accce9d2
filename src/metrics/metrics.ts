import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds; a page is fetched in tenths, a slow one within a minute. */
const FETCH_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** Seconds; an article is judged in milliseconds. */
const JUDGE_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
/** Seconds; an alert follows its article within minutes, or the article was a feed's old one. */
const LAG_BUCKETS = [10, 30, 60, 120, 300, 600, 1_800, 3_600, 6 * 3_600, 86_400, 7 * 86_400];
const SEND_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const PAGE_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** A label a source: more would cost the monitoring more than they tell. */
const MOST_SOURCES = 500;

/** What is counted of the work as it happens; the rest is asked of the database at each scrape. */
export interface WorkMetrics {
  fetched(fetch: { kind: string; outcome: string; seconds: number }): void;
  judged(seconds: number): void;
  /** `outcome`: sent, failed (to be tried again) or dead. */
  tried(delivery: { channel: string; kind: string; outcome: string; seconds: number }): void;
  /** How long after its article an alert arrived; null where that has no date. */
  alerted(lag: { sincePublished: number | null; sinceFetched: number }): void;
}

/** What is asked of the database and the process at each scrape. */
export interface ScrapedFigures {
  articles: Readonly<Record<string, number>>;
  deliveries: Readonly<Record<string, number>>;
  matched: number;
  stories: number;
  fetches: number;
  notModified: number;
  oldestWaitingSeconds: number;
  ready: boolean;
  problems: readonly string[];
  sources: {
    watched: number;
    overdue: number;
    failing: number;
    each: readonly { id: string; failures: number; lastSuccessAt: Date | null }[];
  };
  channels: readonly { channel: string; lastSentAt: string | null; due: number; dead: number }[];
  queue: {
    reachable: boolean;
    jobs: Readonly<Record<string, { waiting: number; active: number; delayed: number }>> | null;
  };
  configurationProblems: number;
  feedback: readonly { topic: string; relevant: number; notRelevant: number }[];
  uptimeSeconds: number;
}

export interface Metrics extends WorkMetrics {
  requested(request: { method: string; route: string; status: number; seconds: number }): void;
  /** The text of a scrape (https://prometheus.io/docs/instrumenting/exposition_formats/) and its content type. */
  scrape(figures: ScrapedFigures): Promise<{ text: string; contentType: string }>;
}

/** Makes the registry of this process: what `/metrics` serves. */
export function createMetrics(build: { version: string; node: string }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `rasid_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[], labelNames: string[] = []) =>
    new Histogram({ name: `rasid_${name}`, help, buckets, labelNames, registers });

  const info = gauge('build_info', 'Always 1; which Rasid this is, and on which Node.', ['version', 'node']);
  info.set({ version: build.version, node: build.node }, 1);
  const fetchSeconds = histogram(
    'fetch_duration_seconds',
    'Fetches of sources, by kind of source and outcome.',
    FETCH_BUCKETS,
    ['kind', 'outcome'],
  );
  const judgeSeconds = histogram('judge_duration_seconds', 'Judging one article.', JUDGE_BUCKETS);
  const tries = new Counter({
    name: 'rasid_delivery_tries_total',
    help: 'Tries to deliver, by channel and outcome: sent, failed (to be tried again), dead.',
    labelNames: ['channel', 'kind', 'outcome'],
    registers,
  });
  const sendSeconds = histogram('delivery_duration_seconds', 'One try to deliver.', SEND_BUCKETS, ['kind']);
  const publishedLag = histogram(
    'publish_to_alert_seconds',
    'From the publication of the leading article to the arrival of its alert.',
    LAG_BUCKETS,
  );
  const fetchedLag = histogram(
    'fetch_to_alert_seconds',
    'From when the leading article was first seen to the arrival of its alert.',
    LAG_BUCKETS,
  );
  const requestSeconds = histogram('http_request_duration_seconds', 'Requests to the pages.', PAGE_BUCKETS, [
    'method',
    'route',
    'status',
  ]);
  const scraped = {
    ready: gauge('ready', '1 while watching works.'),
    problems: gauge('problem', '1 while this keeps Rasid from watching.', ['kind']),
    articles: gauge('articles', 'Articles by status.', ['status']),
    matched: gauge('articles_matched', 'Articles that match a topic.'),
    stories: gauge('stories', 'Stories.'),
    deliveries: gauge('deliveries', 'Deliveries by state.', ['state']),
    oldest: gauge('oldest_waiting_seconds', 'Age of the oldest row that waits for work.'),
    fetches: gauge('fetches_total', 'Fetches made since the database began.'),
    notModified: gauge('fetches_not_modified_total', 'Of them, those answered "not modified".'),
    sources: gauge('sources', 'Sources: watched, of them overdue and failing.', ['state']),
    failures: gauge('source_failures', 'Failures in a row, by source.', ['source']),
    lastSuccess: gauge('source_last_success_timestamp_seconds', 'Last fetch that worked, by source.', [
      'source',
    ]),
    lastSent: gauge('channel_last_sent_timestamp_seconds', 'Last delivery that arrived, by channel.', [
      'channel',
    ]),
    due: gauge('channel_due', 'Deliveries that are due, by channel.', ['channel']),
    dead: gauge('channel_dead', 'Dead letters of the last 30 days, by channel.', ['channel']),
    queueReachable: gauge('queue_reachable', '1 while jobs can be added.'),
    jobs: gauge('queue_jobs', 'Jobs by queue and state.', ['queue', 'state']),
    refused: gauge('configuration_refused', 'Problems of the configuration on disk; 0 while it is in force.'),
    feedback: gauge('feedback', "Readers' choices on alerts, by topic.", ['topic', 'choice']),
    precision: gauge('precision', "Share of readers' choices that say relevant, 0 to 1, by topic.", [
      'topic',
    ]),
    uptime: gauge('uptime_seconds', 'Seconds since the start.'),
  };
  const SECONDS = 1_000;

  function set(figures: ScrapedFigures): void {
    for (const one of Object.values(scraped)) one.reset();
    const { sources, queue } = figures;
    scraped.ready.set(figures.ready ? 1 : 0);
    for (const kind of figures.problems) scraped.problems.set({ kind }, 1);
    for (const [status, n] of Object.entries(figures.articles)) scraped.articles.set({ status }, n);
    for (const [state, n] of Object.entries(figures.deliveries)) scraped.deliveries.set({ state }, n);
    scraped.matched.set(figures.matched);
    scraped.stories.set(figures.stories);
    scraped.oldest.set(figures.oldestWaitingSeconds);
    scraped.fetches.set(figures.fetches);
    scraped.notModified.set(figures.notModified);
    for (const state of ['watched', 'overdue', 'failing'] as const)
      scraped.sources.set({ state }, sources[state]);
    for (const { id: source, failures, lastSuccessAt } of sources.each.slice(0, MOST_SOURCES)) {
      scraped.failures.set({ source }, failures);
      if (lastSuccessAt) scraped.lastSuccess.set({ source }, lastSuccessAt.getTime() / SECONDS);
    }
    for (const { channel, lastSentAt, due, dead } of figures.channels) {
      if (lastSentAt !== null) scraped.lastSent.set({ channel }, Date.parse(lastSentAt) / SECONDS);
      scraped.due.set({ channel }, due);
      scraped.dead.set({ channel }, dead);
    }
    scraped.queueReachable.set(queue.reachable ? 1 : 0);
    for (const [name, jobs] of Object.entries(queue.jobs ?? {}))
      for (const [state, n] of Object.entries(jobs)) scraped.jobs.set({ queue: name, state }, n);
    scraped.refused.set(figures.configurationProblems);
    for (const { topic, relevant, notRelevant } of figures.feedback) {
      scraped.feedback.set({ topic, choice: 'relevant' }, relevant);
      scraped.feedback.set({ topic, choice: 'not_relevant' }, notRelevant);
      scraped.precision.set({ topic }, relevant / (relevant + notRelevant));
    }
    scraped.uptime.set(figures.uptimeSeconds);
  }

  return {
    fetched: ({ seconds, ...labels }) => fetchSeconds.observe(labels, seconds),
    judged: (seconds) => judgeSeconds.observe(seconds),
    tried({ channel, kind, outcome, seconds }) {
      tries.inc({ channel, kind, outcome });
      sendSeconds.observe({ kind }, seconds);
    },
    alerted({ sincePublished, sinceFetched }) {
      if (sincePublished !== null) publishedLag.observe(Math.max(0, sincePublished));
      fetchedLag.observe(Math.max(0, sinceFetched));
    },
    requested: ({ seconds, status, ...labels }) =>
      requestSeconds.observe({ ...labels, status: String(status) }, seconds),
    async scrape(figures) {
      set(figures);
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}
