import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, codeOf, errorLine } from '../lib/errors.ts';

export interface WebPlace {
  host: string;
  port: number;
}

/** Why nothing can be served there, as an operator is told it. */
export function cannotListen({ host, port }: WebPlace, cause: unknown): ConfigError {
  const problem = `web: cannot listen on ${host}:${port} (${errorLine(cause)}); set web.port in rasid.yaml or --port`;
  return new ConfigError([problem], { cause });
}

/** A process that is being stopped gives its port back soon. */
const TRIES = 4;
const AGAIN_MS = 1_000;

/**
 * Throws ConfigError where an address cannot be listened on. Asked before anything else is opened: a start that must
 * fail should make no database first, and fetch and alert nothing.
 */
export async function requireListening(place: WebPlace): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const probe = createServer();
    try {
      const listening = once(probe, 'listening');
      probe.listen(place.port, place.host);
      await listening;
      return;
    } catch (cause) {
      if (codeOf(cause) !== 'EADDRINUSE' || tries >= TRIES) throw cannotListen(place, cause);
      await wait(AGAIN_MS);
    } finally {
      probe.close();
    }
  }
}
