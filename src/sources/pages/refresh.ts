import { webUrl } from '../../lib/web-url.ts';
import { type Tree, walk } from '../extract/dom.ts';
import type { ReadPage } from '../extract/extract.ts';

/** A page that leads on later than this means to be read first, or renews itself. */
const SOON_SECONDS = 15;

/** Where one saying (`0; url=…`) leads to from `url`; null where it stays, or means to be read first. */
function targetOf(content: string, url: string): string | null {
  const parts = /^\s*([\d.]{1,10})?\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"'<>]+)["']?\s*$/i.exec(content);
  const target = parts?.[2] === undefined ? null : webUrl(parts[2].trim(), url);
  if (target === null || Number(parts?.[1] ?? 0) > SOON_SECONDS) return null;
  target.hash = '';
  return target.href === new URL(url).href ? null : target.href;
}

/**
 * Where a page leads on by itself, in its head (`<meta http-equiv="refresh" content="0; url=…">`) or in the field
 * `Refresh` of the answer; absolute. Null where it stays.
 */
export function refreshTarget(tree: Tree, url: string, field: string | null): string | null {
  const contents = tree.metas
    .filter((attrs) => attrs['http-equiv']?.trim().toLowerCase() === 'refresh')
    .map((attrs) => attrs.content ?? '');
  for (const content of field === null ? contents : [field, ...contents]) {
    const target = targetOf(content, url);
    if (target !== null) return target;
  }
  return null;
}

/** A page that only leads on is short: in a longer one a script that names a place is for some browsers, or for later. */
const LEADING_CHARS = 20_000;
const LEADING_WORDS = 300;
const BY_SCRIPT =
  /(?<![\w$])(?:(?:window|document|top|self|parent)\s*\.\s*)?location(?:\s*\.\s*href)?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)(["'])([^"'\s]{1,2000})\1/i;
const SAYS_SO = /redirect|moved|تحويل|توجيه|انتقل/i;

/**
 * Where a page without an article leads browsers on, by a script (`location.replace("…")`) or by the one link of a
 * page that says "moved"; absolute. Null where it does not.
 */
export function scriptTarget(page: ReadPage, url: string): string | null {
  const said = page.blocks.map((block) => block.text).join(' ');
  if (page.source.length > LEADING_CHARS || said.length > LEADING_WORDS) return null;
  const written = BY_SCRIPT.exec(page.source)?.[2]?.replaceAll('\\/', '/').replaceAll('&amp;', '&');
  if (written !== undefined) return targetOf(`0;url=${written}`, url);
  if (!SAYS_SO.test(`${page.titles.join(' ')} ${said}`)) return null;
  const links = new Set<string>();
  walk(page.tree.root, (box) => {
    if (typeof box === 'string') return false;
    if (box.tag === 'a' && box.attrs.href !== undefined) links.add(box.attrs.href);
    return true;
  });
  const [only] = links;
  return links.size === 1 && only !== undefined ? targetOf(`0;url=${only}`, url) : null;
}
