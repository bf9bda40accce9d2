import { defineConfig } from 'vitest/config';

// Two workers: PGlite is heavy, and several at once have been seen to crash (electric-sql/pglite #1053).
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/parts/cluster.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
