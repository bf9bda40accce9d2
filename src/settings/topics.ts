import { z } from 'zod';
import type { LexiconEntry } from '../judge/lexicon/entry.ts';
import { conceptsOf } from '../judge/topics/compile.ts';
import {
  type Examples,
  type Qualifier,
  READERS,
  type ReaderName,
  type Topic,
  type TopicRule,
  type Treatment,
  UNITS,
} from '../judge/topics/topic.ts';
import { isDayOrInstant } from '../lib/calendar-day.ts';
import { didYouMean } from '../lib/nearest.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import { ZONES } from '../model/zone.ts';
import { entryKeys } from './entries.ts';
import { oneOf } from './matchers.ts';
import { checkOwnIds } from './own-ids.ts';
import { type Problems, placeIn, type YamlFile } from './yaml-file.ts';

const name = z.string().trim().min(1);
const names = z.array(name).min(1);
/** Beyond so many words nothing stands near anything. */
const MOST_WORDS = 60;
const words = z.int().min(0).max(MOST_WORDS);

const example = z
  .union(
    [
      name,
      z.strictObject({
        title: z.string().default(''),
        text: z.string().default(''),
        published: name.refine(isDayOrInstant, { error: 'a date such as 2026-11-24' }).optional(),
      }),
    ],
    { error: 'text, or { title, text, published }' },
  )
  .refine((given) => typeof given === 'string' || given.title.trim() + given.text.trim() !== '', {
    error: 'a title or a text',
    when: ({ issues }) => issues.length === 0,
  })
  .transform((given) =>
    typeof given === 'string'
      ? { title: '', text: given, publishedAt: null }
      : { title: given.title, text: given.text, publishedAt: given.published ?? null },
  );
const examples: z.ZodType<Examples> = z.strictObject({
  matches: z.array(example).min(1),
  rejects: z.array(example).min(1),
});

const facetName = z.string().regex(/^[a-z][A-Za-z0-9_]*$/, { error: 'a name of letters, digits and _' });
const facetValue = z.union([z.string(), z.number(), z.boolean()], { error: 'a word, or $concept.attr' });
const facets = z.record(facetName, facetValue.transform(String));

const TREATMENT_WORDS = 'refuse | count | { facets: { … } }';
const treatment = (usual: 'refuse' | 'count') =>
  z
    .union([z.enum(['refuse', 'count']), z.strictObject({ facets })], { error: TREATMENT_WORDS })
    .default(usual)
    .transform(
      (given): Treatment =>
        typeof given === 'string'
          ? { refuse: given === 'refuse', facets: {} }
          : { refuse: false, facets: given.facets },
    );

const exclusion = z
  .union(
    [
      names.transform((concepts) => ({ concepts, unit: 'sentence' as const, within: null })),
      z
        .strictObject({ concepts: names, in: z.enum(UNITS).default('sentence'), within: words.optional() })
        .transform(({ concepts, in: unit, within }) => ({ concepts, unit, within: within ?? null })),
    ],
    { error: 'a list of concepts, or { concepts, in, within }' },
  )
  .transform((one) => [one]);

const id = z.string().regex(/^[a-z][a-z0-9_-]*$/, { error: 'small letters, digits, _ and -' });

const rule = z
  .strictObject({
    id,
    weight: z
      .number()
      .min(-1)
      .max(1)
      .refine((weight) => weight !== 0, { error: 'a number from -1 to 1 that is not 0' }),
    in: z.enum(UNITS).default('sentence'),
    zone: oneOf(ZONES).default([...ZONES]),
    all: names.default([]),
    any: names.default([]),
    near: z
      .strictObject({ concepts: z.array(name).min(2), within: words, ordered: z.boolean().default(false) })
      .nullable()
      .default(null),
    order: z.array(name).min(2).default([]),
    unless: exclusion.default([]),
    hints: names.default([]),
    negated: treatment('refuse'),
    background: treatment('refuse'),
    reported: treatment('count'),
    facets: facets.default({}),
    examples: examples.nullable().default(null),
  })
  .refine(({ all, any, near, order }) => near !== null || all.length + any.length + order.length > 0, {
    error: 'at least one of all, any, near, order',
  })
  .refine(({ near, order }) => near === null || order.length === 0, {
    error: 'near or order; for both, near with ordered: true',
  })
  .transform(
    ({ in: unit, zone, negated, background, reported, ...rest }): TopicRule => ({
      ...rest,
      unit,
      zones: zone,
      treatments: { negated, background, reported } satisfies Record<Qualifier, Treatment>,
    }),
  );

