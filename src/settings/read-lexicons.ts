import { createHash, type Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgeLexicons } from '../judge/analysis.ts';
import { entryLexicon, yamlNames } from './entries.ts';
import { keptFor } from './kept.ts';
import { factionLexicon } from './lexicons.ts';
import { checkOwnIds } from './own-ids.ts';
import { configPath, SHIPPED_CONFIG } from './place.ts';
import { checkYaml, type Problems, parseYaml, readFileFor } from './yaml-file.ts';

const FACTIONS = 'factions.yaml';

interface LexiconFile {
  name: string;
  file: string;
  text: string;
  /** The shipped file that it stands in for, where it does. */
  replaced: { file: string; text: string } | null;
}

/**
 * Reads the lexicons of a configuration folder, its own in the place of the shipped ones of the same name; null, with
 * `problems` told, where one is wrong. What they say is kept from one start to the next, since YAML and its checks take
 * half a second. `hash` takes in every file.
 */
export function readLexicons(folder: string, problems: Problems, hash?: Hash): JudgeLexicons | null {
  const own = createHash('sha256');
  const others = yamlNames([SHIPPED_CONFIG, folder], 'lexicons').filter((name) => name !== FACTIONS);
  const files = [FACTIONS, ...others].flatMap((name): LexiconFile[] => {
    const path = join('lexicons', name);
    const file = configPath(folder, path);
    const bytes = readFileFor(file, problems);
    if (bytes === null) return [];
    for (const sum of [own, hash]) sum?.update(path).update(bytes);
    const shipped = join(SHIPPED_CONFIG, path);
    const before = file !== shipped && existsSync(shipped) ? readFileFor(shipped, problems) : null;
    if (before !== null) own.update(before);
    return [
      {
        ...{ name, file, text: bytes.toString('utf8') },
        replaced: before && { file: shipped, text: before.toString('utf8') },
      },
    ];
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
      if (factions) checkOwnIds(yaml, factions.factions, ['factions'], problems);
      return [];
    });
    if (problems.length === before) checkConcepts(files, entries, problems);
    return factions === null || problems.length > before ? null : { factions, entries };
  });
}

/** Of what is missing, so many names are told; the rest is counted. */
const TOLD = 6;

/**
 * The judge goes by the concepts of the shipped files, by name: one that stood in a file which another stands in for, and
 * stands nowhere now, would be missed in silence.
 */
function checkConcepts(
  files: readonly LexiconFile[],
  entries: JudgeLexicons['entries'],
  problems: Problems,
): void {
  const there = new Set(entries.map(({ concept }) => concept));
  for (const { name, file, replaced } of files) {
    if (name === FACTIONS || replaced === null) continue;
    const yaml = parseYaml(replaced.file, replaced.text, problems);
    const needed = yaml && checkYaml(yaml, entryLexicon, problems);
    const missing = [...new Set(needed?.map(({ concept }) => concept))].filter((one) => !there.has(one));
    if (missing.length === 0) continue;
    const more = missing.length > TOLD ? ` and ${missing.length - TOLD} more` : '';
    problems.push(
      `${file}: no entries for ${missing.slice(0, TOLD).join(', ')}${more}, which the judge goes by; copy them from ${replaced.file}`,
    );
  }
}
