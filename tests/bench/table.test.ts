import { describe, expect, it } from 'vitest';
import { type Figure, figuresOf, verdictOf } from '../../bench/all/figures.ts';
import type { Results } from '../../bench/all/steps.ts';
import { tableOf } from '../../bench/all/table.ts';

const figure = (measured: number | null, aim: Figure['aim']): Figure => ({
  name: 'alerts',
  unit: 'ms',
  measured,
  aim,
  beside: { name: 'nothing but a fetch', measured: 2.5 },
});

describe('a figure against its aim', () => {
  it.each([
    ['as many as aimed at are enough', 250, { least: 250 }, 'met'],
    ['fewer are not', 249, { least: 250 }, 'missed'],
    ['as much as is allowed is allowed', 5, { most: 5 }, 'met'],
    ['more is not', 5.1, { most: 5 }, 'missed'],
    ['what was not measured is neither', null, { most: 5 }, 'not measured'],
    ['nor where much is wanted', null, { least: 5 }, 'not measured'],
  ] as const)('%s', (_what, measured, aim, verdict) => {
    expect(verdictOf({ measured, aim })).toBe(verdict);
  });
});

describe('the table', () => {
  it('has a line a figure, with its aim, how it stands, and what stands beside it', () => {
    const table = tableOf([
      figure(57, { most: 150 }),
      figure(140.5, { least: 150 }),
      figure(null, { most: 5 }),
      {
        ...figure(1, { most: 5 }),
        name: 'beside what was not measured',
        beside: { name: 'peer', measured: null },
      },
    ]);
    expect(table).toBe(
      [
        '                              measured     aim                floor or peer of the same run',
        'alerts                           57 ms  <= 150  met           nothing but a fetch: 2.5',
        'alerts                        140.5 ms  >= 150  missed        nothing but a fetch: 2.5',
        'alerts                               -    <= 5  not measured  nothing but a fetch: 2.5',
        'beside what was not measured      1 ms    <= 5  met           peer: -',
        '',
      ].join('\n'),
    );
  });
});

const NOTHING: Results = {
  servers: null,
  embedded: null,
  processes: null,
  start: null,
  idle: null,
  classify: null,
  feeds: null,
  smallArchive: null,
  archive: null,
  stories: null,
};

describe('what is promised', () => {
  it('is in the table also where nothing was measured', () => {
    const figures = figuresOf(NOTHING);
    expect(figures.map(verdictOf)).toEqual(figures.map(() => 'not measured'));
    expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
  });

  it("names the archive's slowest question beside the same in a small archive", () => {
    const asked = (name: string, medianMs: number) => ({ name, medianMs, pages: 1, longestMs: 99 });
    const figures = figuresOf({
      ...NOTHING,
      archive: [asked('deadlines', 4), asked('search', 12), asked('feeds', 3)],
      smallArchive: [asked('deadlines', 20), asked('search', 2)],
    });
    expect(figures.find(({ name }) => name.startsWith('archive'))).toMatchObject({
      name: 'archive, slowest question (search)',
      measured: 12,
      beside: { measured: 2 },
    });
  });

  it('has feeds in times of their peer', () => {
    const read = (name: string, mbPerCoreSecond: number) => ({
      name,
      mbPerCoreSecond,
      realTexts: true,
      cpuMsPerItem: 1,
    });
    const figures = figuresOf({ ...NOTHING, feeds: [read('rasid', 18), read('peer', 20)] });
    expect(figures.find(({ name }) => name.startsWith('feeds'))).toMatchObject({
      measured: 0.9,
      aim: { least: 1 },
    });
  });
});
