import { parseArgs } from 'node:util';
import { loadJudge } from '../configuration/load-judge.ts';
import { hearingWarnings } from '../settings/hearing.ts';
import { loadSettings } from '../settings/load.ts';
import { configFolder } from '../settings/place.ts';
import { type Command, EXIT } from './command.ts';

export const check: Command = {
  name: 'check',
  summary: 'check a configuration folder and do nothing else',
  help: `
Usage: rasid check [--config DIR] [--without-secrets]

Reads the whole configuration folder (or RASID_CONFIG, or the one Rasid ships) with the secrets it names, runs
every rule over its own examples, and prints what is wrong: file and line, path, what was found, what is allowed.
Where nobody would hear (a topic without a route, troubles without a channel), it warns; a warning is no error.

  --without-secrets   the secrets of channels may be missing: for CI

Exit codes: 0 nothing is wrong, 1 something is.`,
  async run(args, world) {
    const { values } = parseArgs({
      args,
      options: { config: { type: 'string' }, 'without-secrets': { type: 'boolean', default: false } },
    });
    const settings = loadSettings(configFolder(values, world.env), world.env, {
      secrets: values['without-secrets'] ? 'ignored' : 'needed',
    });
    const { topics } = loadJudge(settings.folder);
    const enabled = settings.sources.filter((source) => source.enabled).length;
    world.stdout.write(
      `${settings.folder}: fine. ${enabled} of ${settings.sources.length} sources enabled, ${settings.channels.length} channels (${settings.channels.map((channel) => channel.id).join(', ')}), ${topics.length} topics (${topics.map((topic) => topic.id).join(', ')})\n`,
    );
    const ids = topics.map((topic) => topic.id);
    for (const line of hearingWarnings(settings, ids, new Date())) {
      world.stderr.write(`rasid: warning: ${line}\n`);
    }
    return EXIT.ok;
  },
};
