import { createHash } from 'node:crypto';
import { type Context, ROOT_CONTEXT, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type IdGenerator,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { FinishedWork, Tracing, TracingOptions } from './tracing.ts';

interface OpenTelemetryOptions extends TracingOptions {
  version: string;
  /** Tells this database's articles from every other's. */
  instance: string;
  /** What could not be sent, once for each time. */
  onError(message: string): void;
}

const SEND_TIMEOUT_MS = 10_000;
const CLOSE_MS = 1_000;

/**
 * Traces over OTLP/HTTP (https://opentelemetry.io/docs/specs/otlp/). The ids of an article's trace and of its root, the
 * fetch that brought it, are made from the article's id: so processes that never meet write one trace.
 */
export function openTracing({ url, share, version, instance, onError }: OpenTelemetryOptions): Tracing {
  const wanted: { traceId: string | null; spanId: string | null } = { traceId: null, spanId: null };
  const random = new RandomIdGenerator();
  const idGenerator: IdGenerator = {
    generateTraceId: () => wanted.traceId ?? random.generateTraceId(),
    generateSpanId: () => wanted.spanId ?? random.generateSpanId(),
  };
  const exporter = new OTLPTraceExporter({
    url: new URL('v1/traces', url.replace(/\/?$/, '/')).href,
    timeoutMillis: SEND_TIMEOUT_MS,
  });
  const provider = new BasicTracerProvider({
    idGenerator,
    sampler: new TraceIdRatioBasedSampler(share),
    resource: resourceFromAttributes({
      'service.name': 'rasid',
      'service.version': version,
      'service.instance.id': instance,
    }),
    spanProcessors: [
      new BatchSpanProcessor({
        export: (spans, done) =>
          exporter.export(spans, (result) => {
            if (result.error) onError(result.error.message);
            done(result);
          }),
        shutdown: () => exporter.shutdown(),
      }),
    ],
  });
  const tracer = provider.getTracer('rasid', version);

  const idsOf = (article: string): { traceId: string; rootId: string } => {
    const hash = createHash('sha256').update(`${instance}:${article}`).digest('hex');
    return { traceId: hash.slice(0, 32), rootId: hash.slice(32, 48) };
  };

  /** Under which span a work stands; the fetch of an article is its root. */
  function parentOf({ name, article }: FinishedWork): Context {
    if (article === null) return ROOT_CONTEXT;
    const { traceId, rootId } = idsOf(article);
    if (name === 'fetch') {
      wanted.traceId = traceId;
      wanted.spanId = rootId;
      return ROOT_CONTEXT;
    }
    return trace.setSpanContext(ROOT_CONTEXT, {
      traceId,
      spanId: rootId,
      traceFlags: TraceFlags.SAMPLED,
      isRemote: true,
    });
  }

  return {
    done(work) {
      const { name, article, attributes, startedAtMs, error } = work;
      const parent = parentOf(work);
      const about = article === null ? {} : { 'rasid.article': article };
      const span = tracer.startSpan(
        name,
        { startTime: startedAtMs, attributes: { ...attributes, ...about } },
        parent,
      );
      wanted.traceId = null;
      wanted.spanId = null;
      if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: error });
      span.end();
    },
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CLOSE_MS);
      });
      await Promise.race([provider.shutdown(), late]).finally(() => clearTimeout(timer));
    },
  };
}