/** A file of `topics/`. */
export const topicFile: z.ZodType<Topic> = z
  .strictObject({
    version: z.literal(1).default(1),
    id,
    name: z.strictObject({ ar: name, en: name }),
    reader: z.enum(READERS).default('rules'),
    threshold: z.number().min(0.01).max(1).default(0.5),
    story: z.array(z.string().min(1)).max(8).default([]),
    concepts: z.record(name, z.array(z.strictObject(entryKeys)).min(1)).default({}),
    rules: z.array(rule).default([]),
    examples,
  })
  .refine(({ reader, rules }) => reader !== 'rules' || rules.length > 0, {
    path: ['rules'],
    error: 'at least one rule, since the topic has no reader',
  })
  .transform(({ version: _version, concepts, ...topic }) => ({
    ...topic,
    entries: Object.entries(concepts).flatMap(([concept, entries]) =>
      entries.map((entry) => ({ ...entry, concept, id: entry.id ?? concept })),
    ),
  }));

/** A reader in code judges the topic it was written for. */
const READER_TOPICS: Readonly<Record<ReaderName, string | null>> = {
  statements: STATEMENT_TOPIC,
  withdrawals: WITHDRAWAL_TOPIC,
  rules: null,
};

/** What a schema cannot see: rules that name no known concept, two rules of one id, a facet of no rule's concept. */
export function checkTopic(
  yaml: YamlFile,
  topic: Topic,
  lexiconEntries: readonly LexiconEntry[],
  problems: Problems,
): void {
  const at = (path: readonly PropertyKey[]): string => placeIn(yaml, path);
  const known = new Set([...topic.entries, ...lexiconEntries].map(({ concept }) => concept));
  // A topic's own concept goes before one of the lexicons with the same name.
  const entriesOf = (concept: string): readonly LexiconEntry[] => {
    const own = topic.entries.filter((entry) => entry.concept === concept);
    return own.length > 0 ? own : lexiconEntries.filter((entry) => entry.concept === concept);
  };
  const home = READER_TOPICS[topic.reader];
  if (home !== null && home !== topic.id) {
    problems.push(`${at(['reader'])}: found "${topic.reader}", which reads only the topic ${home}`);
  }
  const declared = new Set(
    topic.rules.flatMap(({ facets, treatments }) =>
      [facets, ...Object.values(treatments).map((one) => one.facets)].flatMap(Object.keys),
    ),
  );
  for (const [index, facet] of topic.story.entries()) {
    if (declared.has(facet)) continue;
    problems.push(`${at(['story', index])}: found "${facet}", allowed: a facet that a rule sets`);
  }
  checkOwnIds(yaml, topic.rules, ['rules'], problems);
  for (const [index, one] of topic.rules.entries()) {
    const path = ['rules', index];
    const named = conceptsOf(one);
    for (const { name: concept, path: within } of named) {
      if (known.has(concept)) continue;
      problems.push(
        `${at([...path, ...within])}: found "${concept}", allowed: a concept of this file or of lexicons/*.yaml${didYouMean(concept, [...known])}`,
      );
    }
    for (const [facet, value] of Object.entries(one.facets)) {
      if (!value.startsWith('$')) continue;
      const [, concept, attr = ''] = /^\$(.+)\.([^.]+)$/.exec(value) ?? [];
      const found = `${at([...path, 'facets', facet])}: found "${value}"`;
      if (concept === undefined || !named.some((other) => other.name === concept)) {
        problems.push(`${found}, allowed: $concept.attr of a concept this rule asks for`);
      } else if (known.has(concept) && !entriesOf(concept).some(({ attrs }) => attr in attrs)) {
        problems.push(`${found}, allowed: an attr that an entry of ${concept} has`);
      }
    }
  }
}
