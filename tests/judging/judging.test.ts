import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadJudgeAndRules } from '../../src/configuration/load-judge.ts';
import type { JudgeRules } from '../../src/judge/judge.ts';
import { type Judged, type Judging, openJudging } from '../../src/judging/judging.ts';
import type { Judgeable } from '../../src/model/article.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';

const POISONOUS = new URL('../parts/poisonous-judge.ts', import.meta.url).href;
const CORPUS = join(import.meta.dirname, '../corpus/tune.jsonl');

const rules = (version: string): JudgeRules => ({ version }) as JudgeRules;
const article = (title: string): Judgeable => ({ title, text: '', publishedAt: null, source: null });

describe('judging on a thread', () => {
  let judging: Judging;
  afterEach(() => judging.close());

  const kinds = async (titles: readonly string[], suspect = false): Promise<string[]> => {
    const all = titles.map((title) => judging.judge(rules('1'), article(title), suspect));
    return (await Promise.all(all)).map((one) => one.kind);
  };

  it('gives memory back where it has no work, and judges on', async () => {
    judging = openJudging({ judgeModule: POISONOUS });
    judging.giveBackMemory();
    expect(await kinds(['أول'])).toEqual(['judged']);
    judging.giveBackMemory();
    expect(await kinds(['ثان', 'ثالث'])).toEqual(['judged', 'judged']);
  });

  it('judges as the judge does, in the order that it is given', async () => {
    judging = openJudging();
    const { judge, judgement } = loadJudgeAndRules(SHIPPED_CONFIG);
    const samples = readFileSync(CORPUS, 'utf8')
      .split('\n')
      .slice(0, 40)
      .map((line) => JSON.parse(line) as { title: string; text: string; published: string | null })
      .map(({ title, text, published }) => ({ title, text, publishedAt: published, source: null }));
    const judged = await Promise.all(samples.map((sample) => judging.judge(judgement, sample, false)));
    expect(judged).toEqual(
      samples.map((sample) => ({
        kind: 'judged',
        classification: judge.classify(sample),
        seconds: expect.any(Number),
      })),
    );
  });

  it.each<[string, string, Judged]>([
    ['hangs', 'hang', { kind: 'broke off', reason: 'no judgement within 2 s' }],
    ['ends the thread', 'end', { kind: 'broke off', reason: 'its thread ended (3)' }],
    [
      'takes all memory',
      'memory',
      { kind: 'broke off', reason: expect.stringMatching(/^its thread ended: .*memory/) },
    ],
    ['throws', 'throw', { kind: 'threw', reason: 'no such letter' }],
  ])('judges all others where one %s', async (_name, title, outcome) => {
    // A busy machine may keep the others from their turn for a while.
    const limitMs = title === 'hang' ? 2_000 : 60_000;
    judging = openJudging({ judgeModule: POISONOUS, limitMs, heapMb: 64 });
    const titles = ['a', 'b', title, 'c', 'd', 'e', 'f', 'g', 'h'];
    const all = titles.map((one) => judging.judge(rules('1'), article(one), false));
    expect(await all[2]).toEqual(outcome);
    const others = (await Promise.all(all)).filter((_, n) => n !== 2);
    expect(others.map(({ kind }) => kind)).toEqual(Array<string>(8).fill('judged'));
  });

  it('has others not wait for a suspect', async () => {
    judging = openJudging({ judgeModule: POISONOUS, limitMs: 600_000 });
    const suspect = judging.judge(rules('1'), article('hang'), true).catch((error: unknown) => error);
    expect(await kinds(['a', 'b'])).toEqual(['judged', 'judged']);
    await judging.close();
    expect(await suspect).toEqual(new Error('judge: stopped'));
  });

  it('finishes by the old rules what was begun by them, when they change', async () => {
    judging = openJudging({ judgeModule: POISONOUS });
    const old = ['a', 'b', 'c'].map((title) => judging.judge(rules('1'), article(title), false));
    const fresh = judging.judge(rules('2'), article('d'), false);
    expect((await Promise.all([...old, fresh])).map(({ kind }) => kind)).toEqual(Array(4).fill('judged'));
  });

  it('says so where its thread does not start', async () => {
    judging = openJudging({ judgeModule: 'file:///nowhere.ts' });
    await expect(kinds(['a', 'b'])).rejects.toThrow(/^judge: its thread does not start: .*nowhere/);
  });
});
