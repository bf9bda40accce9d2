import { defineConfig } from 'vitest/config';

/** Tests of pure rooms: no server, no clock, no file of the system's; they may share a process. */
const PURE = ['alerts', 'arabic', 'judge', 'lib', 'settings', 'stories'].map(
  (room) => `tests/${room}/**/*.test.ts`,
);

// Two workers: each file of the second project starts servers of its own, and some measure time.
export default defineConfig({
  test: {
    maxWorkers: 2,
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
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
