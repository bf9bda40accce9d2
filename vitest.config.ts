import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of pure rooms: no server, no clock, no file of the system's; they may share a process. */
const PURE = ['alerts', 'arabic', 'judge', 'lib', 'settings', 'stories'].map(
  (room) => `tests/${room}/**/*.test.ts`,
);

/**
 * Files that take half a minute and more, the longest first. They start whole services and wait for them most of the
 * time; begun first, they leave the processors to all others, and none is left to run alone at the end.
 */
const LONGEST = [
  'chaos/outage',
  'chaos/suite',
  'pipeline/servers',
  'pipeline/backup',
  'chaos/own-server',
  'chaos/full-disk',
  'pipeline/secrets',
  'pipeline/embedded',
  'chaos/reminder',
  'chaos/data-folder',
  'chaos/ledger',
  'chaos/demo',
  'store/embedded/open',
  'web/browser',
  'web/hostile-browser',
  'sources/sanitize-browser',
].map((name) => `/tests/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

// More workers than the two cores of a small machine, since so many files wait for servers of their own.
export default defineConfig({
  test: {
    maxWorkers: 5,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'fast',
          include: ['tests/architecture.test.ts', ...PURE],
          isolate: false,
          hookTimeout: 180_000,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'parts',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/architecture.test.ts', ...PURE],
          globalSetup: 'tests/parts/cluster.ts',
          pool: 'forks',
          // A bound for what hangs: on a busy machine a test that starts a service may take minutes.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
