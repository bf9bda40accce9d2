import type { HttpClient, HttpResponse } from '../../http/contract.ts';
import { SourceError } from '../../lib/errors.ts';
import { inTurns } from '../../lib/in-turn.ts';
import type { Source } from '../../model/source.ts';
import { readPageSteps } from '../extract/extract.ts';
import type { PageText } from '../offered.ts';
import type { Robots } from '../robots.ts';
import { type AskedItem, whyNoArticle } from './article-check.ts';
import { otherThanPage } from './format.ts';
import { refreshTarget, scriptTarget } from './refresh.ts';
import { wallName } from './walls.ts';

/** How often a page may lead on to the next by itself. */
const MAX_REFRESHES = 2;
/** So much text is an article's, wherever its scripts lead. */
const LEADING_CHARS = 150;

const noArticle = (what: string): SourceError =>
  new SourceError(`page: no article but ${what}`, { failure: 'no-article' });

/** What reading pages needs of the network. */
interface PageWorld {
  http: HttpClient;
  robots: Robots;
}

async function fetched(
  url: string,
  { allowPrivate }: Source,
  { http, robots }: PageWorld,
): Promise<HttpResponse> {
  const gapMs = await robots.demand(url, { allowPrivate });
  return http.get(url, {
    allowPrivate,
    gapMs,
    accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1',
  });
}

/**
 * Fetches the page of an item, where robots.txt allows it, follows where the page itself leads on, and reads its
 * article. Throws SourceError: `no-article` for a page that is not the item's article, `no-text` for one without
 * readable text, or what went wrong on the way.
 */
export async function readPage(
  url: string,
  source: Source,
  item: AskedItem,
  world: PageWorld,
): Promise<PageText> {
  let address = url;
  for (let refreshes = 0; ; refreshes += 1) {
    const answer = await fetched(address, source, world);
    const { contentType } = answer.headers;
    const other = otherThanPage(answer.body, contentType);
    if (other !== null) throw noArticle(other);
    const page = await inTurns(readPageSteps(answer.body, { url: answer.url, contentType }));
    const { title, text, author, published } = page.article;
    const why = whyNoArticle(page, item, url, answer.url);
    const note = page.mended === null ? null : `encoding mended: ${page.mended}`;
    const stays = (why === null && text.length >= LEADING_CHARS) || why === wallName('challenge');
    const leads = stays ? null : scriptTarget(page, answer.url);
    if (why === null && text !== '' && leads === null)
      return { title: title ?? '', text, author, publishedAt: published, note };
    const next = refreshTarget(page.tree, answer.url, answer.headers.refresh) ?? leads;
    if (next === null && why !== null) throw noArticle(why);
    if (next === null) throw new SourceError('page: no readable text', { failure: 'no-text' });
    if (refreshes >= MAX_REFRESHES) throw noArticle(`a page that leads on and on, to ${next}`);
    address = next;
  }
}
