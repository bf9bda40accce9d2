import { ConfigError } from '../../src/lib/errors.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { makeFolder } from '../parts/folder.ts';

/** What `rasid check` says of one channel's entry, without the name of the folder; `keys` are its id's siblings. */
export function problemsOf(keys: string, env: Record<string, string> = {}): string[] {
  const folder = makeFolder();
  try {
    folder.write('sources.yaml', 'sources: [{ id: a, kind: feed, url: "https://example.org/rss" }]\n');
    folder.write('alerts.yaml', `channels:\n  - { id: desk, ${keys} }\nroute: { channel: desk }\n`);
    loadSettings(folder.path, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((line) => line.replaceAll(`${folder.path}/`, ''));
  } finally {
    folder.remove();
  }
}
