import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Printed } from './press.ts';

/** Entries a feed lists: more than an outlet prints during the longest outage of a run. */
const LISTED = 120;

/** The outlets of a run: a feed each; every second one brings whole articles, the others a line and a page. */
export interface Newsstand {
  url: string;
  print(article: Printed): void;
  /** Articles that a feed has handed out. */
  served: Map<number, Printed>;
  /** Has every feed handed out what was printed in it last? */
  allServed(): boolean;
  /** Has every feed been asked for since then (milliseconds since the epoch)? */
  allFetchedSince(ms: number): boolean;
  /** While true, every request is answered with 503. */
  failing: boolean;
  close(): Promise<void>;
}

export const feedPath = (outlet: string): string => `${outlet}/rss.xml`;

const bringsWhole = (outlet: string): boolean => Number(/\d+$/.exec(outlet)?.[0]) % 2 === 0;

function rss(outlet: string, articles: readonly Printed[], base: string): string {
  const items = articles.map((article) => {
    const whole = bringsWhole(outlet)
      ? `<content:encoded><![CDATA[<p>${article.text}</p>]]></content:encoded>`
      : `<description>${article.title}</description>`;
    return `<item><title>${article.title}</title><link>${base}/${outlet}/${article.number}</link><guid isPermaLink="false">${outlet}-${article.number}</guid><pubDate>${article.publishedAt.toUTCString()}</pubDate>${whole}</item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${outlet}</title>${items.join('')}</channel></rss>`;
}

const page = ({ title, text }: Printed): string =>
  `<!doctype html><html lang="ar" dir="rtl"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${text}</p></article></body></html>`;

/** Opens the outlets on a free loopback port; `listed` entries a feed at the most. */
export async function openNewsstand(outlets: readonly string[], listed = LISTED): Promise<Newsstand> {
  const shelves = new Map<string, Printed[]>(outlets.map((outlet) => [outlet, []]));
  const fetchedAt = new Map<string, number>(outlets.map((outlet) => [outlet, 0]));

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const [outlet = '', name = ''] = (request.url ?? '').slice(1).split('/');
    const shelf = shelves.get(outlet);
    if (stand.failing) return void response.writeHead(503).end();
    if (!shelf) return void response.writeHead(404).end();
    if (name !== 'rss.xml') {
      const article = stand.served.get(Number(name));
      if (!article) return void response.writeHead(404).end();
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(article));
    }
    fetchedAt.set(outlet, Date.now());
    const newest = shelf.slice(-listed).reverse();
    const etag = `"${newest[0]?.number ?? 0}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response
      .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag })
      .end(rss(outlet, newest, stand.url), () => {
        for (const article of newest) stand.served.set(article.number, article);
      });
  }

  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stand: Newsstand = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    print: (article) => void shelves.get(article.outlet)?.push(article),
    served: new Map(),
    allServed: () =>
      [...shelves.values()].every((shelf) => {
        const last = shelf.at(-1);
        return last === undefined || stand.served.has(last.number);
      }),
    allFetchedSince: (ms) => [...fetchedAt.values()].every((at) => at > ms),
    failing: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return stand;
}
