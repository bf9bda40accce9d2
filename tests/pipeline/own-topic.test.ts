import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inFolder } from '../parts/configured.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { ownTopic } from '../parts/own-topic.ts';
import { startRasid } from '../parts/rasid.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';

/** Two outlets with one exchange, and everyday news. */
const ITEMS: Record<string, [guid: string, title: string, text: string][]> = {
  nahr: [
    [
      'n1',
      'صفقة تبادل أسرى بين صنعاء ومأرب برعاية أممية',
      'أفرجت الجماعة عن عشرين أسيرا مقابل إطلاق سراح سجناء لها في مأرب، وقال مكتب المبعوث الأممي إن الصليب الأحمر رافق الحافلات إلى نقطة التسليم.',
    ],
    ['n2', 'ارتفاع حجم التبادل التجاري', 'ارتفع حجم التبادل التجاري بين البلدين إلى مليار دولار.'],
  ],
  dalta: [
    [
      'd1',
      'تبادل أسرى بين صنعاء ومأرب برعاية الأمم المتحدة',
      'جرى اليوم تبادل أسرى بين صنعاء ومأرب، وأفرجت الجماعة عن عشرين أسيرا مقابل سجناء لها، ورافق الصليب الأحمر الحافلات إلى نقطة التسليم.',
    ],
  ],
};

const feed = (base: string, outlet: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${outlet}</title>${(ITEMS[outlet] ?? [])
    .map(
      ([guid, title, text]) =>
        `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid><link>${base}/${outlet}/${guid}</link><pubDate>${new Date().toUTCString()}</pubDate><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>${text}</p>]]></content:encoded></item>`,
    )
    .join('')}</channel></rss>`;

let folder: TestFolder;
let receiver: Receiver;
let newsstand: Server;

beforeEach(async () => {
  folder = makeFolder();
  receiver = await openReceiver();
  newsstand = createServer((request, response) => {
    const [outlet = '', guid] = (request.url ?? '').slice(1).split('/');
    const item = ITEMS[outlet]?.find(([id]) => id === guid);
    if (item) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        `<html lang="ar"><body><article><h1>${item[1]}</h1><p>${item[2]}</p></article></body></html>`,
      );
    } else if (ITEMS[outlet] && guid === undefined) {
      response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
      response.end(feed(`http://${request.headers.host}`, outlet));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => newsstand.listen(0, '127.0.0.1', resolve));
  const { port } = newsstand.address() as AddressInfo;
  const sources = Object.keys(ITEMS).map(
    (id) =>
      `  - { id: ${id}, kind: feed, url: "http://127.0.0.1:${port}/${id}", every: { min: 1s, max: 3s }, allowPrivate: true }\n`,
  );
  folder.write('config/sources.yaml', `sources:\n${sources.join('')}`);
  folder.write('config/topics/prisoner_exchange.yaml', ownTopic());
  folder.write(
    'config/alerts.yaml',
    `channels:
  - { id: hook, kind: webhook, url: "${receiver.url}", allowPrivate: true }
  - { id: screen, kind: console }
severity:
  rules: [{ severity: high, when: { topic: prisoner_exchange } }]
route:
  channel: []
  routes: [{ match: { topic: prisoner_exchange }, channel: [hook, screen] }]
`,
  );
});
afterEach(async () => {
  await receiver.close();
  await new Promise((resolve) => newsstand.close(resolve));
  folder.remove();
});

interface Told {
  event: string;
  storyId: string;
  topics: string[];
  severity: string;
  headline: string;
  matches: {
    topic: string;
    name: { en: string };
    excerpt: { text: string; marks: { start: number; end: number }[] };
  }[];
}

it("carries a topic of the operator's own from the feed to the webhook and the terminal, as one story", async () => {
  const rasid = startRasid(['run', ...inFolder(folder)]);
  try {
    await rasid.ready();
    const told = await eventually(
      'the second outlet to corroborate the first',
      () => {
        const all = receiver.posts.map(({ body }) => JSON.parse(body) as Told);
        return all.some(({ event }) => event === 'corroborated') ? all : null;
      },
      90_000,
    );
    expect(told.map(({ event }) => event).sort()).toEqual(['corroborated', 'opened']);
    expect(new Set(told.map(({ storyId }) => storyId)).size).toBe(1);
    const opened = told.find(({ event }) => event === 'opened');
    expect(opened).toMatchObject({ topics: ['prisoner_exchange'], severity: 'high' });
    expect(opened?.headline).toMatch(
      /^Prisoner exchange: (?:exchange|deal), prisoners of war; 1 independent outlet$/,
    );
    const [match] = opened?.matches ?? [];
    expect(match).toMatchObject({ topic: 'prisoner_exchange', name: { en: 'Prisoner exchange' } });
    const words = match?.excerpt.marks.map(({ start, end }) => match.excerpt.text.slice(start, end)) ?? [];
    // Either outlet may come first, and each has the word in its own form.
    expect(words.some((word) => /^و?أفرجت$/.test(word))).toBe(true);
    await eventually(
      'the alert in the terminal',
      () => rasid.stdout().includes('Prisoner exchange') || null,
      30_000,
    );
    expect(rasid.stdout()).toMatch(/HIGH · New story/);
    expect(rasid.stdout()).not.toContain('التجاري');
  } finally {
    await rasid.end('SIGTERM');
  }
}, 540_000);
