import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadJudge } from '../src/configuration/load-judge.ts';
import { placementRules } from '../src/configuration/placement-rules.ts';
import { planArchive } from '../src/pipeline/plan-archive.ts';
import { loadSettings } from '../src/settings/load.ts';
import { SHIPPED_CONFIG } from '../src/settings/place.ts';
import { openStore } from '../src/store/open.ts';
import type { SqlPool } from '../src/store/sql.ts';
import { settleJudged } from '../src/store/verdicts.ts';
import { EVERYDAY } from './everyday.ts';

const DAYS = 30;
const A_DAY = 2_000;
/** One article in so many is about a topic. */
const RELEVANT_EACH = 20;
const AT_ONCE = 1_000;
const CORPUS = join(import.meta.dirname, '../tests/corpus/examples.jsonl');

const relevant = readFileSync(CORPUS, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { title: string; text: string });

function article(n: number): [string, string] {
  const from = relevant[Math.floor(n / RELEVANT_EACH) % relevant.length];
  if (n % RELEVANT_EACH === 0 && from) return [from.title, from.text];
  // As long as news is: three short pieces make one of the usual length.
  const pieces = [0, 7, 11].map((step) => EVERYDAY[(n + step) % EVERYDAY.length] ?? ['', '']);
  return [`${pieces[0]?.[0] ?? ''} ${n}`, pieces.map(([, text]) => text).join('\n')];
}

async function fill(pool: SqlPool, judge: ReturnType<typeof loadJudge>): Promise<void> {
  for (let from = 0; from < DAYS * A_DAY; from += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, i) => article(from + i));
    const at = new Date(Date.now() - DAYS * 86_400_000 + ((from + 1) * 86_400_000) / A_DAY).toISOString();
    const { rows } = await pool.query<{ id: string; title: string; text: string }>(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, text, published_at, fetched_at, status,
                             offered_text, offered_hash, offered_whole)
       SELECT 'bench', gen_random_uuid(), 'https://bench.example/', gen_random_uuid(), title, text, $3, $3, 'read', '',
              gen_random_uuid(), true
         FROM unnest($1::text[], $2::text[]) AS given (title, text) RETURNING id, title, text`,
      [batch.map(([title]) => title), batch.map(([, text]) => text), at],
    );
    const judged = rows.map(({ id, title, text }) => ({
      ref: { id: String(id), revision: 1 },
      classification: judge.classify({ title, text, publishedAt: at, source: 'bench' }),
    }));
    await settleJudged(pool, judged, 'bench', { outsideStories: true });
  }
}

/** `rasid plan` on 30 days of 2,000 articles a day, all judged anew and a route changed: what it takes of processor and clock. */
export async function run(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'rasid-plan-'));
  const settings = loadSettings(SHIPPED_CONFIG, {}, { secrets: 'ignored' });
  const judge = loadJudge(SHIPPED_CONFIG);
  const store = await openStore({
    databaseUrl: null,
    dataFolder: folder,
    onNotice: () => {},
    signal: new AbortController().signal,
  });
  try {
    await fill(store.pool, judge);
    const side = { alerts: settings.rules, placement: placementRules(settings, judge.topics) };
    const { route } = settings.rules;
    const other = { ...settings.rules, route: { ...route, channels: [], routes: [] } };
    const sides = {
      before: side,
      after: { placement: side.placement, alerts: other, judge },
      sameSettings: false,
    };
    const startedMs = performance.now();
    const cpu = process.cpuUsage();
    const { articles, changes } = await planArchive(store.pool, sides, new Date(0));
    const { user, system } = process.cpuUsage(cpu);
    return {
      articles,
      changes: changes.length,
      processorSeconds: Math.round((user + system) / 100_000) / 10,
      seconds: Math.round((performance.now() - startedMs) / 100) / 10,
      residentMb: Math.round(process.memoryUsage.rss() / 1e6),
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}
