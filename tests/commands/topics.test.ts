import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../parts/folder.ts';
import { ownTopic } from '../parts/own-topic.ts';
import { rasidHere } from '../parts/run-command.ts';

const SOURCES = 'sources: [{ id: example, kind: feed, url: "https://example.org/rss" }]\n';
const ALERTS = 'channels: [{ id: desk, kind: console }]\nroute: { channel: desk }\n';

const folder = makeFolder();
afterAll(() => folder.remove());
folder.write('config/sources.yaml', SOURCES);
folder.write('config/alerts.yaml', ALERTS);
folder.write('config/topics/prisoner_exchange.yaml', ownTopic());
const config = ['--config', join(folder.path, 'config')];

const article = {
  id: 'x1',
  title: 'صفقة تبادل أسرى بين صنعاء ومأرب',
  text: 'أفرجت الجماعة عن عشرين أسيرا مقابل إطلاق سراح سجناء لها.\nونفت جهة أخرى التوصل إلى تبادل للرهائن.',
};

describe('a third topic, by one file as docs/writing-topics.md has it', () => {
  it('passes rasid check', async () => {
    const { code, stdout, stderr } = await rasidHere(['check', ...config]);
    // The shipped folder names no dead man's switch, which is worth a warning and nothing else is.
    expect(stderr).toMatch(/^rasid: warning: rasid\.yaml: heartbeat: not set.*\n$/);
    expect(stdout).toContain('3 topics (faction_statement, prisoner_exchange, troop_withdrawal)');
    expect(code).toBe(0);
  }, 180_000);

  it('is told of together with what is wrong elsewhere', async () => {
    const other = makeFolder();
    other.write('sources.yaml', SOURCES);
    other.write('alerts.yaml', ALERTS.replace('channel: desk', 'channel: dest'));
    other.write('topics/strike.yaml', 'id: Strike\n');
    const { code, stderr } = await rasidHere(['check', '--config', other.path]);
    other.remove();
    expect(stderr).toContain('alerts.yaml:2: route.channel: found "dest"');
    expect(stderr).toContain('strike.yaml:1: id: found "Strike"');
    expect(code).toBe(1);
  }, 180_000);

  it('judges articles, with facets and with evidence in the original', async () => {
    const lines = [article, { id: 'x2', title: 'تعثر تبادل الأسرى', text: '' }];
    const { code, stdout } = await rasidHere(
      ['classify', '--jsonl', ...config],
      {},
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    expect(code).toBe(0);
    const [match, near] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { topics } = JSON.parse(line) as {
          topics: {
            topic: string;
            evidence: {
              field: 'title' | 'text';
              start: number;
              end: number;
              ruleId: string;
              concept: string;
            }[];
          }[];
        };
        return topics.find(({ topic }) => topic === 'prisoner_exchange');
      });
    expect(match).toMatchObject({
      score: 1,
      matched: true,
      facets: { stage: 'exchange', held: 'prisoners of war' },
    });
    const words = match?.evidence.map(
      ({ field, start, end, concept }) => `${concept}: ${article[field].slice(start, end)}`,
    );
    expect(words).toEqual(
      expect.arrayContaining(['exchange: تبادل', 'prisoners: أسرى', 'release: أفرجت', 'in_return: مقابل']),
    );
    expect(words?.join()).not.toContain('للرهائن');
    expect(near).toMatchObject({ score: 0, matched: false });
  }, 180_000);

  it('shows with --explain what added up and what stood in the way', async () => {
    const file = folder.write('article.json', JSON.stringify(article));
    const { stdout } = await rasidHere(['classify', file, '--explain', ...config]);
    expect(stdout).toMatch(/^prisoner_exchange +Prisoner exchange +MATCH +score 1\.00, threshold 0\.50$/m);
    expect(stdout).toMatch(/^ +\+0\.60 +swap +exchange .*prisoners /m);
    const { stdout: missed } = await rasidHere(
      ['classify', '-', '--explain', ...config],
      {},
      'خبر\nنفت الحركة التوصل إلى صفقة تبادل أسرى.',
    );
    expect(missed).toMatch(/^prisoner_exchange +Prisoner exchange +no match +score 0\.00, threshold 0\.50$/m);
    expect(missed).toMatch(/^ +· +swap +negated by denial/m);
  }, 180_000);

  it('does not start with an example that it contradicts: file, line, example and what happened', async () => {
    const broken = makeFolder();
    broken.write('sources.yaml', SOURCES);
    broken.write('alerts.yaml', ALERTS);
    const topic = ownTopic().replace(
      '    - عاد أسير محرر إلى قريته والتقى عائلته.',
      '    - جرى تبادل الأسرى.',
    );
    const file = broken.write('topics/prisoner_exchange.yaml', topic);
    const line = topic.split('\n').findIndex((text) => text.includes('    - جرى تبادل الأسرى.')) + 1;
    for (const command of [['check'], ['run', '--port', '0', '--data', join(broken.path, 'data')]]) {
      const { code, stderr } = await rasidHere([...command, '--config', broken.path]);
      expect(stderr).toBe(
        `rasid: ${file}:${line}: examples.rejects[7]: "جرى تبادل الأسرى." should not match, but: score 0.60, threshold 0.5; prisoner_exchange.swap held (+0.6); prisoner_exchange.released-in-return did not: missing: release; prisoner_exchange.deal-in-the-headline did not: missing: deal; prisoner_exchange.fell-through did not: missing: failed\n`,
      );
      expect(code).toBe(1);
    }
    broken.remove();
  }, 360_000);

  it('is documented with eight examples and more of each kind', () => {
    const [, matches = '', rejects = ''] = ownTopic()
      .split(/\nexamples:\n {2}matches:|\n {2}rejects:/)
      .slice(-3);
    for (const list of [matches, rejects]) expect(list.match(/^ {4}- /gm)?.length).toBeGreaterThanOrEqual(8);
  });
});
