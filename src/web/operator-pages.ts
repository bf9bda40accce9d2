import type { ConfigurationChange } from '../configuration/changes.ts';
import { type Configuration, needRestart } from '../configuration/configuration.ts';
import { folderPlan } from '../configuration/folder-plan.ts';
import type { Log } from '../lib/log.ts';
import type { Jobs } from '../queue/queues.ts';
import type { Live } from '../settings/live.ts';
import { treeText } from '../settings/route-text.ts';
import { warningsOf } from '../settings/warnings.ts';
import { retryDelivery } from '../store/ledger.ts';
import { alertsAnHour, fetchSoon, itemsADay, lastMoved, listDeliveries } from '../store/operator-lists.ts';
import { overview, sourceHealth } from '../store/overview.ts';
import { articlesSetAside, retryArticle } from '../store/set-aside.ts';
import type { SqlPool } from '../store/sql.ts';
import type { ArticlesNeeds } from './articles-page.ts';
import type { ConfigurationView } from './configuration-page.ts';
import type { DeliveriesNeeds } from './deliveries-page.ts';
import type { FormAccess } from './form-guard.ts';
import type { SourcesNeeds } from './sources-page.ts';

interface PageNeeds {
  pool: SqlPool;
  configuration: Live<Configuration>;
  changes(): readonly ConfigurationChange[];
  access: FormAccess;
  jobs: Jobs;
  log: Log;
  now(): Date;
}

const DAYS = 14;
const HOURS = 24;

/** What the operators' pages work with. */
export function operatorPages({ pool, configuration, changes, access, jobs, log, now }: PageNeeds) {
  const settings = () => configuration.current().settings;
  const atStart = settings();
  const deliveries: DeliveriesNeeds = {
    access,
    channels: () => settings().channels.map(({ id }) => id),
    counts: async () => (await overview(pool)).deliveries,
    list: (filter, limit) => listDeliveries(pool, filter, limit),
    async retry(id) {
      const done = await retryDelivery(pool, id);
      if (done) {
        log.info({ delivery: id }, 'delivery put back in line from the web');
        await jobs.enqueue('alert', { id });
      }
      return done;
    },
  };
  const articles: ArticlesNeeds = {
    access,
    list: (before, limit) => articlesSetAside(pool, before, limit),
    async retry(id) {
      const back = await retryArticle(pool, id);
      if (back === null) return false;
      log.info({ article: id }, 'article put back in line from the web');
      const { revision } = back;
      if (back.status === 'read') await jobs.enqueue('judge', { articles: [{ id, revision }] });
      else await jobs.enqueue('read', { id, revision });
      return true;
    },
  };
  const sources: SourcesNeeds = {
    access,
    now,
    async list() {
      const [health, items] = await Promise.all([sourceHealth(pool), itemsADay(pool, DAYS)]);
      return settings().sources.map((source) => ({
        source,
        health: health.get(source.id) ?? null,
        items: items.get(source.id) ?? Array<number>(DAYS).fill(0),
      }));
    },
    async tryNow(id) {
      const done = await fetchSoon(pool, id);
      if (done) log.info({ source: id }, 'source is fetched now, asked for on the web');
      return done;
    },
  };
  return {
    articles,
    deliveries,
    sources,
    alertHours: () => alertsAnHour(pool, HOURS, now()),
    lastMoved: () => lastMoved(pool),
    plan: (days: number) => folderPlan(pool, configuration.current(), { days, now: now() }),
    configuration(): ConfigurationView {
      const { judge } = configuration.current();
      const { folder, sources: all, channels, rules } = settings();
      const topics = judge.topics.map(({ id, name }) => ({ id, name }));
      return {
        folder,
        loadedAt: configuration.loadedAt(),
        rulesVersion: judge.rulesVersion,
        sources: { on: all.filter(({ enabled }) => enabled).length, all: all.length },
        channels: channels.map(({ id, kind }) => ({ id, kind })),
        topics,
        routes: treeText(rules.route),
        warnings: warningsOf(
          settings(),
          topics.map(({ id }) => id),
          now(),
        ),
        changes: changes(),
        refused: configuration.refused(),
        waiting: needRestart(atStart, settings()),
      };
    },
  };
}
