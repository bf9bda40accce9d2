import { afterEach, beforeEach, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { inFolder, watchOutlet } from '../parts/configured.ts';
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
  watchOutlet(folder, `${outlet.origin}/rss`, hook.url, true);
  rasid = startRasid(['run', ...inFolder(folder)]);
  try {
    await rasid.ready();
    const bodies = (): Body[] => hook.posts.map(({ body }) => JSON.parse(body) as Body);
    const alert = await eventually('the alert', () => bodies().find((body) => body.topics) ?? null);
    expect(alert.topics).toEqual(['troop_withdrawal']);
    const notice = await eventually('the notice', () => bodies().find((body) => body.notice) ?? null);
    expect(notice.headline).toBe('Operations: source out shows pages that are no articles');
    expect(notice.notice?.reports).toMatchObject([
      {
        subject: 'source out',
        kind: 'page-is-no-article',
        phase: 'began',
        detail: "the last page, so the feed's own text is judged: a challenge for browsers (1)",
      },
    ]);
  } finally {
    await outlet.close();
  }
});
