import { z } from 'zod';
import type { FactionLexicon, StatementLexicon, VerbLexicon } from '../judge/statements/lexicon.ts';
import { STATEMENT_TYPES } from '../model/verdict.ts';

const words = z.array(z.string().min(1));
const version = z.literal(1).default(1);

const PERSON_ROLES = [
  'leader',
  'deputy_leader',
  'spokesman',
  'military_spokesman',
  'commander',
  'political_official',
  'media_official',
  'cleric',
  'founder',
  'mp',
  'state_role',
] as const;

const person = z.strictObject({
  ar: z.string(),
  en: z.string(),
  role: z.enum(PERSON_ROLES),
  title: z.string().optional(),
  names: words.optional(),
  short: words.optional(),
  near: words.optional(),
  needs: z.literal('faction').optional(),
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
        id: z.string().optional(),
        not: words.optional(),
      }),
    ),
    notFactions: z.array(z.strictObject({ en: z.string(), names: words, people: words.optional() })),
    factions: z.array(faction).min(1),
  })
  .transform(({ version: _version, ...lexicon }) => lexicon);

/** `lexicons/statements-verbs.yaml`: verbs of saying and announcing. */
export const verbLexicon: z.ZodType<VerbLexicon> = z
  .strictObject({
    version,
    verbs: z
      .array(
        z.strictObject({
          id: z.string(),
          type: z.enum(STATEMENT_TYPES),
          neutral: z.boolean().optional(),
          continues: z.boolean().optional(),
          act: z.boolean().optional(),
          soft: z.boolean().optional(),
          forms: words,
          we: words.optional(),
          participles: words.optional(),
          nouns: words.optional(),
          needs: words.optional(),
          not: words.optional(),
          object: words.optional(),
        }),
      )
      .min(1),
    acts: z.array(z.strictObject({ forms: words, we: words.optional(), nouns: words.optional() })),
  })
  .transform(({ verbs, acts }) => ({ verbs, acts }));

const listsOf = <const Keys extends readonly string[]>(keys: Keys) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, words])) as Record<Keys[number], typeof words>);

const MEDIA = ['telegram', 'tweet', 'interview', 'video', 'speech', 'statement'] as const;
const formula = z.strictObject({ strong: words, weak: words });

/** `lexicons/statements.yaml`: the words around a statement. */
export const statementLexicon: z.ZodType<StatementLexicon> = z
  .strictObject({
    version,
    typesOrder: z.array(z.enum(STATEMENT_TYPES)),
    roles: listsOf(['heads', 'bodies', 'within', 'adjectives', 'former', 'prepositions', 'suffixed']),
    titles: words,
    deeds: words,
    kin: words,
    adverbials: words,
    clauseOpeners: words,
    labels: words,
    negations: words,
    subordinators: words,
    pluperfect: words,
    oldTimes: words,
    attribution: listsOf([
      'accordingTo',
      'quotedFrom',
      'issuedBy',
      'documents',
      'ownDocuments',
      'stances',
      'nounLinks',
      'complementizers',
      'sayings',
      'closeTo',
    ]),
    media: listsOf(MEDIA),
    formulas: z.strictObject(
      Object.fromEntries(STATEMENT_TYPES.map((type) => [type, formula])) as Record<
        (typeof STATEMENT_TYPES)[number],
        typeof formula
      >,
    ),
    dueTimes: words,
    ownPeople: words,
    followers: words,
    callsToArms: words,
    callsToKill: words,
    endsTruce: words,
    claimMarks: words,
    armedContext: words,
    bareWords: z.array(
      z.strictObject({ word: z.string(), id: z.string(), near: words, unless: words.optional() }),
    ),
    undated: z.array(z.strictObject({ id: z.string(), before: words, after: words })),
    targets: z.array(
      z.strictObject({
        en: z.string(),
        names: words,
        nisba: words.optional(),
        in: words.optional(),
        friends: words.optional(),
        low: z.boolean().optional(),
      }),
    ),
  })
  .transform(({ version: _version, ...lexicon }) => lexicon);
