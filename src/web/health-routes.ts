import { Hono } from 'hono';
import type { HealthReport } from '../model/health.ts';

/**
 * `/livez`: this process answers. `/readyz`: Rasid watches, for machines that route or restart by it. `/health`: the same with
 * everything that was measured, for people. The last two answer 503 while watching does not work, for whatever reason.
 */
export function healthRoutes(health: () => Promise<HealthReport>): Hono {
  const app = new Hono();
  app.get('/livez', (context) => context.json({ alive: true }));
  app.get('/readyz', async (context) => {
    const { ready, problems } = await health();
    return context.json({ ready, problems }, ready ? 200 : 503);
  });
  app.get('/health', async (context) => {
    const report = await health();
    const { ready, problems, figures, queue } = report;
    const answer = {
      ok: ready,
      problems: problems.map(({ kind, detail }) => `${kind}: ${detail}`),
      oldestWaitingSeconds: figures?.oldestWaitingSeconds ?? null,
      databaseReachable: report.databaseReachable,
      queueReachable: queue.reachable,
      sources: figures && {
        ...figures.sources,
        failingShare: figures.sources.watched === 0 ? 0 : figures.sources.failing / figures.sources.watched,
      },
      channels: figures?.channels ?? null,
    };
    return context.body(`${JSON.stringify(answer, null, 2)}\n`, ready ? 200 : 503, {
      'content-type': 'application/json; charset=utf-8',
    });
  });
  return app;
}
