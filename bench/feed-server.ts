import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';

// Run as a worker by fetch.ts, so that serving takes no time of the thread that is measured.
const ITEMS = 50;
const SUMMARY = 'ملخص الخبر في سطرين أو ثلاثة يقول من فعل ماذا وأين. '.repeat(6);

const item = (number: number): string =>
  `<item><title>خبر رقم ${number} عن انسحاب القوات من القاعدة</title><link>https://news.example/a/${number}</link>
  <guid>id-${number}</guid><pubDate>Tue, 24 Nov 2026 0${number % 10}:00:00 +0300</pubDate><description>${SUMMARY}</description></item>`;
const items = Array.from({ length: ITEMS }, (_, number) => item(number)).join('');
const body = gzipSync(
  `<?xml version="1.0"?><rss version="2.0"><channel><title>مثال</title>${items}</channel></rss>`,
);

const server = createServer((request, response) => {
  if (request.headers['if-none-match']) response.writeHead(304).end();
  else response.writeHead(200, { etag: '"1"', 'content-encoding': 'gzip' }).end(body);
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address()));
