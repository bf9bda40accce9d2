import type { Tree } from '../extract/dom.ts';

/** A page that leads on later than this means to be read first, or renews itself. */
const SOON_SECONDS = 15;

/** Where a page leads on by itself (`<meta http-equiv="refresh" content="0; url=…">`), absolute; null where it stays. */
export function refreshTarget(tree: Tree, url: string): string | null {
  for (const attrs of tree.metas) {
    if (attrs['http-equiv']?.trim().toLowerCase() !== 'refresh') continue;
    const parts = /^\s*([\d.]{1,10})?\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"'<>]+)["']?\s*$/i.exec(
      attrs.content ?? '',
    );
    const target = parts?.[2] === undefined ? null : URL.parse(parts[2].trim(), url);
    if (target === null || Number(parts?.[1] ?? 0) > SOON_SECONDS) continue;
    target.hash = '';
    if (/^https?:$/.test(target.protocol) && target.href !== new URL(url).href) return target.href;
  }
  return null;
}
