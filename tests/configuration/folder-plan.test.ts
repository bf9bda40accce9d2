import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Configuration, loadConfiguration } from '../../src/configuration/configuration.ts';
import { folderPlan } from '../../src/configuration/folder-plan.ts';
import { saveFeedback } from '../../src/store/feedback.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { makeFolder } from '../parts/folder.ts';
import { openPages } from '../web/open-pages.ts';

const now = new Date();
const folder = makeFolder();
const SECRET = 'https://hooks.example/T0/secret';
const CHANNELS = 'channels: [{ id: desk, kind: slack, urlFrom: SLACK_URL }]\n';
let archive: Archive;
let inForce: Configuration;

beforeAll(async () => {
  folder.write('sources.yaml', 'sources: [{ id: a, kind: feed, url: "https://a.example/rss" }]\n');
  folder.write('alerts.yaml', `${CHANNELS}route: { channel: desk }\n`);
  inForce = loadConfiguration(folder.path, { SLACK_URL: SECRET });
  archive = await openArchive();
  const title = 'كتائب حزب الله تهدد القوات الأمريكية';
  const text =
    'هددت كتائب حزب الله القوات الأمريكية في العراق، وقال المتحدث باسمها: «سنستهدف قواعد الاحتلال إذا لم يرحل قبل نهاية العام».';
  const classification = inForce.judge.classify({ title, text, publishedAt: now.toISOString(), source: 'a' });
  await archive.place({ at: new Date(now.getTime() - 3_600_000).toISOString(), title, text, classification });
  const { rows } = await archive.store.pool.query<{ id: string }>('SELECT id FROM story_events LIMIT 1');
  for (const [reader, choice] of [
    ['reader-number-one', 'relevant'],
    ['reader-number-two', 'not_relevant'],
  ] as const)
    await saveFeedback(archive.store.pool, { eventId: String(rows[0]?.id), reader, choice });
}, 540_000);
afterAll(async () => {
  await archive?.close();
  folder.remove();
});

const planned = () => folderPlan(archive.store.pool, inForce, { days: 7, now });

describe('what the folder on disk would change', () => {
  it('is nothing while it is what is in force', async () => {
    folder.write('alerts.yaml', `${CHANNELS}route: { channel: desk }\n`);
    expect(await planned()).toEqual({ problems: [], settings: [], days: 7, archive: null });
  });

  it('are alerts of the archive, with the votes on them', async () => {
    folder.write('alerts.yaml', `${CHANNELS}route: { channel: [] }\n`);
    const { settings, archive: found } = await planned();
    expect(settings.join()).toMatch(/^alerts\.yaml: route\.channels?: /);
    expect(found?.changes).toMatchObject([{ change: 'lost', story: expect.stringMatching(/^\d+$/) }]);
    expect(found?.votes).toEqual({
      before: { relevant: 1, all: 2 },
      after: { relevant: 0, all: 0 },
      lost: { relevant: 1, all: 2 },
    });
  });

  it('is what is wrong with it, where it cannot be used', async () => {
    folder.write('alerts.yaml', `${CHANNELS}route: { channel: dsek }\n`);
    const { problems, archive: found } = await planned();
    expect(problems).toEqual([expect.stringMatching(/alerts\.yaml:2: route\.channel: found "dsek"/)]);
    expect(found).toBeNull();
  });

  it('holds no secret', async () => {
    folder.write('alerts.yaml', `${CHANNELS}route: { channel: [] }\n`);
    expect(JSON.stringify(await planned())).not.toContain('hooks.example');
  });
});

describe('the page of it', () => {
  it.each([
    ['en', ['1 lost', 'nobody is told', 'before 80 % (8 of 10), after 88 % (8 of 9)']],
    ['ar', ['يُفقد 1', 'لا يُبلغ أحد', '80 % (8 من 10)']],
  ])('says it in %s, with the evidence', async (language, words) => {
    const body = await (await openPages(archive, now).request(`/configuration/plan?lang=${language}`)).text();
    for (const one of [...words, 'القوات الأمريكية تبدأ الانسحاب</bdi>', '&lt;b&gt;'])
      expect(body).toContain(one);
  });

  it('is linked from the configuration, beside what waits for a restart', async () => {
    const body = await (await openPages(archive, now).request('/configuration')).text();
    expect(body).toContain('href="/configuration/plan"');
    expect(body).toMatch(/Only after a restart these hold:.*rasid\.yaml: web/s);
  });
});
