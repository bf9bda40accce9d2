import { z } from 'zod';
import { OWNERSHIPS, SOURCE_KINDS, type Source } from '../model/source.ts';
import { checkYaml, duration, type Problems, type YamlFile } from './yaml-file.ts';

const MIN_EVERY_MS = 1_000;

const httpUrl = z
  .string({ error: 'an address such as https://example.org/rss' })
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), {
    error: 'an address that begins with http:// or https://',
  });

/** Ids become part of job ids and keys: small letters, digits and single dashes. */
const id = z
  .string({ error: 'an id such as al-mada' })
  .regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, { error: 'small letters, digits and - _ . between them' })
  .max(60);

const selectors = z.strictObject({
  item: z.string(),
  link: z.string(),
  title: z.string(),
  date: z.string().optional(),
  summary: z.string().optional(),
  next: z.string().optional(),
});

const source = z
  .strictObject({
    id,
    kind: z.enum(SOURCE_KINDS),
    url: httpUrl,
    name: z.union([z.string(), z.strictObject({ ar: z.string(), en: z.string() })]).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: 'a two-letter country code such as IQ' })
      .nullable()
      .default(null),
    ownership: z.enum(OWNERSHIPS).default('independent'),
    owner: z.string().nullable().default(null),
    language: z.string().default('ar'),
    group: z.string().nullable().default(null),
    every: z
      .strictObject({ min: duration.default(300_000), max: duration.default(3_600_000) })
      .prefault({})
      .refine((every) => every.min >= MIN_EVERY_MS && every.min <= every.max, {
        error: 'min of 1s or more, and not above max',
      }),
    enabled: z.boolean().default(true),
    reason: z.string().nullable().default(null),
    allowPrivate: z.boolean().default(false),
    selectors: selectors.nullable().default(null),
    maxPages: z.int().min(1).max(50).default(3),
  })
  .refine((entry) => entry.kind !== 'listing' || !entry.enabled || entry.selectors !== null, {
    path: ['selectors'],
    error: 'selectors {item, link, title}, which an enabled listing needs',
  });

/** sources.yaml. */
export const sourcesFile = z.strictObject({ sources: z.array(source).min(1) });

const KEYS = [
  'sources',
  ...Object.keys(source.shape),
  ...Object.keys(selectors.shape),
  'min',
  'max',
  'ar',
  'en',
];

/** Checks sources.yaml; problems go to `problems`. */
export function checkSources(yaml: YamlFile, problems: Problems): Source[] {
  const parsed = checkYaml(yaml, sourcesFile, problems, KEYS);
  if (!parsed) return [];
  const seen = new Map<string, number>();
  return parsed.sources.map((entry, index) => {
    const line = yaml.lineOf(['sources', index, 'id']);
    const before = seen.get(entry.id);
    if (before !== undefined) {
      problems.push(
        `${yaml.file}:${line}: sources[${index}].id: found ${JSON.stringify(entry.id)} again (line ${before} has it), allowed: an id of its own`,
      );
    }
    seen.set(entry.id, line);
    const { every, name, ...rest } = entry;
    return {
      ...rest,
      name: typeof name === 'object' ? name : { ar: name ?? entry.id, en: name ?? entry.id },
      every: { minMs: every.min, maxMs: every.max },
    };
  });
}
