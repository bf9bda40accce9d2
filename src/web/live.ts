import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

/** What keeps a page up to date where there is JavaScript; without it, the page is what it was when it was asked for. */
const SCRIPT = `const events = new EventSource('/events');
events.addEventListener('moved', async () => {
  if (document.hidden || document.querySelector('main :focus')) return;
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = next.querySelector('main');
  const [typed, field] = [document, main].map((part) => part.querySelector('#act [name=token]'));
  if (typed && field) field.value = typed.value;
  document.querySelector('main').replaceWith(main);
});
`;

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
