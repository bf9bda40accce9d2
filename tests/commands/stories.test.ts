import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/commands/command.ts';
import { createStoriesCommand } from '../../src/commands/stories.ts';
import type { StoryTools } from '../../src/commands/story-article.ts';
import type { Judgeable } from '../../src/model/article.ts';
import type { Classification } from '../../src/model/verdict.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { makeFolder } from '../parts/folder.ts';

/** A judge of one rule: every text with انسحاب is the French leaving Niger. */
function classify(article: Judgeable): Classification {
  const matched = `${article.title} ${article.text}`.includes('انسحاب');
  return {
    topics: [
      {
        topic: 'troop_withdrawal',
        score: matched ? 0.9 : 0,
        level: matched ? 'main' : 'none',
        matched,
        facets: {},
        evidence: [],
      },
    ],
    withdrawals: matched
      ? [
          {
            force: 'FR',
            host: 'NE',
            status: 'announced',
            deadline: null,
            certainty: 'reported',
            evidence: [],
          },
        ]
      : [],
    statements: [],
    deadlines: [],
  };
}

const STATE_TV: ReturnType<StoryTools['outletOf']> = {
  id: 'tele-sahel',
  name: { ar: 'تلفزيون الساحل', en: 'Tele Sahel' },
  ownership: 'state',
  owner: 'state:NE',
};

/** The folders whose rules were asked for. */
const folders: string[] = [];

async function run(
  input: string,
  args = ['--jsonl'],
  env: Record<string, string> = {},
): Promise<{ code: number; lines: unknown[] }> {
  const stdout = new PassThrough();
  const command = createStoriesCommand(async (folder) => ({
    classify: (article) => {
      folders.push(folder);
      return classify(article);
    },
    outletOf: (source) => (source === 'tele-sahel' ? STATE_TV : null),
  }));
  const printed = text(stdout);
  const code = await command.run(args, {
    stdin: Readable.from([input]),
    stdout,
    stderr: new PassThrough(),
    env,
  });
  stdout.end();
  const lines = (await printed).split('\n').filter((line) => line !== '');
  return { code, lines: lines.map((line): unknown => JSON.parse(line)) };
}

const article = (id: string, source: string, title: string, publishedAt: string | null): string =>
  `${JSON.stringify({ id, source, title, text: 'يغادر الجنود الفرنسيون النيجر قبل نهاية العام', publishedAt })}\n`;

