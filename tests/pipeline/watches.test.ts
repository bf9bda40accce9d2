import { describe, expect, it } from 'vitest';
import { healthOf } from '../../src/alerts/work-health.ts';
import type { HealthReport, WorkFigures } from '../../src/model/health.ts';
import { databaseWatchTick } from '../../src/schedule/database-watch.ts';
import { heartbeatTick } from '../../src/schedule/heartbeat.ts';

const START = Date.parse('2026-11-24T10:00:00Z');
const FIGURES: WorkFigures = {
  sources: {
    watched: 1,
    overdue: 0,
    overdueIds: [],
    switchedOff: 0,
    switchedOffIds: [],
    failing: 0,
    recent: 1,
    recentFailed: 0,
  },
  oldestWaitingSeconds: 0,
  channels: [],
};

/** A world whose clock and health the test sets. */
function world() {
  const state = { at: START, figures: FIGURES as WorkFigures | null, diskFull: false };
  const lines: string[] = [];
  const write = (_fields: object, text: string): void => void lines.push(text);
  return {
    state,
    lines,
    now: () => new Date(state.at),
    log: { debug: write, info: write, warn: write, error: write },
    health: async (): Promise<HealthReport> =>
      healthOf(
        {
          queue: { kind: 'redis', reachable: true },
          figures: state.figures,
          diskFull: state.diskFull,
          startedAt: new Date(START),
        },
        new Date(state.at),
      ),
  };
}

describe('a lost database is told past it', () => {
  it('after a minute, once a day while it lasts, and when it is back; not of a restart', async () => {
    const { state, lines, ...needs } = world();
    const sent: string[] = [];
    const tick = databaseWatchTick({
      ...needs,
      host: 'h',
      operations: () => ({ channels: ['desk', 'broken'], repeatMs: 86_400_000 }),
      async send(channel, alert) {
        if (channel === 'broken') throw new Error('status 500');
        sent.push(`${(state.at - START) / 1_000} ${alert.headline}`);
      },
    });
    for (const [seconds, lost] of [
      [0, true],
      [30, false],
      [40, true],
      [90, true],
      [100, true],
      [110, true],
      [86_500, true],
      [86_600, false],
      [86_700, false],
    ] as const) {
      state.at = START + seconds * 1_000;
      state.figures = lost ? null : FIGURES;
      await tick.work();
    }
    expect(sent).toEqual([
      '100 Operations: host h has lost its database',
      '86500 Operations: host h still has lost its database',
      '86600 Operations: host h recovered: it had lost its database',
    ]);
    expect(lines).toContain('operators could not be told');
  });

  it('keeps the name it was told by, where a full disk ends the answers too', async () => {
    const { state, lines: _lines, ...needs } = world();
    const sent: string[] = [];
    const tick = databaseWatchTick({
      ...needs,
      host: 'h',
      operations: () => ({ channels: ['desk'], repeatMs: 86_400_000 }),
      send: async (_channel, { headline }) => void sent.push(headline),
    });
    for (const [seconds, full, lost] of [
      [0, false, true],
      [10, true, false],
      [70, true, false],
      [80, false, true],
      [90, false, false],
    ] as const) {
      state.at = START + seconds * 1_000;
      state.diskFull = full;
      state.figures = lost ? null : FIGURES;
      await tick.work();
    }
    expect(sent).toEqual([
      'Operations: host h has a database whose disk is full',
      'Operations: host h recovered: it had a database whose disk was full',
    ]);
  });
});

describe("the dead man's switch", () => {
  it('is told every so often, and only while watching works', async () => {
    const { state, lines, ...needs } = world();
    const beats: number[] = [];
    const tick = heartbeatTick({
      ...needs,
      heartbeat: () => ({ url: 'https://hc.example/x', everyMs: 60_000, allowPrivate: false }),
      async post() {
        beats.push((state.at - START) / 1_000);
        if (beats.length === 2) throw new Error('no answer');
        return { status: 200, retryAfterMs: null, body: '' };
      },
    });
    for (const seconds of [0, 30, 60, 120, 180, 240]) {
      state.at = START + seconds * 1_000;
      state.figures = seconds === 180 ? null : FIGURES;
      await tick.work();
    }
    expect(beats).toEqual([0, 60, 120, 240]);
    expect(lines).toEqual(['heartbeat could not be sent', 'heartbeat held back: watching does not work']);
  });
});
