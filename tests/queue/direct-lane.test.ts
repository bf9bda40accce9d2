import { describe, expect, it } from 'vitest';
import { createDirectLane } from '../../src/queue/direct-lane.ts';
import { DONE, type Outcome } from '../../src/queue/outcome.ts';

/** A lane for alerts whose jobs end when the test says so. */
function openLane(slots: number) {
  const started: unknown[] = [];
  const ends: PromiseWithResolvers<Outcome>[] = [];
  const later: { payload: unknown; atMs: number }[] = [];
  const errors: string[] = [];
  const lane = createDirectLane({
    onError: (_queue, message) => errors.push(message),
    later: (_queue, payload, at) => later.push({ payload, atMs: at.getTime() }),
  });
  lane.open(
    'alert',
    (payload) => {
      started.push(payload);
      const end = Promise.withResolvers<Outcome>();
      ends.push(end);
      return end.promise;
    },
    slots,
  );
  return { lane, started, ends, later, errors };
}

describe('the direct lane', () => {
  it('starts a job at once where the process works on its queue, and leaves others to the queue', () => {
    const { lane, started } = openLane(1);
    expect(lane.take('alert', { id: '1' })).toBe(true);
    expect(started).toEqual([{ id: '1' }]);
    expect(lane.take('judge', { articles: [{ id: '7', revision: 1 }] })).toBe(false);
  });

  it('leaves to the queue what is more than its slots, until one is free', async () => {
    const { lane, started, ends } = openLane(2);
    expect(['1', '2', '3'].map((id) => lane.take('alert', { id }))).toEqual([true, true, false]);
    expect(lane.active('alert')).toBe(2);
    ends[0]?.resolve(DONE);
    await expect.poll(() => lane.active('alert')).toBe(1);
    expect(lane.take('alert', { id: '3' })).toBe(true);
    expect(started).toEqual([{ id: '1' }, { id: '2' }, { id: '3' }]);
  });

  it('does not start a job that runs already, as the queue would not', () => {
    const { lane, started } = openLane(2);
    expect(lane.take('alert', { id: '1' })).toBe(true);
    expect(lane.take('alert', { id: '1' })).toBe(true);
    expect(started).toEqual([{ id: '1' }]);
  });

  it('hands on what is to be run again at its time', async () => {
    const { lane, ends, later, errors } = openLane(1);
    lane.take('alert', { id: '1' });
    ends[0]?.resolve({ kind: 'again', at: new Date(1_700_000_000_000) });
    await lane.close();
    expect({ later, errors }).toEqual({
      later: [{ payload: { id: '1' }, atMs: 1_700_000_000_000 }],
      errors: [],
    });
  });

  it('tells of a handler that threw and hands its job on, due now', async () => {
    const { lane, ends, later, errors } = openLane(1);
    lane.take('alert', { id: '1' });
    ends[0]?.reject(new Error('terminating connection'));
    await lane.close();
    expect(errors).toEqual(['terminating connection']);
    expect(later).toEqual([{ payload: { id: '1' }, atMs: expect.any(Number) }]);
    expect(later[0]?.atMs).toBeLessThanOrEqual(Date.now());
  });

  it('closes when its jobs have ended, and takes none meanwhile', async () => {
    const { lane, ends } = openLane(2);
    lane.take('alert', { id: '1' });
    let isClosed = false;
    const closed = lane.close().then(() => {
      isClosed = true;
    });
    expect(lane.take('alert', { id: '2' })).toBe(false);
    expect(isClosed).toBe(false);
    ends[0]?.resolve(DONE);
    await closed;
    expect(lane.active('alert')).toBe(0);
  });
});
