import { z } from 'zod';
import { alertsFile } from './alerts.ts';
import { entryLexicon } from './entries.ts';
import { factionLexicon } from './lexicons.ts';
import { rasidFile } from './rasid-file.ts';
import { sourcesFile } from './sources.ts';
import { topicFile } from './topics.ts';

/** Files of a configuration folder by the name of their schema, and what they say. */
const FILES: Readonly<Record<string, { file: z.ZodType; title: string }>> = {
  sources: { file: sourcesFile, title: 'sources.yaml: what Rasid watches' },
  alerts: { file: alertsFile('UTC'), title: 'alerts.yaml: who hears what, when' },
  rasid: { file: rasidFile, title: 'rasid.yaml: how the service itself behaves' },
  topic: { file: topicFile, title: 'topics/*.yaml: what to look for' },
  'lexicon-entries': { file: entryLexicon, title: 'lexicons/*.yaml: words for rules and readers' },
  'lexicon-factions': { file: factionLexicon, title: 'lexicons/factions.yaml: who the armed factions are' },
};

/**
 * JSON Schemas of every file, for editors that complete and check (`# yaml-language-server: $schema=…`), by file name.
 * What a schema cannot say (names that must exist, what excludes each other), `rasid check` says.
 */
export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, { file, title }]) => {
      const { $schema, ...schema } = z.toJSONSchema(file, {
        io: 'input',
        unrepresentable: 'any',
        reused: 'ref',
      });
      return [`${name}.schema.json`, { $schema, title, ...schema }];
    }),
  );
}
