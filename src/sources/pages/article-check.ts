// Is what came in answer to an item's address the item's article? A page that says what the item says is one,
// whatever else is on it; only what does not is asked whether it is a wall, a home page or something else.
import type { Block } from '../extract/blocks.ts';
import { walk } from '../extract/dom.ts';
import type { ReadPage } from '../extract/extract.ts';
import { isArabic, shareSaid } from './shared-words.ts';
import { wallName, wallOf } from './walls.ts';

/** What the source says of the article whose page is read. Plain text. */
export interface AskedItem {
  title: string;
  text: string;
}

/** So much of an item's words in the page's text, and it is its article. */
const OWN = 0.5;
/** So little in text and headlines together, and it is the page of something else. */
const FOREIGN = 0.25;
/** Below this an extracted text is a line or two, which a wall has too. */
const FEW_CHARS = 400;
/** So much text in another script than the headline's may be an article that was translated. */
const FOREIGN_CHARS = 200;
/** A page of this many links that has more text in them than beside them lists articles. */
const LISTING_LINKS = 15;
const LISTING_SHARE = 0.6;
/** Words of a wall that are read. */
const WORDS_CHARS = 5_000;

const ROOT = /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i;
const isRoot = (address: string | null): boolean => {
  const url = address === null ? null : URL.parse(address);
  return url !== null && ROOT.test(url.pathname) && url.search.length < 12;
};

function linkShareOf(blocks: readonly Block[]): number {
  let chars = 0;
  let linked = 0;
  let links = 0;
  for (const block of blocks) {
    chars += block.chars;
    linked += block.linkChars;
    links += block.links;
  }
  return links < LISTING_LINKS ? 0 : linked / Math.max(1, chars);
}

function asksPassword({ tree }: ReadPage): boolean {
  let found = false;
  walk(tree.root, (box) => {
    if (typeof box === 'string') return false;
    found ||= box.tag === 'input' && box.attrs.type?.toLowerCase() === 'password';
    return !found;
  });
  return found;
}

/** Did the way lead to a home page, or does the page call itself one, though an article was asked for? */
function isHome(page: ReadPage, askedUrl: string, url: string): boolean {
  return !isRoot(askedUrl) && (isRoot(url) || isRoot(page.article.canonicalUrl));
}

const isCalledArticle = (page: ReadPage): boolean =>
  page.tree.metas.some(({ property, content }) => property === 'og:type' && content === 'article');

/** What a reader sees of the page that is no link, where nothing of an article was found. */
const wordsOf = (page: ReadPage): string =>
  page.article.text ||
  page.blocks
    .filter((block) => block.linkChars * 2 < block.chars)
    .map((block) => block.text)
    .join('\n');

/**
 * Why a page is not the article that was asked for, in words for operators; null when it is, or when nothing speaks
 * against it. `url` is where the page came from in the end.
 */
export function whyNoArticle(page: ReadPage, item: AskedItem, askedUrl: string, url: string): string | null {
  const { text } = page.article;
  const headline = Math.max(0, ...page.titles.map((title) => shareSaid(item.title, title) ?? 0));
  const title = shareSaid(item.title, text);
  const lead = item.text.length > 0 ? shareSaid(item.text.slice(0, 600), text) : null;
  const isHomely =
    isHome(page, askedUrl, url) ||
    (headline < OWN && !isCalledArticle(page) && linkShareOf(page.blocks) > LISTING_SHARE);
  const isOwn = Math.max(title ?? 0, lead ?? 0) >= OWN;
  // A home page lists the headline too, with a line below it.
  if (isOwn && !(isHomely && headline < OWN)) return null;
  if (headline >= OWN && text.length >= FEW_CHARS) return null;
  const wall = wallOf({
    titles: headline >= OWN ? [] : page.titles,
    words: wordsOf(page).slice(0, WORDS_CHARS),
    source: page.source,
    asksPassword: asksPassword(page),
  });
  if (wall !== null) return wallName(wall);
  if (headline >= OWN) return null;
  if (isHomely) return 'a home page or list of articles';
  const said = shareSaid(item.title, `${page.titles.join('\n')}\n${text}`);
  if (said !== null) return said < FOREIGN ? 'a page about something else' : null;
  // A few lines in another script are what servers say, seldom a translation.
  const isForeign = isArabic(item.title) !== isArabic(text) && text !== '';
  return isForeign && text.length < FOREIGN_CHARS ? 'a few lines in another language' : null;
}
