/** Somebody's wish that this process ends: SIGTERM or SIGINT. */
export interface EndRequest {
  /** Aborted at the first signal. */
  signal: AbortSignal;
  /** The first signal's name, once it has come. */
  name(): NodeJS.Signals | null;
  /** There is something to be stopped in good order now: signals no longer end the process at once. */
  takeOver(): void;
  /** Ends the process with exit code 0 and one line: nothing runs yet that would have to be stopped. */
  endNow(): never;
}

/**
 * Listens for signals. Until somebody takes over, the first one ends the process: a service that was asked to end
 * while it was starting has not failed.
 */
export function listenForEnd(stderr: { write(text: string): unknown }): EndRequest {
  const abort = new AbortController();
  let first: NodeJS.Signals | null = null;
  let isTaken = false;
  const request: EndRequest = {
    signal: abort.signal,
    name: () => first,
    takeOver() {
      isTaken = true;
    },
    endNow() {
      stderr.write(`rasid: stopped by ${first} while starting\n`);
      process.exit(0);
    },
  };
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      first ??= name;
      if (!isTaken) request.endNow();
      abort.abort();
    });
  }
  return request;
}
