import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadJudge } from '../../src/configuration/load-judge.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { openArchive } from '../parts/archive.ts';
import { makeFolder } from '../parts/folder.ts';
import { ownTopic } from '../parts/own-topic.ts';
import { rasidHere } from '../parts/run-command.ts';

/** Two days ago, so that `--days` finds it whenever the test runs. */
const AT = new Date(Date.now() - 2 * 86_400_000).toISOString();

// Glosses: "Sanaa: the group and the government exchange prisoners"; "the club bought a player"; "French troops left Niger".
const EXCHANGE = {
  title: 'صنعاء: الجماعة والحكومة تتبادلان الأسرى',
  text: 'أفرجت الجماعة عن عشرين أسيرا مقابل سجناء لها في صفقة تبادل أسرى برعاية الأمم المتحدة.',
};
const SPORT = { title: 'النادي يتعاقد مع لاعب جديد', text: 'أعلن النادي تعاقده مع لاعب وسط لثلاثة مواسم.' };
const LEAVES = {
  title: 'القوات الفرنسية أكملت انسحابها من النيجر',
  text: 'غادرت القوات الفرنسية النيجر أمس، وأعلن الجيش الفرنسي اكتمال انسحابه من النيجر.',
};

interface Change {
  id: string;
  topic: string;
  change: string;
  facets: { name: string; before: unknown; after: unknown }[];
}

describe('rasid backtest', () => {
  const topics = makeFolder();
  const ids: Record<string, string> = {};
  let data: string;
  let remove: () => void;

  beforeAll(async () => {
    topics.write('prisoner_exchange.yaml', ownTopic());
    const { classify } = loadJudge(SHIPPED_CONFIG);
    const judged = (article: { title: string; text: string }) =>
      classify({ ...article, publishedAt: AT, source: null });
    const archive = await openArchive([], 'folder');
    const place = async (name: string, article: Parameters<typeof archive.place>[0]): Promise<void> => {
      ids[name] = (await archive.place(article)).articleId;
    };
    await place('exchange', { at: AT, ...EXCHANGE, classification: judged(EXCHANGE) });
    // What rules of other days made of them: a match that is none, and facets that were others.
    await place('sport', { at: AT, ...SPORT, topics: ['troop_withdrawal'] });
    const left = judged(LEAVES);
    const started = left.topics.map((topic) => ({
      ...topic,
      facets: { ...topic.facets, status: 'started' },
    }));
    await place('facets', { at: AT, ...LEAVES, classification: { ...left, topics: started } });
    await place('same', { at: AT, ...LEAVES, classification: left });
    data = archive.folder;
    remove = archive.remove;
    await archive.store.close();
  }, 540_000);
  afterAll(() => {
    topics.remove();
    remove?.();
  });

  it('says what would newly match, no longer match and have other facets, and nothing of the rest', async () => {
    const args = ['backtest', '--topics', topics.path, '--days', '7', '--json', '--data', data];
    const { code, stdout, stderr } = await rasidHere(args);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^rasid: 4 articles of the last 7 days, 3 would be judged differently by rules /),
    ]);
    const changes = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Change);
    expect(changes.map(({ id, topic, change }) => [id, topic, change])).toEqual([
      [ids.exchange, 'prisoner_exchange', 'newly matched'],
      [ids.sport, 'troop_withdrawal', 'no longer matched'],
      [ids.facets, 'troop_withdrawal', 'other facets'],
    ]);
    expect(changes[2]?.facets).toEqual([{ name: 'status', before: 'started', after: 'completed' }]);
  });

  it('prints a table for people', async () => {
    const { stdout } = await rasidHere(['backtest', '--topics', topics.path, '--data', data]);
    expect(stdout).toContain('newly matched (1)');
    expect(stdout).toContain(EXCHANGE.title);
    expect(stdout).toContain('status: "started" → "completed"');
  });

  it('knows nothing of the topics under trial without --topics, and nothing of older articles', async () => {
    const shipped = await rasidHere(['backtest', '--json', '--data', data]);
    expect(shipped.stdout).not.toContain('prisoner_exchange');
    expect((await rasidHere(['backtest', '--days', '1', '--data', data])).stderr).toContain('0 articles');
  });

  it.each([
    [['--topics', '/nowhere'], '/nowhere: found no topic files there, allowed: a folder with *.yaml', 1],
    [['--days', 'many'], "--days: found 'many', allowed: 1 to 3650", 2],
  ] as const)('refuses %j', async (args, problem, expected) => {
    const { code, stderr } = await rasidHere(['backtest', ...args, '--data', data]);
    expect(code).toBe(expected);
    expect(stderr).toContain(problem);
  });
});
