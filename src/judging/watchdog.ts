import { writeSync } from 'node:fs';
import { Session } from 'node:inspector';

/** What a thread needs to notice that the main thread hangs. */
export interface Watch {
  /** One number, which the main thread changes every second. */
  beat: Int32Array;
  /** So long without a change, in ms, and the process is ended. */
  hungMs: number;
}

const BEAT_MS = 1_000;
/** `Debugger.pause` waits for the next statement; a thread inside one long call has none. */
const ANSWER_MS = 5_000;
/** Lines of its stack that are told. */
const FRAMES = 8;
/** As for all that is not the fault of who started it (README). */
const EXIT_CODE = 3;

/** Begins to beat, on the main thread, for threads that watch it. `stop` ends it. */
export function beatOfMainThread(hungMs: number): { watch: Watch; stop(): void } {
  const beat = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const timer = setInterval(() => Atomics.add(beat, 0, 1), BEAT_MS);
  timer.unref();
  return { watch: { beat, hungMs }, stop: () => clearInterval(timer) };
}

/**
 * Watches, on another thread, that the main thread goes on; where it does not for so long, ends the process, saying
 * where it hangs. What started it (Docker, systemd) starts it again, and a kill loses nothing; a process that hangs
 * would be silent for ever. Time that this thread did not run itself does not count: the machine slept.
 */
export function watchMainThread({ beat, hungMs }: Watch): void {
  let seen = -1;
  let silentMs = 0;
  const timer = setInterval(() => {
    const now = Atomics.load(beat, 0);
    silentMs = now === seen ? silentMs + BEAT_MS : 0;
    seen = now;
    if (silentMs < hungMs) return;
    clearInterval(timer);
    endProcess(`the main thread has not gone on for ${Math.round(hungMs / 1_000)} s`);
  }, BEAT_MS);
}

interface CallFrame {
  callFrameId: string;
  functionName: string;
  location: { scriptId: string; lineNumber: number };
}

/** Streams of a thread go through the main thread: only the file descriptor is heard. */
const say = (reason: string, where: string): void =>
  void writeSync(2, `rasid: ${reason}, in ${where}; ended, to be started again\n`);

function endProcess(reason: string): void {
  const session = new Session();
  session.connectToMainThread();
  const files = new Map<string, string>();
  session.on('Debugger.scriptParsed', ({ params }: { params: { scriptId: string; url: string } }) => {
    files.set(params.scriptId, params.url.split('/').slice(-2).join('/'));
  });
  session.on('Debugger.paused', ({ params }: { params: { callFrames: CallFrame[] } }) => {
    const frames = params.callFrames.slice(0, FRAMES).map(({ functionName, location }) => {
      const file = files.get(location.scriptId) ?? 'unknown';
      return `${functionName || 'anonymous'} (${file}:${location.lineNumber + 1})`;
    });
    say(reason, frames.join(' < '));
    // The main thread's own exit, since a thread cannot end the first process of a container by a signal.
    session.post('Debugger.evaluateOnCallFrame', {
      callFrameId: params.callFrames[0]?.callFrameId ?? '',
      expression: `process.reallyExit(${EXIT_CODE})`,
    });
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
  setTimeout(() => {
    say(reason, 'one call');
    process.kill(process.pid, 'SIGKILL');
  }, ANSWER_MS);
}
