import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

/** What keeps a page up to date where there is JavaScript; without it, the page is what it was when it was asked for. */
const SCRIPT = readFileSync(new URL('./live.js', import.meta.url), 'utf8');

const LOOK_MS = 5_000;

/** The script, and the events that say when something moved (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export function liveRoutes(lastMoved: () => Promise<string>): Hono {
  return new Hono()
    .get('/live.js', (context) =>
      context.text(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    )
    .get('/events', (context) =>
      streamSSE(context, async (stream) => {
        let known = await lastMoved();
        while (!stream.aborted) {
          await stream.sleep(LOOK_MS);
          const stamp = await lastMoved().catch(() => known);
          if (stamp === known) await stream.write(': nothing moved\n\n');
          else await stream.writeSSE({ event: 'moved', data: stamp });
          known = stamp;
        }
      }),
    );
}
