import { type AddressInfo, isIPv6 } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import type { ApiNeeds } from '../api/needs.ts';
import type { FolderPlan } from '../configuration/folder-plan.ts';
import { errorLine } from '../lib/errors.ts';
import type { Metrics, ScrapedFigures } from '../metrics/metrics.ts';
import type { HealthReport } from '../model/health.ts';
import { apiRoutes, problem } from './api-routes.ts';
import { type ArticlesNeeds, articleRoutes } from './articles-page.ts';
import { type ConfigurationView, configurationPage } from './configuration-page.ts';
import { type DeliveriesNeeds, deliveryRoutes } from './deliveries-page.ts';
import { sentencePage } from './feedback-page.ts';
import { refusedReader } from './form-guard.ts';
import { healthRoutes } from './health-routes.ts';
import { inLanguage, words } from './language/spoken.ts';
import { STYLE_HASH } from './layout.ts';
import { cannotListen, type WebPlace } from './listening.ts';
import { liveRoutes } from './live.ts';
import { scrapedFigures } from './metrics.ts';
import { planRoutes } from './plan-page.ts';
import { type ReaderNeeds, readerPages } from './reader-pages.ts';
import { type SilencesNeeds, silenceRoutes } from './silences-page.ts';
import { type SourcesNeeds, sourceRoutes } from './sources-page.ts';
import { brokenPage, type Status, statusPage } from './status-page.ts';

/** What the pages are made from; asked for at every request. */
export interface WebNeeds {
  status(): Promise<Status>;
  health(): Promise<HealthReport>;
  /** Jobs by queue; null while the queue cannot be reached. */
  queueJobs(): Promise<ScrapedFigures['queue']['jobs']>;
  metrics: Metrics;
  readers: ReaderNeeds;
  api: ApiNeeds;
  silences: SilencesNeeds;
  articles: ArticlesNeeds;
  deliveries: DeliveriesNeeds;
  sources: SourcesNeeds;
  configuration(): ConfigurationView;
  /** What the folder on disk would change, on the articles of so many days. */
  plan(days: number): Promise<FolderPlan>;
  /** Events that were told in each of the last 24 hours, the oldest first. */
  alertHours(): Promise<number[]>;
  /** Changes whenever something moved that a page could show. */
  lastMoved(): Promise<string>;
  now(): Date;
}

/** What every answer tells the browser: run our one script and style and nothing else, be in nobody's frame. */
const SAFETY: readonly (readonly [string, string])[] = [
  [
    'content-security-policy',
    `default-src 'none'; script-src 'self'; connect-src 'self'; style-src ${STYLE_HASH}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`,
  ],
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  // Not no-referrer: with that, browsers send our own forms with `Origin: null`.
  ['referrer-policy', 'same-origin'],
];

/** The pages and endpoints, as a function from request to response. */
export function webPages(needs: WebNeeds): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const startedMs = performance.now();
    await next();
    needs.metrics.requested({
      method: context.req.method,
      route: routePath(context, -1),
      status: context.res.status,
      seconds: (performance.now() - startedMs) / 1_000,
    });
    for (const [name, value] of SAFETY) context.header(name, value);
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  });
  app.use(async (context, next) => {
    const refused = refusedReader(needs.silences.access, context.req.raw.headers);
    if (refused === null) return next();
    return context.req.path.startsWith('/api/v1/')
      ? problem(context, 403, refused)
      : context.text(refused, 403);
  });
  app.use(inLanguage(needs.readers.publicUrl));
  app.get('/', async (context) => {
    const health = await needs.health();
    if (!health.databaseReachable) return context.html(brokenPage(health), 503);
    return context.html(statusPage(await needs.status(), health, await needs.alertHours(), needs.now()));
  });
  app.route('/', healthRoutes(needs.health));
  app.route('/', liveRoutes(needs.lastMoved));
  app.get('/configuration', (context) => context.html(configurationPage(needs.configuration(), needs.now())));
  app.route('/configuration/plan', planRoutes(needs.plan));
  app.route('/articles', articleRoutes(needs.articles));
  app.route('/deliveries', deliveryRoutes(needs.deliveries));
  app.route('/sources', sourceRoutes(needs.sources));
  app.route('/silences', silenceRoutes(needs.silences));
  app.route('/', readerPages(needs.readers));
  app.route('/api/v1', apiRoutes(needs.api, needs.deliveries.access));
  app.get('/api/status', async (context) => context.json(await needs.status()));
  app.get('/metrics', async (context) => {
    const [health, jobs] = await Promise.all([needs.health(), needs.queueJobs()]);
    const status = health.databaseReachable ? await needs.status() : null;
    const { text, contentType } = await needs.metrics.scrape(
      scrapedFigures(status, health, jobs, needs.now()),
    );
    return context.text(text, 200, { 'content-type': contentType });
  });
  app.notFound((context) => context.html(sentencePage(words().title.noPage, words().notFound), 404));
  app.onError((error, context) => context.json({ ok: false, error: errorLine(error) }, 503));
  return app;
}

/** Serves the pages; port 0 takes any free one. Resolves to the address, and throws ConfigError when the port is taken. */
export function serveWeb(needs: WebNeeds, where: WebPlace): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: webPages(needs).fetch, hostname: where.host, port: where.port },
      (info: AddressInfo) => {
        const host = ['0.0.0.0', '::'].includes(where.host) ? 'localhost' : where.host;
        resolve({
          url: `http://${isIPv6(host) ? `[${host}]` : host}:${info.port}/`,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.on('error', (cause: Error) => reject(cannotListen(where, cause)));
  });
}
