import { resolve } from 'node:path';
import { packFile, packInto } from '../store/backup/file.ts';
import { backupText } from '../store/backup/take.ts';
import { SCHEMA_VERSION } from '../store/migrations.ts';
import { command, EXIT, onlyWord, SWITCH } from './command.ts';
import { PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

/** `417 articles, 12 stories, 33 deliveries, 2140 rows in all`. */
export function rowsText(rows: Readonly<Record<string, number>>): string {
  const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const named = ['articles', 'stories', 'deliveries'].map((table) => `${rows[table] ?? 0} ${table}`);
  return `${named.join(', ')}, ${all} rows in all`;
}

/** `rasid backup`: everything that Rasid keeps, in one file. */
export const backup = command({
  flags: { replace: SWITCH, ...PLACES },
  words: 'file',
  help: `
Usage: rasid backup FILE [--replace] [--config DIR] [--data DIR]

Writes the whole state (articles, verdicts, stories, the ledger of deliveries, silences, votes) as it is at one moment to
FILE, or to standard output for '-'; a Rasid that runs goes on. The file appears whole or not at all, and only its owner
may read it: it holds the secret that signs links for votes. The configuration folder and what variables hold are not in it.
It is gzip over JSON Lines, the same from a database of our own and from a server's; 'rasid restore FILE' reads it.

  --replace   write over a file that is there

Example: rasid backup rasid-$(date +%F).backup --data ./data`,
  async run({ values, positionals }, world) {
    const file = onlyWord(positionals, 'which file? See rasid backup --help');
    const settings = settingsOf(values, world);
    return withStore(values, settings, world, async (pool) => {
      const rows: Record<string, number> = {};
      const text = backupText(pool, (table, n) => {
        rows[table] = (rows[table] ?? 0) + n;
      });
      if (file === '-') {
        await packInto(world.stdout, text);
        world.stderr.write(`rasid: ${rowsText(rows)}\n`);
        return EXIT.ok;
      }
      const bytes = await packFile(resolve(file), values.replace, text);
      const megabytes = (bytes / 1_000_000).toFixed(1);
      world.stdout.write(
        `${file}: ${rowsText(rows)}, tables of version ${SCHEMA_VERSION}, ${megabytes} MB\n`,
      );
      return EXIT.ok;
    });
  },
});
