import { z } from 'zod';
import { HOUR_MS } from '../lib/durations.ts';
import { webAddressTrouble } from '../lib/web-address.ts';
import { OWNERSHIPS } from '../model/source.ts';
import type { SourceKind } from '../sources/kind.ts';
import { KINDS, type KindName, type KnownSource, SOURCE_KINDS } from '../sources/registry.ts';
import { COUNTRY_CODES } from './country-codes.ts';
import { duration } from './duration.ts';
import { checkOwnIds } from './own-ids.ts';
import { checkYaml, type Problems, type YamlFile } from './yaml-file.ts';

const MIN_EVERY_MS = 1_000;

const httpUrl = z
  .string({ error: 'an address such as https://example.org/rss' })
  .refine((text) => webAddressTrouble(text) === null, {
    error: ({ input }) => webAddressTrouble(String(input)) ?? '',
  });

/** Ids become part of job ids and keys: small letters, digits and single dashes. */
const id = z
  .string({ error: 'an id such as al-mada' })
  .regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, { error: 'small letters, digits and - _ . between them' })
  .max(60);

/** What every source has, whatever its kind. */
const common = z.strictObject({
  id,
  url: httpUrl,
  name: z
    .union([z.string().min(1), z.strictObject({ ar: z.string(), en: z.string() })], {
      error: 'text (a number in quotes), or { ar, en }',
    })
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'a two-letter country code such as IQ' })
    .refine((code) => COUNTRY_CODES.has(code), { error: 'a country code of ISO 3166 such as IQ' })
    .nullable()
    .default(null),
  ownership: z.enum(OWNERSHIPS).default('independent'),
  owner: z.string().nullable().default(null),
  language: z.string().default('ar'),
  group: z.string().nullable().default(null),
  every: z
    .strictObject({ min: duration.default(300_000), max: duration.default(HOUR_MS) })
    .prefault({})
    .refine((every) => every.min >= MIN_EVERY_MS && every.min <= every.max, {
      error: 'min of 1s or more, and not above max (5m and 1h where they are left out)',
    }),
  enabled: z.boolean().default(true),
  reason: z.string().nullable().default(null),
  allowPrivate: z.boolean().default(false),
});

type CommonEntry = z.output<typeof common>;

/** The source that an entry means. */
const sourceOf = ({ every, name, ...rest }: CommonEntry & Record<string, unknown>) => ({
  ...rest,
  name: typeof name === 'object' ? name : { ar: name ?? rest.id, en: name ?? rest.id },
  every: { minMs: every.min, maxMs: every.max },
});

/** An entry of one kind: what every source has, and what the kind's own file says. */
function entryOf(kind: KindName) {
  const { settings, needed }: SourceKind<object> = KINDS[kind];
  const entry: z.ZodType<CommonEntry & Record<string, unknown>> = common.extend({
    kind: z.literal(kind),
    ...settings,
  });
  return Object.entries(needed)
    .reduce(
      (checked, [key, error]) =>
        checked.refine((source) => !source.enabled || source[key] !== null, {
          path: [key],
          error: String(error),
        }),
      entry,
    )
    .transform(sourceOf);
}

/** One entry of `sources:`, as its kind's own file describes it. */
const source = z.discriminatedUnion(
  'kind',
  // Each is an object with a literal `kind`, which its type no longer says.
  SOURCE_KINDS.map(entryOf) as unknown as [z.core.$ZodTypeDiscriminable],
) as unknown as z.ZodType<KnownSource>;

/** sources.yaml. */
export const sourcesFile = z.strictObject({ sources: z.array(source).min(1) });

/** The source that an entry means which says no more than this; what it says has been checked. */
export const sourceFrom = (entry: Pick<KnownSource, 'id' | 'kind' | 'url'> & object): KnownSource =>
  source.parse(entry);

/** What is written under `sources:`, unchecked. */
function entriesOf(value: unknown): { id?: unknown; kind?: unknown }[] {
  const list = (value as { sources?: unknown } | null)?.sources;
  return Array.isArray(list)
    ? (list.map((entry: unknown) => entry ?? '') as { id?: unknown; kind?: unknown }[])
    : [];
}

const isOfNoKind = (entry: { kind?: unknown }): boolean =>
  typeof entry === 'object' && !SOURCE_KINDS.some((known) => known === entry.kind);

const ofNoKind = z.looseObject(common.shape);

/** Of the entries whose kind nobody knows, what every kind has: else a wrong kind hid all that is wrong beside it. */
const withoutKinds = (entries: readonly { kind?: unknown }[]): z.ZodType => {
  const each = entries.map((entry) => (isOfNoKind(entry) ? ofNoKind : z.unknown()));
  return z.looseObject({ sources: z.tuple(each as unknown as [z.ZodType]) });
};

/** Checks sources.yaml; problems go to `problems`. */
export function checkSources(yaml: YamlFile, problems: Problems): KnownSource[] {
  const sources = checkYaml(yaml, sourcesFile, problems)?.sources ?? null;
  const entries = entriesOf(yaml.value);
  if (!sources && entries.some(isOfNoKind)) checkYaml(yaml, withoutKinds(entries), problems);
  checkOwnIds(yaml, entries, ['sources'], problems);
  return sources ?? [];
}
