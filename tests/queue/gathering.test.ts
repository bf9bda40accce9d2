import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGathering } from '../../src/queue/gathering.ts';
import type { JudgePayload } from '../../src/queue/payloads.ts';
import type { Jobs } from '../../src/queue/queues.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Notes the articles of each job, and its urgency. */
function noting(): { jobs: Jobs; noted: string[] } {
  const noted: string[] = [];
  const jobs: Jobs = {
    async enqueue(_queue, payload, when) {
      const { articles } = payload as JudgePayload;
      noted.push(`${articles.map(({ id }) => id).join('+')} at ${when?.urgency}`);
    },
  };
  return { jobs, noted };
}

const article = (id: string) => ({ id, revision: 1 });

test('the first article is enqueued at once, what follows soon after it together', async () => {
  const { jobs, noted } = noting();
  const gathering = createGathering(jobs);
  await gathering.add(article('1'), 2);
  await gathering.add(article('2'), 2);
  await gathering.add(article('3'), 2);
  expect(noted).toEqual(['1 at 2']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(noted).toEqual(['1 at 2', '2+3 at 2']);
  await vi.advanceTimersByTimeAsync(2_000);
  await gathering.add(article('4'), 2);
  expect(noted).toEqual(['1 at 2', '2+3 at 2', '4 at 2']);
});

test('no job holds articles of two urgencies', async () => {
  const { jobs, noted } = noting();
  const gathering = createGathering(jobs);
  await gathering.add(article('1'), 1);
  await gathering.add(article('2'), 2);
  await gathering.add(article('3'), 1);
  await gathering.add(article('4'), 2);
  await gathering.enqueue();
  expect(noted).toEqual(['1 at 1', '3 at 1', '2+4 at 2']);
});

test('the most urgent never wait', async () => {
  const { jobs, noted } = noting();
  const gathering = createGathering(jobs);
  await gathering.add(article('1'), 2);
  await gathering.add(article('2'), 0);
  expect(noted).toEqual(['1 at 2', '2 at 0']);
});
