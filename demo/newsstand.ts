import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { load } from 'js-yaml';

interface PrintedArticle {
  slug: string;
  outlet: string;
  edition: number;
  /** Minutes before now. */
  ago: number;
  title: string;
  summary?: string;
  body: string;
}

/** Each outlet publishes in its own way, as real ones do. */
const OUTLETS: Record<
  string,
  { name: string; feed: string; print: (articles: PrintedArticle[], base: string) => string }
> = {
  rafidain: {
    name: 'وكالة الرافدين الجديدة',
    feed: 'rss.xml',
    print: (list, base) => rss('rafidain', list, base, true),
  },
  difaf: { name: 'صحيفة الضفاف', feed: 'atom.xml', print: atom },
  janub: {
    name: 'إذاعة الجنوب',
    feed: 'rss.xml',
    print: (list, base) => rss('janub', list, base, false, 'windows-1256'),
  },
  mada: { name: 'شبكة الأفق', feed: 'rss.xml', print: (list, base) => rss('mada', list, base, true) },
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const paragraphs = (body: string): string[] => body.trim().split(/\n\s*\n/);
const summaryOf = (article: PrintedArticle): string => article.summary ?? paragraphs(article.body)[0] ?? '';
const publishedAt = (article: PrintedArticle): Date => new Date(startedAt - article.ago * 60_000);
const pageOf = (article: PrintedArticle, base: string): string =>
  `${base}/${article.outlet}/${article.slug}.html`;

const startedAt = Date.now();

function rss(
  outlet: string,
  articles: PrintedArticle[],
  base: string,
  whole: boolean,
  charset = 'utf-8',
): string {
  const items = articles.map(
    (article) => `<item><title>${escapeXml(article.title)}</title><link>${pageOf(article, base)}</link>
<guid isPermaLink="false">${article.slug}</guid><pubDate>${publishedAt(article).toUTCString()}</pubDate>
<description>${escapeXml(summaryOf(article))}</description>${
      whole
        ? `<content:encoded><![CDATA[${paragraphs(article.body)
            .map((text) => `<p>${escapeXml(text)}</p>`)
            .join('')}]]></content:encoded>`
        : ''
    }</item>`,
  );
  return `<?xml version="1.0" encoding="${charset}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${OUTLETS[outlet]?.name}</title><link>${base}/${outlet}/</link><language>ar</language>
${items.join('\n')}
</channel></rss>`;
}

function atom(articles: PrintedArticle[], base: string): string {
  const entries = articles.map(
    (
      article,
    ) => `<entry><id>tag:difaf.example,2026:${article.slug}</id><title>${escapeXml(article.title)}</title>
<link rel="alternate" href="${pageOf(article, base)}"/><updated>${publishedAt(article).toISOString()}</updated>
<summary>${escapeXml(summaryOf(article))}</summary></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><id>tag:difaf.example,2026:feed</id>
<title>${OUTLETS.difaf?.name}</title><updated>${new Date(startedAt).toISOString()}</updated>
${entries.join('\n')}
</feed>`;
}

function htmlPage(article: PrintedArticle): string {
  const outlet = OUTLETS[article.outlet]?.name ?? '';
  return `<!doctype html><html lang="ar" dir="rtl"><head><title>${escapeXml(article.title)} - ${outlet}</title>
<meta property="og:title" content="${escapeXml(article.title)}"><meta property="og:site_name" content="${outlet}">
<meta property="article:published_time" content="${publishedAt(article).toISOString()}"></head><body>
<nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a> <a href="/economy">اقتصاد</a> <a href="/culture">ثقافة</a></nav>
<article><h1>${escapeXml(article.title)}</h1>
${paragraphs(article.body)
  .map((text) => `<p>${escapeXml(text)}</p>`)
  .join('\n')}
</article>
<aside><h3>اقرأ أيضا</h3><ul><li><a href="#">أسعار الخضار في الأسواق</a></li><li><a href="#">حالة الطقس غدا</a></li></ul></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>`;
}

/** Letters to windows-1256 bytes: the decoder's table, turned round. */
const LETTERS_1256 = new Map(
  [...new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (letter, byte) => [letter, byte] as const,
  ),
);
const encode1256 = (text: string): Buffer =>
  Buffer.from([...text].map((letter) => LETTERS_1256.get(letter) ?? 0x3f));

/** A small server with the feeds and pages of the demo's outlets. */
export interface Newsstand {
  url: string;
  /** Has every feed been read in its second edition? */
  readWhole(): boolean;
  close(): Promise<void>;
}

/**
 * Opens the newsstand on loopback, on the wanted port where it is free, else on any. A feed's second edition appears `secondEditionMs` after its first
 * was read; `bawaba` answers every request with 500.
 */
export async function openNewsstand(secondEditionMs: number, wantedPort = 0): Promise<Newsstand> {
  const file = join(import.meta.dirname, 'articles.yaml');
  const { articles } = load(readFileSync(file, 'utf8')) as { articles: PrintedArticle[] };
  const firstRead = new Map<string, number>();
  const whole = new Set<string>();
  let base = '';

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const [outlet = '', name = ''] = (request.url ?? '').slice(1).split('/');
    const press = OUTLETS[outlet];
    if (outlet === 'robots.txt') return void response.writeHead(404).end();
    if (!press)
      return void response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal error</h1>');
    const windows = outlet === 'janub';
    const charset = windows ? 'windows-1256' : 'utf-8';
    const encode = (text: string): Buffer => (windows ? encode1256(text) : Buffer.from(text));
    if (name === press.feed) {
      if (!firstRead.has(outlet)) firstRead.set(outlet, Date.now());
      const edition = Date.now() - (firstRead.get(outlet) ?? 0) >= secondEditionMs ? 2 : 1;
      if (edition === 2) whole.add(outlet);
      const list = articles
        .filter((article) => article.outlet === outlet && article.edition <= edition)
        .sort((a, b) => a.ago - b.ago);
      const body = encode(press.print(list, base));
      const etag = `"${createHash('sha1').update(body).digest('hex').slice(0, 16)}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
      response.writeHead(200, { 'content-type': `application/xml; charset=${charset}`, etag });
      return void response.end(body);
    }
    const article = articles.find(
      (candidate) => candidate.outlet === outlet && `${candidate.slug}.html` === name,
    );
    if (!article) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': `text/html; charset=${charset}` });
    response.end(encode(htmlPage(article)));
  }

  const server = createServer(answer);
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(void server.off('error', reject)));
    });
  await listen(wantedPort).catch(() => listen(0));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: base,
    readWhole: () => whole.size === Object.keys(OUTLETS).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
