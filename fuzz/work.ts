import type { Fault } from './bounds.ts';

/** A stretch of inputs of one target, from number `from` up to, but not, `to`. */
export interface Stretch {
  target: string;
  from: number;
  to: number;
}

/** A fault with its input: as it was made, and the smallest that shows it. */
export interface Finding {
  target: string;
  /** The input's number. */
  at: number;
  fault: Fault;
  /** Bytes of the input as it was made. */
  bytes: number;
  /** Where the smallest is kept. */
  file: string | null;
}

/** What a stretch came to. */
export interface Done {
  stretch: Stretch;
  slowestMs: number;
  findings: Finding[];
}

/** What each worker gets at its beginning; `progress` holds the number of the input at hand. */
export interface WorkerSettings {
  seed: number;
  progress: SharedArrayBuffer;
  /** Folder that failing inputs are kept in. */
  keep: string;
}