describe('rasid stories --jsonl', () => {
  it.each([
    [['--jsonl', '--config', '/own/rules'], {}, '/own/rules'],
    [['--jsonl'], { RASID_CONFIG: '/own/rules' }, '/own/rules'],
    [['--jsonl'], {}, SHIPPED_CONFIG],
  ])('with %j and %j goes by the rules of %s', async (args, env, folder) => {
    folders.length = 0;
    await run(article('1', 'a.example', 'انسحاب فرنسي قريب', '2023-09-24T18:20:00Z'), args, env);
    expect(folders).toEqual([folder]);
  });

  it('answers every article in order, with null for what matches no topic', async () => {
    const { code, lines } = await run(
      article('1', 'a.example', 'باريس تعلن انسحابا من نيامي', '2023-09-24T18:00:00Z') +
        article('2', 'b.example', 'أمطار غزيرة في أغاديز', '2023-09-24T18:10:00Z') +
        article('3', 'c.example', 'انسحاب فرنسي قريب', '2023-09-24T18:20:00Z'),
    );
    expect(code).toBe(0);
    expect(lines).toEqual([
      { id: '1', storyId: 's1', developmentId: 'd1', event: 'opened' },
      { id: '2', storyId: null, developmentId: null, event: 'none' },
      { id: '3', storyId: 's1', developmentId: 'd1', event: 'none' },
    ]);
  });

  it('reads a file as well as standard input', async () => {
    const folder = makeFolder();
    const file = folder.write(
      'a.jsonl',
      article('1', 'a.example', 'باريس تعلن انسحابا', '2023-09-24T18:00:00Z'),
    );
    const { lines } = await run('', ['--jsonl', file]).finally(folder.remove);
    expect(lines).toEqual([{ id: '1', storyId: 's1', developmentId: 'd1', event: 'opened' }]);
  });

  it('does not let the host country’s own television corroborate', async () => {
    const { lines } = await run(
      article('1', 'a.example', 'باريس تعلن انسحابا', '2023-09-24T18:00:00Z') +
        article('2', 'tele-sahel', 'نيامي: انسحاب الفرنسيين بدأ', '2023-09-24T19:00:00Z'),
    );
    expect(lines[1]).toEqual({ id: '2', storyId: 's1', developmentId: 'd1', event: 'none' });
  });

  it('takes an id seen before for a revision, and says so when it no longer matches', async () => {
    const { lines } = await run(
      article('1', 'a.example', 'باريس تعلن انسحابا', '2023-09-24T18:00:00Z') +
        article('1', 'a.example', 'باريس تصحح: لا رحيل', '2023-09-24T20:00:00Z'),
    );
    expect(lines[1]).toEqual({ id: '1', storyId: null, developmentId: null, event: 'corrected' });
  });

  it('goes on after a line that is no article, and exits with 1', async () => {
    const { code, lines } = await run(
      `not json\n{"title":"x"}\n${article('1', 'a.example', 'انسحاب', '2023-09-24T18:00:00Z')}`,
    );
    expect(code).toBe(1);
    expect(lines).toEqual([
      { id: null, error: 'line 1: not JSON' },
      { id: null, error: 'line 2: no id' },
      { id: '1', storyId: 's1', developmentId: 'd1', event: 'opened' },
    ]);
  });

  it('puts an article without a date at the time of the one before it', async () => {
    const { lines } = await run(
      article('1', 'a.example', 'انسحاب فرنسي', '2023-09-24T18:00:00Z') +
        article('2', 'a.example', 'انسحاب فرنسي', null) +
        article('3', 'a.example', 'انسحاب فرنسي', 'yesterday'),
    );
    expect(lines.map((line) => (line as { storyId: string }).storyId)).toEqual(['s1', 's1', 's1']);
  });

  it('puts an article that says it is of a year to come at the time of the one before it', async () => {
    const { lines } = await run(
      article('1', 'a.example', 'انسحاب فرنسي', '2023-09-24T18:00:00Z') +
        article('2', 'a.example', 'انسحاب فرنسي', '2099-01-01T00:00:00Z') +
        article('3', 'a.example', 'انسحاب فرنسي', null) +
        // Half a year later the story is closed, as it would be had the year 2099 not been told.
        article('4', 'a.example', 'انسحاب فرنسي آخر', '2024-04-24T18:00:00Z'),
    );
    expect(lines.map((line) => (line as { storyId: string }).storyId)).toEqual(['s1', 's1', 's1', 's2']);
  });

  it('puts undated articles that come first at the time of reading', async () => {
    const now = new Date().toISOString();
    const { lines } = await run(
      article('1', 'a.example', 'انسحاب فرنسي', null) + article('2', 'a.example', 'انسحاب فرنسي', now),
    );
    expect(lines.map((line) => (line as { storyId: string }).storyId)).toEqual(['s1', 's1']);
  });

  it('explains itself with --why', async () => {
    const { lines } = await run(article('1', 'a', 'انسحاب', '2023-09-24T18:00:00Z'), ['--jsonl', '--why']);
    expect(lines).toEqual([
      {
        id: '1',
        storyId: 's1',
        developmentId: 'd1',
        event: 'opened',
        reason: 'nothing like it is open',
        whatsNew: '',
      },
    ]);
  });

  it('refuses to run without --jsonl', async () => {
    await expect(run('', [])).rejects.toThrow(UsageError);
  });
});
