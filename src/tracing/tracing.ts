/** A piece of work as operators see it in a trace. */
export type WorkName = 'fetch' | 'read' | 'judge' | 'place' | 'deliver';

export interface FinishedWork {
  name: WorkName;
  startedAtMs: number;
  /** The article it was about: its work from fetch to each delivery is one trace. Null: a trace of its own. */
  article: string | null;
  /** Ids and figures; no text, and no secret. */
  attributes: Readonly<Record<string, string | number | boolean>>;
  /** What went wrong. */
  error?: string;
}

/** Where finished work is told. */
export interface Tracing {
  done(work: FinishedWork): void;
  /** Sends what was not sent yet, in bounded time. */
  close(): Promise<void>;
}

export interface TracingOptions {
  /** The collector's base address, such as http://127.0.0.1:4318. Headers it asks for: OTEL_EXPORTER_OTLP_HEADERS. */
  url: string;
  /** Which share of the articles is traced, 0 to 1. */
  share: number;
}

/** Nothing is traced. */
export const NO_TRACING: Tracing = { done: () => {}, close: async () => {} };
