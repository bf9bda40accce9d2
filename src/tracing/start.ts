import type { Log } from '../lib/log.ts';
import { VERSION } from '../lib/version.ts';
import { NO_TRACING, type Tracing, type TracingOptions } from './tracing.ts';

/**
 * Starts tracing where the settings ask for it; only then is loaded what it takes. `instance` tells this database's
 * articles from every other's.
 */
export async function startTracing(
  options: TracingOptions | null,
  instance: () => Promise<string>,
  log: Log,
): Promise<Tracing> {
  if (options === null) return NO_TRACING;
  const { openTracing } = await import('./open-telemetry.ts');
  return openTracing({
    ...options,
    version: VERSION,
    instance: await instance(),
    onError: (error) => log.warn({ error }, 'traces could not be sent'),
  });
}
