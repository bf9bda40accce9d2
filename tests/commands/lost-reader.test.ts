import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { layCluster } from '../parts/cluster.ts';
import { inFolder } from '../parts/configured.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { startRasid } from '../parts/rasid.ts';

// «Italy begins to withdraw its forces from Libya», as a feed of one entry.
const feed = (): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>نهر</title><item>
<title>إيطاليا تبدأ سحب قواتها من ليبيا</title><guid>1</guid><pubDate>${new Date().toUTCString()}</pubDate>
<description>أعلنت إيطاليا اليوم أنها بدأت سحب قواتها من ليبيا.</description></item></channel></rss>`;

let folder: TestFolder;
let outlet: Server;
beforeEach(async () => {
  folder = makeFolder();
  outlet = createServer((_request, response) => {
    response.setHeader('content-type', 'application/rss+xml');
    response.end(feed());
  });
  await new Promise<void>((resolve) => outlet.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  outlet.closeAllConnections();
  outlet.close();
  folder.remove();
});

it('a Rasid whose alerts nobody reads any more, as behind `| head`, stops in good order', async () => {
  layCluster(`${folder.path}/data`);
  const { port } = outlet.address() as AddressInfo;
  folder.write(
    'config/sources.yaml',
    `sources: [{ id: nahr, kind: feed, url: "http://127.0.0.1:${port}/rss", allowPrivate: true }]\n`,
  );
  folder.write(
    'config/alerts.yaml',
    'channels: [{ id: screen, kind: console }]\nroute: { channel: screen }\n',
  );
  const rasid = startRasid(['run', ...inFolder(folder)]);
  rasid.child.stdout?.destroy();
  expect(await rasid.ended).toBe(0);
  expect(rasid.stderr()).toContain('"msg":"rasid has stopped"');
}, 240_000);
