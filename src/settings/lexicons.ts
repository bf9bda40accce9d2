import { z } from 'zod';
import { type FactionLexicon, PERSON_ROLES } from '../judge/lexicon/faction-lexicon.ts';

const words = z.array(z.string().min(1));
const version = z.literal(1).default(1);

const person = z.strictObject({
  ar: z.string(),
  en: z.string(),
  role: z.enum(PERSON_ROLES),
  title: z.string().optional(),
  names: words.optional(),
  short: words.optional(),
  near: words.optional(),
  needs: z.literal('faction').optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  former: z.boolean().optional(),
});

const faction = z.strictObject({
  id: z.string(),
  name: z.strictObject({ ar: z.string(), en: z.string() }),
  alsoEn: words.optional(),
  countries: words,
  kind: z.string(),
  foe: z.string().optional(),
  fightsFor: z.literal('state').optional(),
  until: z.string().optional(),
  speaks: z.enum(['members', 'never', 'armed_context']).optional(),
  names: words,
  hostile: words.optional(),
  nisba: words.optional(),
  weak: z
    .array(z.strictObject({ name: z.string(), accept: words, reject: words, alone: z.boolean().optional() }))
    .optional(),
  wings: z
    .array(
      z.strictObject({
        type: z.string(),
        en: z.string(),
        names: words,
        own: z.boolean().optional(),
        speaks: z.literal('never').optional(),
      }),
    )
    .optional(),
  people: z.array(person).optional(),
});

/** `lexicons/factions.yaml`: who the armed factions are. */
export const factionLexicon: z.ZodType<FactionLexicon> = z
  .strictObject({
    version,
    backReferences: z.array(
      z.strictObject({
        word: z.string(),
        head: words.optional(),
        prefer: words.optional(),
        never: words.optional(),
        id: z.string().optional(),
        not: words.optional(),
        named: words.optional(),
      }),
    ),
    notFactions: z.array(z.strictObject({ en: z.string(), names: words, people: words.optional() })),
    bareWords: z
      .array(z.strictObject({ word: z.string(), id: z.string(), near: words, unless: words.optional() }))
      .default([]),
    undated: z.array(z.strictObject({ id: z.string(), before: words, after: words })).default([]),
    factions: z.array(faction).min(1),
  })
  .transform(({ version: _version, ...lexicon }) => lexicon);
