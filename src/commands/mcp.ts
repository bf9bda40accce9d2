import { apiNeeds } from '../api/needs.ts';
import { errorLine } from '../lib/errors.ts';
import { VERSION } from '../lib/version.ts';
import { serveMcp } from '../mcp/server.ts';
import { command, EXIT } from './command.ts';
import { PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

export const mcp = command({
  flags: PLACES,
  help: `
Usage: rasid mcp [--config DIR] [--data DIR]

Serves the Model Context Protocol over standard input and output until the client closes it: the tools search_stories,
get_story, list_statements, list_deadlines and search_articles, each with the original Arabic words it rests on, an
English line and links. It reads the database that 'rasid run' fills, beside it or without it, and changes nothing.
Secrets of channels are not needed; DATABASE_URL is, where the database is on a server.

Example, in the configuration of a client:
  {"mcpServers": {"rasid": {"command": "npx", "args": ["rasid", "mcp", "--config", "/etc/rasid", "--data", "/var/lib/rasid"]}}}`,
  noWords: true,
  async run({ values }, world) {
    const settings = settingsOf(values, world);
    const ended = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
    return withStore(values, settings, world, async (pool) => {
      await serveMcp(
        apiNeeds(pool, () => settings),
        VERSION,
        {
          stdin: world.stdin,
          stdout: world.stdout,
          onError: (error) => void world.stderr.write(`rasid: mcp: ${errorLine(error)}\n`),
          signal: ended.signal,
        },
      );
      return EXIT.ok;
    });
  },
});
