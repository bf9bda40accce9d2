import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import type { JudgeLexicons } from '../judge/analysis.ts';
import { entryLexicon, yamlNames } from './entries.ts';
import { keptFor } from './kept.ts';
import { factionLexicon } from './lexicons.ts';
import { configPath, SHIPPED_CONFIG } from './place.ts';
import { checkYaml, type Problems, parseYaml, readFileFor } from './yaml-file.ts';

const FACTIONS = 'factions.yaml';

/**
 * Reads the lexicons of a configuration folder, its own in the place of the shipped ones of the same name; null, with
 * `problems` told, where one is wrong. What they say is kept from one start to the next, since YAML and its checks take
 * half a second. `hash` takes in every file.
 */
export function readLexicons(folder: string, problems: Problems, hash?: Hash): JudgeLexicons | null {
  const own = createHash('sha256');
  const others = yamlNames([SHIPPED_CONFIG, folder], 'lexicons').filter((name) => name !== FACTIONS);
  const files = [FACTIONS, ...others].flatMap((name) => {
    const path = join('lexicons', name);
    const bytes = readFileFor(configPath(folder, path), problems);
    for (const sum of [own, hash]) if (bytes !== null) sum?.update(path).update(bytes);
    return bytes === null ? [] : { name, file: configPath(folder, path), text: bytes.toString('utf8') };
  });
  if (files.length <= others.length) return null;
  return keptFor(own.digest('hex'))('lexicons', () => {
    let factions: JudgeLexicons['factions'] | null = null;
    const before = problems.length;
    const entries = files.flatMap(({ name, file, text }) => {
      const yaml = parseYaml(file, text, problems);
      if (yaml === null) return [];
      if (name !== FACTIONS) return checkYaml(yaml, entryLexicon, problems) ?? [];
      factions = checkYaml(yaml, factionLexicon, problems);
      return [];
    });
    return factions === null || problems.length > before ? null : { factions, entries };
  });
}
