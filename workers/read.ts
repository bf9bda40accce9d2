import { backoffMs } from '../src/lib/backoff.ts';
import { errorLine, SourceError } from '../src/lib/errors.ts';
import type { Log } from '../src/lib/log.ts';
import type { Source } from '../src/model/source.ts';
import type { Urgency } from '../src/model/urgency.ts';
import type { Gathering } from '../src/queue/gathering.ts';
import { DONE, type Handler } from '../src/queue/outcome.ts';
import { readPayload } from '../src/queue/payloads.ts';
import type { Settings } from '../src/settings/load.ts';
import { type PageText, textHash } from '../src/sources/offered.ts';
import { articleToRead, giveUpArticle, postponeArticle, saveText } from '../src/store/articles.ts';
import { notePage } from '../src/store/page-notes.ts';
import type { SqlPool } from '../src/store/sql.ts';
import type { Tracing } from '../src/tracing/tracing.ts';

export interface ReadNeeds {
  pool: SqlPool;
  settings(): Settings;
  /** Fetches an item's page and extracts its text. Throws SourceError. */
  readPage(url: string, source: Source, item: { title: string; text: string }): Promise<PageText>;
  toJudge: Pick<Gathering, 'add'>;
  /** How soon an article is worth looking at. */
  urgency(article: { title: string; text: string; publishedAt: string | null }): Urgency;
  tracing: Tracing;
  log: Log;
}

/** Tries at a page before what the feed offered has to do. */
const TRIES = 3;
const FIRST_RETRY_MS = 15_000;
const LAST_RETRY_MS = 120_000;
/** Failures that another try soon after will not change. */
const LASTING: ReadonlySet<string> = new Set([
  'address-refused',
  'blocked',
  'not-found',
  'robots',
  'no-text',
  'no-article',
  'too-large',
]);
/** Those that say something about all pages of the source, if they go on. */
const TELLING: ReadonlySet<string> = new Set(['blocked', 'no-text', 'no-article']);

/** Gets the text of an article: what the feed brought where that is whole, else the page. */
export function readHandler({
  pool,
  settings,
  readPage,
  toJudge,
  urgency,
  tracing,
  log,
}: ReadNeeds): Handler {
  return async (payload) => {
    const ref = readPayload(payload);
    const startedAtMs = Date.now();
    const article = await articleToRead(pool, ref);
    if (!article) return DONE;
    const source = settings().sources.find((candidate) => candidate.id === article.sourceId);
    const offered: PageText = {
      title: article.title,
      text: article.offeredText,
      author: null,
      publishedAt: null,
      note: null,
    };
    const traced = (error: string | null): void =>
      tracing.done({
        ...{ name: 'read', startedAtMs, article: ref.id },
        attributes: { 'rasid.source': article.sourceId, 'rasid.page': !article.offeredWhole },
        ...(error === null ? {} : { error }),
      });
    let read = offered;
    let note: string | null = null;
    let pageOf: string | null = null;
    if (!article.offeredWhole) {
      try {
        // Removed meanwhile, or not loaded here yet where another process knows it: another try tells which.
        if (!source)
          throw new Error(`${article.sourceId}: no such source in sources.yaml, its page is not read`);
        const page = await readPage(article.url, source, offered);
        pageOf = source.id;
        // The feed's title is the outlet's own; a page that yields less than its summary was misread.
        if (page.text.length > article.offeredText.length)
          read = { ...page, title: article.title || page.title };
      } catch (error) {
        note = errorLine(error);
        const failure = error instanceof SourceError ? error.failure : '';
        if (source && TELLING.has(failure)) await notePage(pool, source.id, note);
        const lasting = LASTING.has(failure);
        const particulars = {
          article: ref.id,
          source: article.sourceId,
          url: article.url,
          error: note,
          attempt: article.attempts + 1,
        };
        if (!lasting && article.attempts + 1 < TRIES) {
          const asked = error instanceof SourceError ? error.retryAfterMs : undefined;
          const at = new Date(
            Date.now() + backoffMs(article.attempts + 1, FIRST_RETRY_MS, LAST_RETRY_MS, asked),
          );
          await postponeArticle(pool, ref, note, at);
          log.warn({ ...particulars, nextTryAt: at.toISOString() }, 'page not read, will be tried again');
          traced(note);
          return { kind: 'again', at };
        }
        log.warn(particulars, 'page not read, judging what the feed offered');
      }
    }
    traced(note);
    if (read.title === '' && read.text === '') {
      await giveUpArticle(pool, ref, note ?? 'neither title nor text');
      log.warn(
        { article: ref.id, source: article.sourceId, error: note },
        'article has neither title nor text',
      );
      return DONE;
    }
    const known = urgency({ ...read, publishedAt: article.publishedAt ?? read.publishedAt });
    const next = await saveText(pool, ref, {
      ...read,
      urgency: known,
      textHash: textHash(read.title, read.text),
      note: note ?? read.note,
      pageOf,
    });
    log.debug(
      { article: ref.id, source: article.sourceId, characters: read.text.length, next },
      'article read',
    );
    if (next === 'judge') await toJudge.add(ref, known);
    return DONE;
  };
}
