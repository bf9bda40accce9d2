import { afterEach, beforeEach, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';
import { serveSite } from '../sources/loopback.ts';

interface Body {
  kind: string;
  topics?: string[];
  headline: string;
  notice?: { reports: { subject: string; kind: string; phase: string; detail: string }[] };
}

const TITLE = 'القوات الفرنسية تبدأ الانسحاب من قاعدتها في تشاد';
const SUMMARY = 'أعلنت وزارة الجيوش الفرنسية أن قواتها بدأت اليوم الانسحاب من قاعدتها في نجامينا بتشاد.';
const CHALLENGE =
  '<title>Just a moment...</title><p>Verifying you are human. This may take a few seconds.</p>';

let hook: Receiver;
let folder: TestFolder;
let rasid: RasidProcess;
beforeEach(async () => {
  hook = await openReceiver();
  folder = makeFolder();
  layCluster(`${folder.path}/data`);
});
afterEach(async () => {
  await rasid.end('SIGKILL');
  await hook.close();
  folder.remove();
});

it('judges the feed’s own text where a page is a challenge, and tells the operators which source it was', async () => {
  const outlet = await serveSite({
    '/rss': (response) =>
      response.end(`<rss version="2.0"><channel><title>x</title><item><title>${TITLE}</title><guid>1</guid>
        <pubDate>${new Date().toUTCString()}</pubDate><link>${outlet.origin}/n/1</link><description>${SUMMARY}</description></item></channel></rss>`),
    '/n/1': CHALLENGE,
  });
  folder.write(
    'config/sources.yaml',
    `sources:\n  - { id: sahil, kind: feed, url: "${outlet.origin}/rss", every: { min: 1s, max: 1s }, allowPrivate: true }\n`,
  );
  folder.write(
    'config/alerts.yaml',
    `channels:\n  - { id: hook, kind: webhook, url: "${hook.url}", allowPrivate: true }\nroute: { channel: hook }\noperations: { channel: hook, wait: 1s, repeat: 1d }\n`,
  );
  rasid = startRasid([
    'run',
    '--config',
    `${folder.path}/config`,
    '--data',
    `${folder.path}/data`,
    '--port',
    '0',
  ]);
  try {
    await rasid.ready();
    const bodies = (): Body[] => hook.posts.map(({ body }) => JSON.parse(body) as Body);
    const alert = await eventually('the alert', () => bodies().find((body) => body.topics) ?? null);
    expect(alert.topics).toEqual(['troop_withdrawal']);
    const notice = await eventually('the notice', () => bodies().find((body) => body.notice) ?? null);
    expect(notice.headline).toBe('Operations: source sahil shows pages that are no articles');
    expect(notice.notice?.reports).toMatchObject([
      {
        subject: 'source sahil',
        kind: 'page-is-no-article',
        phase: 'began',
        detail: "the last page, so the feed's own text is judged: a challenge for browsers (1)",
      },
    ]);
  } finally {
    await outlet.close();
  }
});
