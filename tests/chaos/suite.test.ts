import { describe, expect, it } from 'vitest';
import { MODES, type Mode } from '../../chaos/processes.ts';
import { faultsOf } from '../../chaos/report.ts';
import { runChaos } from '../../chaos/run.ts';
import { SHORT } from '../../chaos/sizes.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres } from '../parts/postgres.ts';
import { hasRedis } from '../parts/redis.ts';

const noServers = skipWithout('redis-server', hasRedis()) || skipWithout('PostgreSQL', hasPostgres());

// The short form of `npm run chaos`. Durations are looked at by hand: a busy machine says nothing about them.
describe('under kills, lost queues and sinks that do not answer', () => {
  it.each(Object.keys(MODES) as Mode[])(
    'nothing is lost, told twice without a word, out of order or stuck: %s',
    async (mode) => {
      if (mode !== 'embedded' && noServers) return;
      const report = await runChaos(mode, SHORT, () => {}, AbortSignal.timeout(540_000));
      expect(faultsOf(report, false)).toEqual([]);
      expect(report.verdict.served).toBeGreaterThanOrEqual(SHORT.articles);
      expect(report.verdict.received).toBeGreaterThan(0);
    },
    600_000,
  );
});
