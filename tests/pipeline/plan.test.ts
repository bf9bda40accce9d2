import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadJudge } from '../../src/configuration/load-judge.ts';
import { placementRules } from '../../src/configuration/placement-rules.ts';
import { plannedChange } from '../../src/pipeline/plan.ts';
import { planArchive } from '../../src/pipeline/plan-archive.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { openArchive } from '../parts/archive.ts';
import { makeFolder } from '../parts/folder.ts';
import { rasidHere } from '../parts/run-command.ts';

const folder = makeFolder();
const SOURCES = 'sources: [{ id: a, kind: feed, url: "https://a.example/rss" }]\n';
const CHANNELS = 'channels: [{ id: desk, kind: slack, urlFrom: SLACK_URL }, { id: screen, kind: console }]\n';
beforeAll(() => {
  folder.write('old/sources.yaml', SOURCES);
  folder.write('new/sources.yaml', SOURCES);
  folder.write('bad/sources.yaml', SOURCES);
  folder.write('old/alerts.yaml', `${CHANNELS}route: { channel: desk }\n`);
  folder.write(
    'new/alerts.yaml',
    `${CHANNELS}route: { channel: [], routes: [{ match: { faction: كتائب حزب الله }, channel: screen }] }\n`,
  );
  folder.write('bad/alerts.yaml', `${CHANNELS}route: { channel: dsek }\n`);
});
afterAll(() => folder.remove());

const judge = loadJudge(SHIPPED_CONFIG);
const side = (alerts: string) => {
  const settings = loadSettings(folder.path + alerts, {}, { secrets: 'ignored' });
  return { alerts: settings.rules, placement: placementRules(settings, judge.topics) };
};
const article = (faction: string) => {
  const given = {
    title: `${faction} تهدد القوات الأمريكية`,
    text: `هددت ${faction} القوات الأمريكية في العراق، وقال المتحدث باسمها: «سنستهدف قواعد الاحتلال إذا لم يرحل قبل نهاية العام».`,
    publishedAt: '2026-11-24T08:00:00Z',
    source: 'a',
  };
  return { id: '1', url: 'https://a.example/1', ...given, before: judge.classify(given), rulesVersion: 'v' };
};

describe('what a change does to an archived article', () => {
  it('is told where its alert goes elsewhere, with the words that decide', () => {
    const one = article('كتائب حزب الله');
    const change = plannedChange(one, one.before, { before: side('/old'), after: side('/new') });
    expect(change).toMatchObject({
      change: 'changed',
      before: { channels: ['desk'] },
      after: { channels: ['screen'] },
      judgement: [],
    });
    expect(change?.evidence.length).toBeGreaterThan(0);
  });

  it('is told where nobody would hear of it any more, or now would', () => {
    const other = article('حركة النجباء');
    const [old, fresh] = [side('/old'), side('/new')];
    expect(plannedChange(other, other.before, { before: old, after: fresh })).toMatchObject({
      change: 'lost',
      after: null,
    });
    expect(plannedChange(other, other.before, { before: fresh, after: old })).toMatchObject({
      change: 'gained',
      before: null,
    });
  });

  it('is told where the rules no longer match it', () => {
    const one = article('كتائب حزب الله');
    const nothing = judge.classify({ title: 'فوز الفريق', text: 'فاز.', publishedAt: null, source: null });
    const change = plannedChange(one, nothing, { before: side('/old'), after: side('/old') });
    expect(change).toMatchObject({ change: 'lost' });
    expect(change?.judgement).toContain('faction_statement: no longer matched');
  });

  it('is nothing where the alert stays as it was', () => {
    const one = article('كتائب حزب الله');
    expect(plannedChange(one, one.before, { before: side('/old'), after: side('/old') })).toBeNull();
  });
});

describe('rasid plan', () => {
  const run = (to: string, ...more: string[]) =>
    rasidHere([
      'plan',
      ...['--config', `${folder.path}/${to}`, '--against', `${folder.path}/old`, '--settings-only', ...more],
    ]);

  it('says what differs, without a secret in the environment', async () => {
    const { code, stdout } = await run('new', '--json');
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as { settings: { where: string }[] };
    expect(answer.settings.map(({ where }) => where)).toEqual([
      'alerts.yaml: route.channel',
      'alerts.yaml: route.routes',
    ]);
  });

  it('says of an edited folder what is wrong with it', async () => {
    const { code, stderr } = await run('bad');
    expect(code).toBe(1);
    expect(stderr).toMatch(/bad\/alerts\.yaml:2: route\.channel: found "dsek", .*'desk'\?$/m);
  });

  it('says story by story what the archive would have told otherwise', async () => {
    const archive = await openArchive([], 'folder');
    const at = new Date(Date.now() - 2 * 86_400_000).toISOString();
    const { title, text, before } = article('كتائب حزب الله');
    const { storyId } = await archive.place({ at, title, text, classification: before });
    await archive.store.close();
    try {
      const data = ['--data', archive.folder];
      const [config, against] = [`${folder.path}/new`, `${folder.path}/old`];
      const { stdout, code } = await rasidHere(['plan', '--config', config, '--against', against, ...data]);
      expect(code).toBe(0);
      expect(stdout).toContain('alerts of 1 articles of the last 30 days: 0 gained, 0 lost, 1 changed');
      expect(stdout).toContain(`story ${storyId}\n  changed  article`);
      expect(stdout).toMatch(/before {2}\w+ → desk: .*\n {4}after {3}\w+ → screen: /);
    } finally {
      archive.remove();
    }
  }, 360_000);

  it('judges anew only what other rules have judged', async () => {
    const archive = await openArchive();
    const { title, text, before } = article('كتائب حزب الله');
    await archive.place({ at: new Date().toISOString(), title, text, classification: before });
    const { pool } = archive.store;
    await pool.query(`UPDATE judgements SET rules_version = 'those of old'`);
    const judged: string[] = [];
    for (const rulesVersion of ['those of old', 'those of today']) {
      const classify: typeof judge.classify = (one) => {
        judged.push(rulesVersion);
        return judge.classify(one);
      };
      const after = { ...side('/new'), judge: { ...judge, rulesVersion, classify } };
      const sides = { before: side('/old'), after, sameSettings: false };
      const { changes } = await planArchive(pool, sides, new Date(0));
      expect(changes.map(({ change }) => change)).toEqual(['changed']);
    }
    expect(judged).toEqual(['those of today']);
    await archive.close();
  });

  it('needs the folder in force', async () => {
    expect((await rasidHere(['plan', '--config', `${folder.path}/new`])).code).toBe(2);
  });

  it('lets check do without secrets too', async () => {
    const args = ['check', '--config', `${folder.path}/old`];
    expect((await rasidHere(args)).code).toBe(1);
    expect((await rasidHere([...args, '--without-secrets'])).code).toBe(0);
  });
});
