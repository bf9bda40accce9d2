import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const testsOf = (rooms: readonly string[]): string[] => rooms.map((room) => `tests/${room}/**/*.test.ts`);

/** Tests of pure rooms: no server, no clock, no file of the system's. */
const PURE = [
  'tests/architecture.test.ts',
  ...testsOf(['alerts', 'arabic', 'judge', 'lib', 'settings', 'stories']),
];

/** Tests that work with servers and a database, and change nothing of the process that they run in. */
const ROOMS = [
  ...testsOf([
    'api',
    'channels',
    'commands',
    'configuration',
    'http',
    'metrics',
    'queue',
    'schedule',
    'soak',
    'sources',
  ]),
  ...testsOf(['store/backup', 'web', 'workers']),
  'tests/store/*.test.ts',
];

/**
 * Files that take half a minute and more, the longest first. They start whole services and wait for them most of the
 * time; begun first, they leave the processors to all others, and none is left to run alone at the end.
 */
const LONGEST = [
  'chaos/suite',
  'chaos/outage',
  'pipeline/servers',
  'chaos/data-folder',
  'chaos/own-server',
  'chaos/reminder',
  'pipeline/backup',
  'demo/demo',
  'web/browser',
  'shipping/image',
  'chaos/full-disk',
  'shipping/contributing',
  'web/hostile-browser',
  'commands/stop',
  'store/embedded/import-pglite',
  'chaos/ledger',
  'store/embedded/open',
  'pipeline/reload',
  'pipeline/operations',
  'shipping/documented-commands',
  'pipeline/readers',
  'sources/sanitize-browser',
  'pipeline/secrets',
  'pipeline/embedded',
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

/** Once for all: the files of an empty database, and a server with it. A bound for what hangs: a busy machine may take minutes. */
const WITH_SERVERS = {
  globalSetup: 'tests/parts/shared-server.ts',
  pool: 'forks',
  testTimeout: 240_000,
  hookTimeout: 240_000,
} as const;

// Reading the code costs most small files more than their tests: where these allow it they share a process.
// More workers than the two cores of a small machine, since so many files wait for servers of their own.
export default defineConfig({
  test: {
    maxWorkers: 5,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'fast',
          include: PURE,
          isolate: false,
          hookTimeout: 180_000,
          testTimeout: 240_000,
        },
      },
      { test: { name: 'rooms', include: ROOMS, isolate: false, ...WITH_SERVERS } },
      {
        test: {
          name: 'services',
          include: ['tests/**/*.test.ts'],
          exclude: [...PURE, ...ROOMS],
          ...WITH_SERVERS,
        },
      },
    ],
  },
});
