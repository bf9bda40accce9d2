import { expect, it } from 'vitest';
import type { Source } from '../../src/model/source.ts';
import { editOf } from '../../src/sources/edits.ts';
import { offeredArticles } from '../../src/sources/offered.ts';
import { saveItems } from '../../src/store/offered-articles.ts';
import { registerSources } from '../../src/store/source-states.ts';
import { NO_TRACING } from '../../src/tracing/tracing.ts';
import { type ReadNeeds, readHandler } from '../../workers/read.ts';
import { testStore } from '../parts/store.ts';

const store = testStore('articles', 'source_states');
const PAGE = 'قالت الهيئة إن الجسر الجديد يفتح يوم السبت أمام السيارات بعد عامين من العمل فيه.';

/** One article of which its feed brought the headline alone. */
async function headline(): Promise<{ id: string; revision: number }> {
  await registerSources(store.pool, ['new']);
  const item = {
    ...{ guid: 'g1', url: 'https://new.example/1', title: 'جسر جديد', summary: '', content: '' },
    ...{ author: null, publishedAt: null, updatedAt: null, categories: [] },
  };
  const offered = offeredArticles([item], 'https://new.example/rss');
  const urgent = offered.map((one) => ({ ...one, urgency: 1 as const }));
  const { fresh } = await saveItems(store.pool, 'new', urgent, { editOf });
  const [ref] = fresh;
  if (!ref) throw new Error('nothing was saved');
  return { id: ref.id, revision: ref.revision };
}

const row = async () =>
  (await store.pool.query<{ status: string; text: string }>('SELECT status, text FROM articles')).rows[0];

/** The real worker under a list of sources that may change. */
function reader(sources: () => readonly string[]) {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  return readHandler({
    pool: store.pool,
    settings: () => ({ sources: sources().map((id) => ({ id }) as Source) }),
    readPage: async () => ({ title: 'جسر جديد', text: PAGE, author: null, publishedAt: null, note: null }),
    toJudge: { add: async () => {} },
    urgency: () => 1,
    tracing: NO_TRACING,
    log,
  } as unknown as ReadNeeds);
}

it('waits for a source that this process does not know yet, rather than judging its headline alone', async () => {
  const ref = await headline();
  let known: string[] = [];
  const work = reader(() => known);
  expect(await work(ref)).toMatchObject({ kind: 'again' });
  expect(await row()).toMatchObject({ status: 'new' });
  known = ['new'];
  await work(ref);
  expect(await row()).toMatchObject({ status: 'read', text: PAGE });
});

it('judges what the feed offered of a source that is gone for good', async () => {
  const ref = await headline();
  const work = reader(() => []);
  for (let tries = 0; tries < 2; tries += 1) expect(await work(ref)).toMatchObject({ kind: 'again' });
  await work(ref);
  expect(await row()).toMatchObject({ status: 'read', text: '' });
});
