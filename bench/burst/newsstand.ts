// Run as a worker by outlets.ts, so that serving takes no time of the thread that receives alerts.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { Edition, Item } from './outlets.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('');
const SUMMARY_CHARS = 150;

/** What stands around an article on an outlet's page: menus, teasers, scripts. */
const AROUND =
  `<script>${'window.layer=window.layer||[];'.repeat(200)}</script>` +
  `<nav><ul>${'<li class="menu"><a href="/section/1">القسم الأول</a></li>'.repeat(150)}</ul></nav>`;

function entry({ id, title, text, page }: Item, published: string): string {
  const content = page ? '' : `<content:encoded>${escaped(paragraphs(text))}</content:encoded>`;
  const link = page ?? `https://news.example/${id}`;
  return `<item><title>${escaped(title)}</title><link>${link}</link><guid isPermaLink="false">${id}</guid><pubDate>${published}</pubDate><description>${escaped(text.slice(0, SUMMARY_CHARS))}</description>${content}</item>`;
}

/** A feed whose items came out a moment ago. */
function rss(path: string, items: readonly Item[]): Buffer {
  const published = new Date().toUTCString();
  const entries = items.map((item) => entry(item, published)).join('');
  return gzipSync(
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${path}</title>${entries}</channel></rss>`,
  );
}

const page = ({ title, text }: Item): Buffer =>
  gzipSync(
    `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>${AROUND}<main><article><h1>${escaped(title)}</h1>${paragraphs(text)}</article></main><footer>${AROUND}</footer></body></html>`,
  );

interface Answer {
  etag: string;
  type: string;
  body: Buffer;
}

const answers = new Map<string, Answer>();
/** When a feed's newest edition was first fetched, as milliseconds of the clock, by path. */
const served = new Map<string, number>();
const EMPTY: Answer = { etag: '"empty"', type: 'application/rss+xml', body: rss('', []) };

const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (path === '/robots.txt') return void response.writeHead(404).end();
  const { etag, type, body } = answers.get(path) ?? EMPTY;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  if (!served.has(path)) served.set(path, Date.now());
  response.writeHead(200, { etag, 'content-type': type, 'content-encoding': 'gzip' }).end(body);
});

let version = 0;
parentPort?.on('message', (editions: readonly Edition[]) => {
  if (editions.length === 0) return void parentPort?.postMessage(served);
  version += 1;
  const etag = `"${version}"`;
  for (const { path, items } of editions) {
    served.delete(path);
    answers.set(path, { etag, type: 'application/rss+xml', body: rss(path, items) });
    for (const item of items)
      if (item.page) answers.set(new URL(item.page).pathname, { etag, type: 'text/html', body: page(item) });
  }
  parentPort?.postMessage('printed');
});
// All of 127.0.0.0/8 is this machine: each outlet has an address of its own, as outlets have.
server.listen(0, '0.0.0.0', () => parentPort?.postMessage((server.address() as AddressInfo).port));
