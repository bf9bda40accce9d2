import { writeFileSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articles as articlesCommand } from '../../src/commands/articles.ts';
import type { JudgeRules } from '../../src/judge/judge.ts';
import { type Judging, openJudging } from '../../src/judging/judging.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import type { Handler } from '../../src/queue/outcome.ts';
import { NO_TRACING } from '../../src/tracing/tracing.ts';
import { judgeHandler } from '../../workers/judge.ts';
import { rulesFor } from '../parts/archive.ts';
import { openTestStore, type TestStore } from '../parts/store.ts';

const POISONOUS = new URL('../parts/poisonous-judge.ts', import.meta.url).href;
const quiet = (): void => {};

describe('texts that hang or end the judge', () => {
  let opened: TestStore;
  let judging: Judging;
  let handle: Handler;
  let cure: string;
  beforeAll(async () => {
    opened = await openTestStore('folder');
    cure = `${opened.folder.path}/cure`;
    judging = openJudging({ judgeModule: POISONOUS, limitMs: 500 });
    handle = judgeHandler({
      tracing: NO_TRACING,
      pool: opened.store.pool,
      judging,
      judgement: () => ({ version: '1' }) as JudgeRules,
      rules: () => rulesFor([]),
      ages: () => ({ maxAgeMs: 1, firstFetchMs: 1 }),
      jobs: { enqueue: async () => {} },
      metrics: createMetrics({ version: '0', node: '0' }),
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    for (const title of ['one', 'hang', 'two', 'end', 'three', 'throw', 'four']) {
      await opened.store.pool.query(
        `INSERT INTO articles (source_id, guid, url, canonical_url, title, text, offered_text, offered_hash, offered_whole, status)
         VALUES ('s', $1, $1, $1, $1, $2, '', '', true, 'read')`,
        [title, cure],
      );
    }
  });
  afterAll(async () => {
    await judging.close();
    await opened.close();
  });

  /** A job for all that waits, whenever it is due. */
  async function judgeWaiting(): Promise<void> {
    const { rows } = await opened.store.pool.query<{ id: string; revision: number }>(
      `SELECT id, revision FROM articles WHERE status = 'read' ORDER BY id`,
    );
    await handle({ articles: rows.map(({ id, revision }) => ({ id: String(id), revision })) });
  }

  async function standing(): Promise<Record<string, string>> {
    const { rows } = await opened.store.pool.query<{ title: string; status: string; error: string | null }>(
      'SELECT title, status, error FROM articles ORDER BY id',
    );
    return Object.fromEntries(
      rows.map(({ title, status, error }) => [title, error === null ? status : `${status}: ${error}`]),
    );
  }

  async function command(...args: string[]): Promise<string> {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    await articlesCommand.run([...args, '--data', opened.folder.path], {
      stdin: Readable.from([]),
      stdout,
      stderr,
      env: {},
    });
    return String(stdout.read() ?? '');
  }

  it('are tried again, on their own, while all others are judged', async () => {
    await judgeWaiting();
    expect(await standing()).toEqual({
      one: 'judged',
      hang: 'read: judge: no judgement within 0.5 s',
      two: 'judged',
      end: 'read: judge: its thread ended (3)',
      three: 'judged',
      throw: 'failed: judge: no such letter',
      four: 'judged',
    });
    const { rows } = await opened.store.pool.query(
      `SELECT FROM articles WHERE status = 'read' AND attempts = 1`,
    );
    expect(rows).toHaveLength(2);
  });

  it('are set aside after the third time, with the reason', async () => {
    await judgeWaiting();
    await judgeWaiting();
    expect(await standing()).toMatchObject({
      hang: 'failed: judge: no judgement within 0.5 s, 3 times',
      end: 'failed: judge: its thread ended (3), 3 times',
    });
    const listed = await command('dead');
    expect(listed.split('\n').map((line) => /\S+ +s +(\S+) .*(\[.*\])$/.exec(line)?.slice(1))).toEqual([
      ['throw', '[judge: no such letter]'],
      ['end', '[judge: its thread ended (3), 3 times]'],
      ['hang', '[judge: no judgement within 0.5 s, 3 times]'],
      undefined,
    ]);
  });

  it('are judged when they are put back in line after the cause is mended', async () => {
    writeFileSync(cure, '');
    const { rows } = await opened.store.pool.query<{ id: string }>(
      `SELECT id FROM articles WHERE title = 'hang'`,
    );
    const id = String(rows[0]?.id);
    expect(await command('retry', id)).toBe(`article ${id} is back in line\n`);
    await expect(command('retry', id)).rejects.toThrow(`article ${id}: not there, or not set aside`);
    await judgeWaiting();
    expect(await standing()).toMatchObject({ hang: 'judged' });
  });
});
