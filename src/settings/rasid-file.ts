import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/durations.ts';
import { webAddressTrouble } from '../lib/web-address.ts';
import { duration, someTime } from './duration.ts';
import { configPath } from './place.ts';
import { timezone } from './timezone.ts';
import { checkYaml, type Problems, readYaml } from './yaml-file.ts';

const httpUrl = z.string().refine((url) => webAddressTrouble(url) === null, {
  error: 'an address such as https://hc-ping.com/your-check, without a user or password in it',
});

/** It goes into a header of every request. */
const contact = z
  .string()
  .max(200)
  .regex(/^[\x20-\x7e]*$/, { error: 'one line of Latin letters, digits and signs, for a header' });

const host = z.string().refine((name) => isIP(name) !== 0 || /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(name), {
  error: 'a name or number such as 127.0.0.1, without http:// and port',
});

const proxy = z.string().refine((text) => /^https?:\/\/[^/$]/i.test(text) && URL.parse(text) !== null, {
  error: 'an address such as http://proxy:3128',
});

/** A dead man's switch: an address, or where it stands and how often it is told. */
const heartbeat = z
  .union(
    [
      httpUrl.transform((url) => ({ url, urlFrom: undefined, every: MINUTE_MS, allowPrivate: false })),
      z.strictObject({
        url: httpUrl.optional(),
        /** The variable that holds the address. */
        urlFrom: z.string().optional(),
        every: someTime.default(MINUTE_MS),
        allowPrivate: z.boolean().default(false),
      }),
    ],
    { error: 'an address, or { url, every, allowPrivate } with url or urlFrom' },
  )
  .refine(({ url, urlFrom }) => (urlFrom !== undefined) !== (url !== undefined), {
    error: 'either url or urlFrom',
  })
  .nullable()
  .default(null);

/** Where traces go: a collector of OpenTelemetry, and which share of the articles is traced. */
const tracing = z
  .union(
    [
      httpUrl.transform((url) => ({ url, share: 1 })),
      z.strictObject({ url: httpUrl, share: z.number().min(0).max(1).default(1) }),
    ],
    { error: 'an address such as http://127.0.0.1:4318, or { url, share }' },
  )
  .nullable()
  .default(null);

/** rasid.yaml: how the service itself behaves. Every key has a default. */
export const rasidFile = z.strictObject({
  contact: contact.default('https://github.com/rasid'),
  publicUrl: z
    .string()
    .refine((url) => /^https?:\/\/[^/]/i.test(url) && URL.parse(url) !== null && !/[?#{]/.test(url), {
      error: 'an address such as https://rasid.example.org/',
    })
    .nullable()
    .default(null),
  timezone: timezone.default('UTC'),
  retention: duration.refine((ms) => ms >= DAY_MS, { error: '1d or more' }).default(180 * DAY_MS),
  maxAge: someTime.nullable().default(7 * DAY_MS),
  firstFetch: duration.default(6 * HOUR_MS),
  log: z.strictObject({ level: z.enum(['debug', 'info', 'warn', 'error']).default('info') }).prefault({}),
  web: z
    .strictObject({
      host: host.default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(8080),
    })
    .prefault({}),
  http: z
    .strictObject({
      proxy: proxy.nullable().default(null),
      perHost: z.int().min(1).max(16).default(2),
      gap: duration.default(1_000),
      timeout: someTime.default(MINUTE_MS),
      maxBytes: z.int().min(10_000).max(100_000_000).default(10_000_000),
    })
    .prefault({}),
  concurrency: z
    .strictObject({
      fetch: z.int().min(1).max(64).default(8),
      read: z.int().min(1).max(64).default(24),
      judge: z.int().min(1).max(64).default(2),
      alert: z.int().min(1).max(64).default(4),
    })
    .prefault({}),
  delivery: z
    .strictObject({
      attempts: z.int().min(1).max(100).default(12),
      firstRetry: someTime.default(5_000),
      lastRetry: someTime.default(HOUR_MS),
    })
    .refine(({ firstRetry, lastRetry }) => firstRetry <= lastRetry, {
      error: 'firstRetry not above lastRetry (5s and 1h where they are left out)',
    })
    .prefault({}),
  deadlines: z
    .strictObject({ remindDays: z.array(z.int().min(0).max(365)).max(12).default([7, 1]) })
    .prefault({}),
  heartbeat,
  tracing,
  feedback: z.strictObject({ linksValidFor: someTime.default(30 * DAY_MS) }).prefault({}),
});

export type ServiceSettings = z.infer<typeof rasidFile>;

/** What a folder's rasid.yaml says, and what holds where there is none; null, with `problems` told, where it is wrong. */
export function readService(folder: string, problems: Problems): ServiceSettings | null {
  const file = configPath(folder, 'rasid.yaml');
  if (!existsSync(file)) return rasidFile.parse({});
  const yaml = readYaml(file, problems);
  return yaml && checkYaml(yaml, rasidFile, problems);
}
