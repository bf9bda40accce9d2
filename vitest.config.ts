import { defineConfig } from 'vitest/config';

/** Tests of pure rooms: no server, no clock, no file of the system's; they may share a process. */
const PURE = ['alerts', 'arabic', 'judge', 'lib', 'settings', 'stories'].map(
  (room) => `tests/${room}/**/*.test.ts`,
);

// Three workers on two cores: files of the second project start servers of their own and often wait for them.
export default defineConfig({
  test: {
    maxWorkers: 3,
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
