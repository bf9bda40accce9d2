import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHostQueue } from '../../src/http/host-queue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const elapse = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** A task that notes when it starts and ends when told. */
function recorder(): { started: string[]; task(name: string): () => Promise<void>; finish(): void } {
  const started: string[] = [];
  const running: (() => void)[] = [];
  return {
    started,
    task: (name) => () => {
      started.push(name);
      return new Promise((resolve) => running.push(resolve));
    },
    finish: () => running.shift()?.(),
  };
}

describe('the line of a host', () => {
  it('lets no more run at once than the host bears, in the order they came', async () => {
    const queue = createHostQueue();
    const { started, task, finish } = recorder();
    for (const name of ['a', 'b', 'c', 'd']) void queue.run('h', { concurrency: 2, gapMs: 0 }, task(name));
    await elapse(0);
    expect(started).toEqual(['a', 'b']);
    finish();
    await elapse(0);
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('keeps the gap between two starts, also after the first is long done', async () => {
    const queue = createHostQueue();
    const { started, task, finish } = recorder();
    for (const name of ['a', 'b']) void queue.run('h', { concurrency: 2, gapMs: 1000 }, task(name));
    await elapse(999);
    finish();
    expect(started).toEqual(['a']);
    await elapse(1);
    expect(started).toEqual(['a', 'b']);
  });

  it('does not make one host wait for another', async () => {
    const queue = createHostQueue();
    const { started, task } = recorder();
    void queue.run('h1', { concurrency: 1, gapMs: 1000 }, task('a'));
    void queue.run('h2', { concurrency: 1, gapMs: 1000 }, task('b'));
    await elapse(0);
    expect(started).toEqual(['a', 'b']);
  });

  it('goes on after a task that failed', async () => {
    const queue = createHostQueue();
    const failing = queue.run('h', { concurrency: 1, gapMs: 0 }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(queue.run('h', { concurrency: 1, gapMs: 0 }, async () => 'yes')).resolves.toBe('yes');
  });

  it('forgets those who gave up while they waited', async () => {
    const queue = createHostQueue();
    const { started, task, finish } = recorder();
    const stop = new AbortController();
    void queue.run('h', { concurrency: 1, gapMs: 0 }, task('a'));
    const left = queue.run('h', { concurrency: 1, gapMs: 0 }, task('b'), stop.signal);
    void queue.run('h', { concurrency: 1, gapMs: 0 }, task('c'));
    stop.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    finish();
    await elapse(0);
    expect(started).toEqual(['a', 'c']);
  });

  it('turns everyone away while the host is held, and says for how long', async () => {
    const queue = createHostQueue();
    queue.hold('h', 5000);
    const early = queue.run('h', { concurrency: 1, gapMs: 0 }, async () => 'in');
    await expect(early).rejects.toMatchObject({ failure: 'rate-limited', retryAfterMs: 5000 });
    await elapse(5000);
    await expect(queue.run('h', { concurrency: 1, gapMs: 0 }, async () => 'in')).resolves.toBe('in');
  });

  it('turns everyone away once it is closed, the waiting too', async () => {
    const queue = createHostQueue();
    const { started, task, finish } = recorder();
    void queue.run('h', { concurrency: 1, gapMs: 0 }, task('a'));
    const waiting = queue.run('h', { concurrency: 1, gapMs: 0 }, task('b'));
    queue.close();
    await expect(waiting).rejects.toMatchObject({ failure: 'network', message: 'http: closed' });
    finish();
    await expect(queue.run('h', { concurrency: 1, gapMs: 0 }, task('c'))).rejects.toThrow('http: closed');
    expect([started, vi.getTimerCount()]).toEqual([['a'], 0]);
  });

  it('turns the 1,001st away instead of growing', async () => {
    const queue = createHostQueue();
    const { task } = recorder();
    for (let index = 0; index <= 1000; index += 1)
      void queue.run('h', { concurrency: 1, gapMs: 0 }, task('x'));
    await expect(queue.run('h', { concurrency: 1, gapMs: 0 }, task('y'))).rejects.toMatchObject({
      failure: 'rate-limited',
    });
  });

  it('still knows the gap of a host after a thousand others came by', async () => {
    const queue = createHostQueue();
    const { started, task } = recorder();
    await queue.run('h', { concurrency: 1, gapMs: 1000 }, async () => {});
    for (let index = 0; index < 1000; index += 1) {
      await queue.run(`h${index}`, { concurrency: 1, gapMs: 0 }, async () => {});
    }
    void queue.run('h', { concurrency: 1, gapMs: 1000 }, task('again'));
    await elapse(999);
    expect(started).toEqual([]);
    await elapse(1);
    expect(started).toEqual(['again']);
  });
});
