import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CLITIC_PROFILES, type CliticProfile } from '../arabic/clitics.ts';
import { normalize } from '../arabic/normalize.ts';
import type { LexiconEntry } from '../judge/lexicon/entry.ts';

/** Vowel signs, tatweel and marks of direction are folded away before matching, and only letters and digits are words. */
const form = z
  .string()
  .trim()
  .min(1)
  .refine((text) => /[\p{L}\p{N}]/u.test(normalize(text).text), {
    error: 'words: letters or digits have to be left without vowel signs and tatweel',
  });
const words = z.array(form).min(1);

/** What may be said of an entry beside its concept. */
export const entryKeys = {
  id: z.string().min(1).optional(),
  clitics: z.enum(CLITIC_PROFILES as [CliticProfile, ...CliticProfile[]]).default('noun'),
  forms: words,
  suffixStems: z.record(z.string(), words).default({}),
  attrs: z.record(z.string(), z.string()).default({}),
};

/** A file of `lexicons/` with words for rules and readers: `entries:`, each a concept and its forms. */
export const entryLexicon: z.ZodType<LexiconEntry[]> = z
  .strictObject({
    version: z.literal(1).default(1),
    entries: z.array(z.strictObject({ concept: z.string().min(1), ...entryKeys })).min(1),
  })
  .transform(({ entries }) => entries.map((entry) => ({ ...entry, id: entry.id ?? entry.concept })));

/**
 * Names of the YAML files in a folder of the operator's and of the shipped one, each once, sorted. Hidden ones are what
 * editors and other systems leave beside a file: locks, drafts, attributes.
 */
export function yamlNames(folders: readonly string[], subfolder: string): string[] {
  const names = folders.flatMap((folder) => {
    try {
      return readdirSync(join(folder, subfolder)).filter((name) => /^[^.].*\.ya?ml$/.test(name));
    } catch {
      return [];
    }
  });
  return [...new Set(names)].sort();
}
