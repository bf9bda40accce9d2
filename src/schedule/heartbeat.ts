import { errorLine } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { HealthReport } from '../model/health.ts';
import type { Post } from '../model/post.ts';
import type { Tick } from './cron.ts';

/** A dead man's switch to be told, while watching works, that it does. */
export interface Heartbeat {
  /** A secret: whoever knows it can keep the switch from going off. */
  url: string;
  everyMs: number;
  allowPrivate: boolean;
}

interface HeartbeatNeeds {
  heartbeat(): Heartbeat | null;
  health(): Promise<HealthReport>;
  post: Post;
  log: Log;
  now(): Date;
}

/**
 * The tick that tells a dead man's switch such as Healthchecks (https://healthchecks.io/docs/http_api/) that watching
 * works; while it does not, nothing is sent and the switch goes off.
 */
export function heartbeatTick({ heartbeat, health, post, log, now }: HeartbeatNeeds): Tick {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    name: 'heartbeat',
    when: '*/5 * * * * *',
    async work() {
      const beat = heartbeat();
      if (beat === null || now().getTime() - lastMs < beat.everyMs) return;
      const { ready, problems } = await health();
      lastMs = now().getTime();
      if (!ready) {
        log.warn(
          { problems: problems.map(({ detail }) => detail) },
          'heartbeat held back: watching does not work',
        );
        return;
      }
      try {
        const { status } = await post(beat.url, { headers: {}, body: '', allowPrivate: beat.allowPrivate });
        if (status >= 300) log.warn({ status }, 'heartbeat was not taken');
      } catch (error) {
        log.warn({ error: errorLine(error) }, 'heartbeat could not be sent');
      }
    },
  };
}
