import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../src/lib/log.ts';
import { startSchedule } from '../../src/schedule/cron.ts';
import { eventually } from '../parts/eventually.ts';

const HOUR = 3_600_000;

describe('a clock that', () => {
  let ran: number[];
  let stop: () => Promise<void>;
  beforeEach(() => {
    ran = [];
    const tick = { name: 'tick', when: '* * * * * *', work: async () => void ran.push(Date.now()) };
    stop = startSchedule([tick], createLog('error', 'json'));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await stop();
  });

  it.each([
    ['went on while its machine slept', 40 * HOUR],
    ['was set back', -2 * HOUR],
  ])('%s goes on with its ticks at once, and makes up for none', async (_name, byMs) => {
    await eventually('a tick', () => ran.length > 0);
    const real = Date;
    const cpu = process.cpuUsage();
    vi.stubGlobal(
      'Date',
      class extends real {
        constructor(at: number | string | Date = real.now() + byMs) {
          super(at);
        }
        static override now(): number {
          return real.now() + byMs;
        }
      },
    );
    try {
      const before = ran.length;
      await eventually('the next two ticks', () => ran.length > before + 1, 10_000);
      // Made up for, they would be thousands; a busy machine lets a few pass while this waits.
      expect(ran.length).toBeLessThanOrEqual(before + 30);
      // Every second of 40 hours walked through is ten times that.
      expect(process.cpuUsage(cpu).user / 1_000).toBeLessThan(3_000);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
