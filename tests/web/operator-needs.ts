import { retryDelivery } from '../../src/store/ledger.ts';
import {
  alertsAnHour,
  fetchSoon,
  itemsADay,
  lastMoved,
  listDeliveries,
} from '../../src/store/operator-lists.ts';
import { overview, sourceHealth } from '../../src/store/overview.ts';
import { articlesSetAside, retryArticle } from '../../src/store/set-aside.ts';
import type { WebNeeds } from '../../src/web/server.ts';
import type { Archive } from '../parts/archive.ts';
import { sampleSource, TOKEN } from './sample-status.ts';

const ACCESS = { host: '127.0.0.1', publicUrl: null, token: TOKEN };

/** What the operators' pages work with, over a real archive: sources of every kind, most without a row. */
export function operatorPages(
  { store: { pool } }: Archive,
  now: Date,
): Pick<
  WebNeeds,
  'articles' | 'deliveries' | 'sources' | 'configuration' | 'plan' | 'alertHours' | 'lastMoved'
> {
  const sources = Array.from({ length: 20 }, (_, index) => ({
    ...sampleSource,
    id: `outlet-${index}`,
    name: { ar: `صحيفة الضفاف ${index}`, en: `Al-Difaf ${index}` },
    enabled: index % 10 !== 9,
    reason: index % 10 === 9 ? 'answers robots only' : null,
    country: index % 2 === 0 ? 'LB' : 'IQ',
  }));
  return {
    articles: {
      access: ACCESS,
      list: (before, limit) => articlesSetAside(pool, before, limit),
      retry: async (id) => (await retryArticle(pool, id)) !== null,
    },
    deliveries: {
      access: ACCESS,
      channels: () => ['desk', 'mail'],
      counts: async () => (await overview(pool)).deliveries,
      list: (filter, limit) => listDeliveries(pool, filter, limit),
      retry: (id) => retryDelivery(pool, id),
    },
    sources: {
      access: ACCESS,
      now: () => now,
      async list() {
        const [health, items] = await Promise.all([sourceHealth(pool), itemsADay(pool, 14)]);
        return sources.map((source) => ({
          source,
          health: health.get(source.id) ?? null,
          items: items.get(source.id) ?? [0, 3, 5, 2, 0, 0, 8, 1, 2, 3, 4, 4, 2, 6],
        }));
      },
      tryNow: (id) => fetchSoon(pool, id),
    },
    plan: async (days) => ({
      problems: [],
      settings: ['alerts.yaml: route.channel: "desk" → "mail"'],
      days,
      archive: {
        articles: 60_000,
        votes: {
          before: { relevant: 8, all: 10 },
          after: { relevant: 8, all: 9 },
          lost: { relevant: 0, all: 1 },
        },
        changes: [
          {
            change: 'lost',
            article: '1',
            source: 'outlet-1',
            story: '1',
            title: 'القوات الأمريكية تبدأ الانسحاب من قاعدة عين الأسد <b>',
            url: 'https://difaf.example/1',
            before: { headline: 'US withdrawal from Iraq: started', severity: 'high', channels: ['desk'] },
            after: null,
            judgement: ['troop_withdrawal: no longer matched'],
            evidence: ['القوات الأمريكية تبدأ الانسحاب'],
          },
        ],
      },
    }),
    configuration: () => ({
      folder: '/etc/rasid',
      loadedAt: new Date(now.getTime() - 3_600_000),
      rulesVersion: 'abc123',
      sources: { on: 18, all: 20 },
      channels: [{ id: 'desk', kind: 'slack' }],
      topics: [
        { id: 'troop_withdrawal', name: { ar: 'انسحاب قوات أجنبية', en: 'Foreign troop withdrawal' } },
      ],
      routes: 'route  [everything]  → desk\n',
      warnings: ['alerts.yaml: operations: not set'],
      changes: [{ at: now, lines: ['alerts.yaml: route.channel: "desk" → "<b>mail</b>"'] }],
      waiting: ['rasid.yaml: web'],
      refused: { since: now, problems: ['alerts.yaml:3: route.channel: found "dest", allowed: desk'] },
    }),
    alertHours: () => alertsAnHour(pool, 24, now),
    lastMoved: () => lastMoved(pool),
  };
}
