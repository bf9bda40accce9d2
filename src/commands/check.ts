import { loadJudge } from '../configuration/load-judge.ts';
import { ConfigError } from '../lib/errors.ts';
import { loadSettings } from '../settings/load.ts';
import { configFolder } from '../settings/place.ts';
import { warningsOf } from '../settings/warnings.ts';
import { type CommandWorld, command, EXIT, print, SWITCH, TEXT } from './command.ts';

/** What a folder without a mistake holds. */
interface Checked {
  folder: string;
  sources: { enabled: number; all: number };
  channels: string[];
  topics: string[];
  warnings: string[];
}

/** What was made; null, with the problems told to `problems`, where the configuration is wrong. */
function tried<Value>(make: () => Value, problems: Set<string>): Value | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) problems.add(problem);
    return null;
  }
}

function checkedFolder(folder: string, world: CommandWorld, withoutSecrets: boolean): Checked {
  // Whoever mends the one should not hear of the other only then.
  const problems = new Set<string>();
  const secrets = withoutSecrets ? 'ignored' : 'needed';
  const settings = tried(() => loadSettings(folder, world.env, { secrets }), problems);
  const judge = tried(() => loadJudge(folder), problems);
  if (!settings || !judge) throw new ConfigError([...problems]);
  const topics = judge.topics.map(({ id }) => id);
  return {
    folder: settings.folder,
    sources: {
      enabled: settings.sources.filter(({ enabled }) => enabled).length,
      all: settings.sources.length,
    },
    channels: settings.channels.map(({ id }) => id),
    topics,
    warnings: warningsOf(settings, topics, new Date()),
  };
}

export const check = command({
  flags: { json: SWITCH, config: TEXT, 'without-secrets': SWITCH },
  help: `
Usage: rasid check [--config DIR] [--without-secrets] [--json]

Reads the whole configuration folder (or RASID_CONFIG, or the one Rasid ships) with the secrets it names, runs
every rule over its own examples, and prints what is wrong: file and line, path, what was found, what is allowed.
Where nobody would hear (a topic without a route, troubles without a channel), it warns; a warning is no error.

  --without-secrets   the secrets of channels may be missing: for CI
  --json              one JSON object {ok, folder, problems, warnings, sources, channels, topics} instead

Exit codes: 0 nothing is wrong, 1 something is.`,
  noWords: true,
  async run({ values }, world) {
    const folder = configFolder(values, world.env);
    let checked: Checked;
    try {
      checked = checkedFolder(folder, world, values['without-secrets']);
    } catch (error) {
      if (!values.json || !(error instanceof ConfigError)) throw error;
      print(world, { ok: false, folder, problems: error.problems });
      return EXIT.badInput;
    }
    if (values.json) {
      print(world, { ok: true, problems: [], ...checked });
      return EXIT.ok;
    }
    const { sources, channels, topics, warnings } = checked;
    world.stdout.write(
      `${checked.folder}: fine. ${sources.enabled} of ${sources.all} sources enabled, ${channels.length} ${channels.length === 1 ? 'channel' : 'channels'} (${channels.join(', ')}), ${topics.length} ${topics.length === 1 ? 'topic' : 'topics'} (${topics.join(', ')})\n`,
    );
    for (const line of warnings) world.stderr.write(`rasid: warning: ${line}\n`);
    return EXIT.ok;
  },
});
