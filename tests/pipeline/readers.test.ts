import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { type Newsroom, openNewsroom, type WebhookAlert } from './newsroom.ts';

interface LinkedAlert extends WebhookAlert {
  links: { story: string; relevant: string; notRelevant: string };
}

describe('what a running Rasid gives its readers', () => {
  let room: Newsroom;
  let rasid: RasidProcess;
  let url: string;
  let alert: LinkedAlert;

  const start = async (): Promise<void> => {
    rasid = startRasid(['run', '--config', room.config, '--data', room.data, '--port', '0']);
    url = await rasid.ready();
  };
  beforeAll(async () => {
    room = await openNewsroom();
    writeFileSync(`${room.config}/rasid.yaml`, 'publicUrl: https://rasid.example.org/\n');
    await start();
    alert = (await room.toldAll()).find(({ event }) => event === 'opened') as LinkedAlert;
  }, 720_000);
  afterAll(async () => {
    await rasid?.end('SIGTERM');
    await room?.close();
  });

  const local = (link: string): string => link.replace('https://rasid.example.org/', url);
  const text = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text();

  it('links the story, and takes a vote that outlives a kill', async () => {
    expect((await fetch(local(alert.links.story))).status).toBe(200);
    const body = new URLSearchParams({ reader: 'a-reader-of-this-test' });
    expect((await fetch(local(alert.links.relevant), { method: 'POST', body })).status).toBe(200);
    await rasid.end('SIGKILL');
    await start();
    expect((await fetch(local(alert.links.notRelevant))).status).toBe(200);
    expect(await text('metrics')).toContain(
      `rasid_feedback{topic="${alert.topics[0]}",choice="relevant"} 1\n`,
    );
  }, 360_000);

  it('serves every told alert in the feeds', async () => {
    const feed = JSON.parse(await text('feed.json')) as { items: { url: string }[] };
    expect(feed.items.map((item) => item.url)).toContain(alert.links.story);
    expect(await text('feed.xml')).toContain(`<link>${alert.links.story}</link>`);
  });

  it('finds an article by a word of its title', async () => {
    const word = alert.title.split(' ').find((part) => /^\p{Script=Arabic}{5,}$/u.test(part)) ?? '';
    await eventually('the article to be found', async () =>
      (await text(`search?q=${encodeURIComponent(word)}`)).includes(`/stories/${alert.storyId}"`),
    );
  });

  it('serves a calendar', async () => {
    expect(await text('deadlines.ics')).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });
});
