import type { Alert } from '../../src/model/alert.ts';
import type { Outlet } from '../../src/model/story.ts';
import type { Classification } from '../../src/model/verdict.ts';
import type { PlacementRules } from '../../src/pipeline/announce.ts';
import { type Placement, placeArticle } from '../../src/pipeline/placement.ts';
import { articlesToJudge } from '../../src/store/articles.ts';
import type { Store } from '../../src/store/open.ts';
import { fileWords } from '../../src/store/search-index.ts';
import { type ArticleWords, judged } from '../alerts/samples.ts';
import { emptyTables, openTestStore, type Whereabouts } from './store.ts';

/** An article as a test words it; what it leaves out is a second independent outlet's, published at `at`. */
export interface ArchiveArticle extends ArticleWords {
  /** When it appeared and was judged; ISO 8601. */
  at: string;
  /** How it was judged, whole; stands in for the words. */
  classification?: Classification;
  /** The row to judge again as its next revision. */
  revises?: string;
}

/** A real database with articles that went the way of the judge worker. */
export interface Archive {
  store: Store;
  rules: PlacementRules;
  place(article: ArchiveArticle): Promise<Placement & { articleId: string }>;
  empty(): Promise<void>;
  /** The data folder; where the database is in it, commands find it there. */
  folder: string;
  remove(): void;
  close(): Promise<void>;
}

const KNOWN: Record<string, Outlet> = {};

/** Every alert goes to the channels named. */
export function rulesFor(channels: readonly string[]): PlacementRules {
  return {
    timezone: 'UTC',
    storyFacets: {},
    topicNames: {},
    outletOf: (id) => KNOWN[id] ?? { id, name: { ar: id, en: id }, ownership: 'independent', owner: null },
    channelsFor: (_alert: Alert) => [...channels],
    severityOf: () => 'high',
    linksFor: () => null,
  };
}

/** Opens an archive in an empty database. */
export async function openArchive(
  channels: readonly string[] = ['desk'],
  where: Whereabouts = 'shared',
): Promise<Archive> {
  const { store, folder, close } = await openTestStore(where);
  const rules = rulesFor(channels);
  return {
    store,
    rules,
    async place(article) {
      const sample = judged({ ...article, publishedAt: article.publishedAt ?? article.at });
      KNOWN[sample.outlet.id] = sample.outlet;
      const columns = [article.title, article.text, sample.article.publishedAt, article.at];
      const { rows } = article.revises
        ? await store.pool.query<{ id: string; revision: number }>(
            `UPDATE articles SET title = $2, text = $3, published_at = $4, fetched_at = $5, status = 'read',
                    revision = revision + 1 WHERE id = $1 RETURNING id, revision`,
            [article.revises, ...columns],
          )
        : await store.pool.query<{ id: string; revision: number }>(
            `INSERT INTO articles (source_id, guid, url, canonical_url, title, text, published_at, fetched_at, status,
                                   offered_text, offered_hash, offered_whole)
             VALUES ($5, gen_random_uuid(), $6, gen_random_uuid(), $1, $2, $3, $4, 'read', '', gen_random_uuid(), true)
             RETURNING id, revision`,
            [...columns, sample.outlet.id, sample.article.url],
          );
      const ref = { id: String(rows[0]?.id), revision: rows[0]?.revision ?? 0 };
      const [waiting] = await articlesToJudge(store.pool, [ref]);
      if (!waiting) throw new Error('the article does not wait to be judged');
      const classification = article.classification ?? sample.classification;
      const placement = await placeArticle(
        store.pool,
        waiting,
        { classification, rulesVersion: 'test', at: article.at },
        rules,
      );
      await fileWords(store.pool, new Date());
      if (!placement) throw new Error('the article did not wait for its placement');
      return { ...placement, articleId: ref.id };
    },
    async empty() {
      await emptyTables(store.pool, 'deliveries', 'stories', 'articles');
    },
    folder: folder.path,
    remove: folder.remove,
    close,
  };
}
