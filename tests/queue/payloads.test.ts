import { describe, expect, it } from 'vitest';
import { PayloadError } from '../../src/lib/errors.ts';
import type { Urgency } from '../../src/model/urgency.ts';
import {
  deliveryPayload,
  fetchPayload,
  jobId,
  judgeJobs,
  judgePayload,
  readPayload,
} from '../../src/queue/payloads.ts';

describe('the id of a job', () => {
  it.each([
    ['fetch', { sourceId: 'al-mada', seq: '17' }, 'fetch-al-mada-17'],
    ['read', { id: '5', revision: 2 }, 'read-5-2'],
    ['judge', { articles: [{ id: '5', revision: 2 }] }, 'judge-5-2'],
    [
      'judge',
      {
        articles: [
          { id: '5', revision: 2 },
          { id: '6', revision: 1 },
        ],
      },
      'judge-5-2-x2',
    ],
    ['alert', { id: '9' }, 'alert-9'],
  ] as const)('derives from the row: %s', (queue, payload, expected) => {
    expect(jobId(queue, payload)).toBe(expected);
    expect(expected).not.toMatch(/:|^\d+$/);
  });
});

describe('articles to be judged', () => {
  const waiting = (count: number, urgency: Urgency) =>
    Array.from({ length: count }, (_, n) => ({ id: `${n + 1}`, revision: 1, urgency }));

  it('travel together, in jobs that a worker soon finishes', () => {
    const articles = waiting(120, 0);
    const jobs = judgeJobs(articles);
    expect(jobs.map(({ payload }) => payload.articles.length)).toEqual([50, 50, 20]);
    expect(jobs.flatMap(({ payload }) => judgePayload(payload).articles)).toEqual(
      articles.map(({ id, revision }) => ({ id, revision })),
    );
  });

  it('do not travel with less urgent ones, and go before them', () => {
    const jobs = judgeJobs([...waiting(3, 5), ...waiting(51, 1), ...waiting(2, 0)]);
    expect(jobs.map(({ payload, urgency }) => [urgency, payload.articles.length])).toEqual([
      [0, 2],
      [1, 50],
      [1, 1],
      [5, 3],
    ]);
  });
});

describe('a payload that is not what was promised', () => {
  it.each([
    ['nothing', () => fetchPayload(null)],
    ['a fetch without a number', () => fetchPayload({ sourceId: 'a', seq: 'x' })],
    ['an article without a revision', () => readPayload({ id: '5' })],
    ['no articles to judge', () => judgePayload({ articles: [] })],
    [
      'one article of several without a revision',
      () => judgePayload({ articles: [{ id: '5', revision: 1 }, {}] }),
    ],
    ['SQL for an id', () => deliveryPayload({ id: '5; drop table articles' })],
  ])('is refused: %s', (_name, parse) => {
    expect(parse).toThrow(PayloadError);
  });
});
