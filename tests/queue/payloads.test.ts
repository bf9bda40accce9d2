import { describe, expect, it } from 'vitest';
import { PayloadError } from '../../src/lib/errors.ts';
import { articlePayload, deliveryPayload, fetchPayload, jobId } from '../../src/queue/payloads.ts';

describe('the id of a job', () => {
  it.each([
    ['fetch', { sourceId: 'al-mada', seq: '17' }, 'fetch-al-mada-17'],
    ['read', { id: '5', revision: 2 }, 'read-5-2'],
    ['judge', { id: '5', revision: 2 }, 'judge-5-2'],
    ['alert', { id: '9' }, 'alert-9'],
  ] as const)('derives from the row: %s', (queue, payload, expected) => {
    expect(jobId(queue, payload)).toBe(expected);
    expect(expected).not.toMatch(/:|^\d+$/);
  });
});

describe('a payload that is not what was promised', () => {
  it.each([
    ['nothing', () => fetchPayload(null)],
    ['a fetch without a number', () => fetchPayload({ sourceId: 'a', seq: 'x' })],
    ['an article without a revision', () => articlePayload('judge', { id: '5' })],
    ['SQL for an id', () => deliveryPayload({ id: '5; drop table articles' })],
  ])('is refused: %s', (_name, parse) => {
    expect(parse).toThrow(PayloadError);
  });
});
