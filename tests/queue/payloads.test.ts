import { describe, expect, it } from 'vitest';
import { PayloadError } from '../../src/lib/errors.ts';
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
  it('travel together, in jobs that a worker soon finishes', () => {
    const articles = Array.from({ length: 120 }, (_, n) => ({ id: String(n + 1), revision: 1 }));
    const jobs = judgeJobs(articles);
    expect(jobs.map((job) => job.articles.length)).toEqual([50, 50, 20]);
    expect(jobs.flatMap((job) => judgePayload(job).articles)).toEqual(articles);
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
