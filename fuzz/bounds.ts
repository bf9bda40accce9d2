import { getHeapStatistics } from 'node:v8';
import { errorLine } from '../src/lib/errors.ts';
import { slowdown, spentMs } from './machine.ts';
import { Broken, type Target } from './target.ts';

/** What went wrong with an input. */
export interface Fault {
  kind: 'throws' | 'breaks' | 'slow' | 'memory' | 'output';
  /** One line. */
  text: string;
  /** Faults of one cause have the same. */
  cause: string;
}

/** What an input may cost: something for every input, and something for each byte of it. */
const TIME = { anyMs: 250, byteMs: 0.02 };
const MEMORY = { anyBytes: 48 * 1024 * 1024, byteBytes: 2_000 };
const OUTPUT = { any: 20_000, byte: 40 };

/** Errors of JavaScript's own that show a slip of ours, also where a typed error wraps them. */
const SLIPS = [TypeError, RangeError, ReferenceError];

function slipIn(error: Error): Error | null {
  let current: unknown = error.cause;
  for (let depth = 0; current instanceof Error && depth < 4; depth += 1) {
    const found = current;
    if (SLIPS.some((slip) => found instanceof slip)) return found;
    current = current.cause;
  }
  return null;
}

/** The first place of our own, or of a package, in a stack. */
const placeOf = (error: Error): string =>
  /(?:src|node_modules|fuzz)\/[^\s:)]+:\d+/.exec(error.stack?.split('\n').slice(1).join('\n') ?? '')?.[0] ??
  '';

function thrown(error: unknown, target: Target): Fault | null {
  if (!(error instanceof Error)) return { kind: 'throws', text: `threw ${String(error)}`, cause: 'no error' };
  if (error instanceof Broken) return { kind: 'breaks', text: error.message, cause: error.message };
  const isTyped = target.allowed.some((type) => error instanceof type);
  const slip = isTyped ? slipIn(error) : error;
  if (slip === null) return null;
  const hidden = isTyped ? ', hidden in a typed error' : '';
  return {
    kind: 'throws',
    text: `${slip.name}: ${errorLine(slip).slice(0, 200)} at ${placeOf(slip)}${hidden}`,
    cause: `${slip.name} ${placeOf(slip)}`,
  };
}

const heldBytes = (): number => {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
};

export interface Examined {
  fault: Fault | null;
  ms: number;
}

/** More than an input may cost, also on a machine as busy as it is now. */
function isSlow(ms: number, length: number): boolean {
  const mostMs = TIME.anyMs + TIME.byteMs * length;
  return ms > mostMs && ms > mostMs * slowdown();
}

async function once(target: Target, input: Buffer): Promise<Examined> {
  const [memory, start] = [heldBytes(), spentMs()];
  let size = 0;
  let fault: Fault | null = null;
  try {
    size = await target.run(input);
  } catch (error) {
    fault = thrown(error, target);
  }
  const ms = spentMs() - start;
  const grown = heldBytes() - memory;
  if (fault) return { fault, ms };
  const { length } = input;
  if (size > OUTPUT.any + OUTPUT.byte * length)
    fault = { kind: 'output', text: `${size} came out of ${length} bytes`, cause: 'output' };
  else if (isSlow(ms, length))
    fault = { kind: 'slow', text: `${Math.round(ms)} ms for ${length} bytes`, cause: 'slow' };
  else if (grown > MEMORY.anyBytes + MEMORY.byteBytes * length)
    fault = { kind: 'memory', text: `${grown} bytes held for ${length} bytes`, cause: 'memory' };
  return { fault, ms };
}

/** Runs a target on an input and says what did not hold. Cost counts only where it is the same a second and third time. */
export async function examined(target: Target, input: Buffer): Promise<Examined> {
  let found = await once(target, input);
  for (let again = 0; again < 2 && ['slow', 'memory'].includes(found.fault?.kind ?? ''); again += 1)
    found = await once(target, input);
  return found;
}
