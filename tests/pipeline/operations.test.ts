import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { inFolder, watchOutlet } from '../parts/configured.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';

interface Body {
  id: string;
  kind: string;
  headline: string;
  notice?: { reports: { subject: string; kind: string; phase: string; detail: string }[] };
}

const FEED = `<rss version="2.0"><channel><title>x</title><item><title>خبر عادي</title><guid>1</guid>
<link>https://a.example/1</link><description>نص قصير</description></item></channel></rss>`;

describe('what operators must hear', () => {
  let outlet: Receiver;
  let hook: Receiver;
  let folder: TestFolder;
  let rasid: RasidProcess;
  beforeEach(async () => {
    outlet = await openReceiver();
    hook = await openReceiver();
    folder = makeFolder();
    layCluster(`${folder.path}/data`);
  });
  afterEach(async () => {
    await rasid.end('SIGKILL');
    await Promise.all([outlet.close(), hook.close()]);
    folder.remove();
  });

  /** What was told of the source, each message once: one that a kill cut off comes again under its id. */
  const told = (): string[] => {
    const bodies = hook.posts.map(({ body }) => JSON.parse(body) as Body);
    return [...new Map(bodies.map((body) => [body.id, body])).values()]
      .flatMap(({ notice }) => notice?.reports ?? [])
      .filter(({ subject }) => subject === 'source out')
      .map(({ kind, phase }) => `${kind} ${phase}`);
  };
  const start = (): RasidProcess => startRasid(['run', ...inFolder(folder)]);

  it('is told once when a source begins to fail, not again after a restart, and when it has recovered', async () => {
    watchOutlet(folder, outlet.url, hook.url, true);
    let mended = false;
    outlet.answer = () =>
      mended ? { status: 200, body: FEED, headers: { 'content-type': 'text/xml' } } : { status: 500 };
    rasid = start();
    const url = await rasid.ready();
    await eventually('the alert that it fails', () => told().length > 0, 60_000);
    // A kill between sending and marking would have it told again, as a possible duplicate.
    await eventually('the mark that it was told', async () => {
      const { overview } = (await (await fetch(`${url}api/status`)).json()) as {
        overview: { deliveries: Record<string, number> };
      };
      return (overview.deliveries.sent ?? 0) > 0;
    });
    expect(JSON.parse(hook.posts[0]?.body ?? '')).toMatchObject({ kind: 'operations' });
    await rasid.end('SIGKILL');
    rasid = start();
    await rasid.ready();
    const asked = outlet.posts.length;
    await eventually('two more tries', () => outlet.posts.length >= asked + 2);
    mended = true;
    await eventually('the alert that it recovered', () => told().length > 1, 60_000);
    expect(told()).toEqual(['failing began', 'failing ended']);
    expect(await rasid.end('SIGTERM')).toBe(0);
  }, 360_000);
});
