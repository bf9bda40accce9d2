import { afterEach, beforeEach, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { inFolder, watchOutlet } from '../parts/configured.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { startRasid } from '../parts/rasid.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';

const HOUR_MS = 3_600_000;

/** A threat by a faction of its own, so that each is a story of its own. */
const item = (faction: string, hoursAgo: number): string =>
  `<item><title>${faction} تهدد القوات الأمريكية</title><guid isPermaLink="false">${faction}</guid>
<link>https://a.example/${encodeURIComponent(faction)}</link><pubDate>${new Date(Date.now() - hoursAgo * HOUR_MS).toUTCString()}</pubDate>
<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>هددت ${faction} القوات الأمريكية في العراق، وقال المتحدث باسمها: «سنستهدف قواعد الاحتلال إذا لم يرحل قبل نهاية العام». وأضاف المتحدث أن الرد سيكون قاسيا وأن المقاومة لن تتراجع عن موقفها. ${'وتابع أن الأيام المقبلة ستشهد تصعيدا في العمليات. '.repeat(12)}</p>]]></content:encoded></item>`;

let folder: TestFolder;
let outlet: Receiver;
let hook: Receiver;
let items: string[];
beforeEach(async () => {
  folder = makeFolder();
  [outlet, hook] = await Promise.all([openReceiver(), openReceiver()]);
  outlet.answer = () => ({
    status: 200,
    body: `<rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  });
  watchOutlet(folder, outlet.url, hook.url);
  layCluster(`${folder.path}/data`);
});
afterEach(async () => {
  await Promise.all([outlet.close(), hook.close()]);
  folder.remove();
});

it('alerts of the last hours at a first fetch, says of late news that it is late, and of old news nothing', async () => {
  items = [item('كتائب حزب الله', 1), item('حركة النجباء', 30)];
  const rasid = startRasid(['run', ...inFolder(folder)], {});
  const headlines = (): string[] =>
    hook.posts.map(({ body }) => (JSON.parse(body) as { headline: string }).headline);
  try {
    await rasid.ready();
    await eventually('the news of the last hour', () => headlines().length > 0, 60_000);
    await eventually('the word on the other', () => rasid.stderr().includes('first fetched'));
    items = [item('عصائب أهل الحق', 24 * 60), item('كتائب سيد الشهداء', 50), ...items];
    await eventually('the late news', () => headlines().length > 1, 60_000);
    await eventually('the word on the old', () => rasid.stderr().includes('(maxAge)'));
    expect(headlines()[0]).toMatch(/Kata'ib Hezbollah/);
    expect(headlines()[1]).toMatch(/^Published \d+ \w+ \d{4}: .*Kata'ib Sayyid al-Shuhada/);
    expect(headlines().length).toBe(2);
  } finally {
    expect(await rasid.end('SIGTERM')).toBe(0);
  }
}, 360_000);
