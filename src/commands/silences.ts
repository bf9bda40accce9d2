import type { Matcher } from '../alerts/match.ts';
import { effectText, type SilenceEffect, silenceEffect } from '../pipeline/silence-effect.ts';
import { allSilences, finishSilence, makeSilence, type ShownSilence } from '../pipeline/silences.ts';
import { duration } from '../settings/duration.ts';
import type { KnownNames } from '../settings/known-names.ts';
import { matchText, parseMatch } from '../settings/match-text.ts';
import { command, EXIT, print, SWITCH, TEXT, tellNothing, UsageError } from './command.ts';
import { instantOf, PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

function endOf(values: { for?: string | undefined; until?: string | undefined }, startsAt: Date): Date {
  if ((values.for === undefined) === (values.until === undefined)) {
    throw new UsageError('how long? Either --for 2h or --until 2026-11-24T18:00:00Z');
  }
  if (values.until !== undefined) return instantOf('--until', values.until);
  const ms = duration.safeParse(values.for);
  if (!ms.success) throw new UsageError(`--for: found '${values.for}', allowed: 30m, 2h, 1d`);
  return new Date(startsAt.getTime() + ms.data);
}

/** Said before a database is opened, which may take a while or be refused. */
function matchOf(text: string | undefined, names: KnownNames): Matcher {
  if (text === undefined) throw new UsageError('--match: which alerts? See rasid silences --help');
  return parseMatch(text, names);
}

function line(silence: ShownSilence): string {
  const ended = silence.endedBy === null ? '' : ` (ended by ${silence.endedBy})`;
  return `${silence.id.padStart(5)}  ${silence.state.padEnd(8)}  ${silence.from.padEnd(6)}  until ${silence.endsAt.toISOString()}${ended}  ${silence.match}  ${silence.author}: ${silence.reason}\n`;
}

function effectLines(effect: SilenceEffect): string {
  const examples = effect.examples.map(
    ({ at, storyId, alert }) => `    ${at.toISOString().slice(0, 10)}  story ${storyId}  ${alert.headline}\n`,
  );
  return `${effectText(effect)}\n${examples.join('')}`;
}

export const silences = command({
  flags: {
    all: SWITCH,
    json: SWITCH,
    match: TEXT,
    for: TEXT,
    until: TEXT,
    from: TEXT,
    author: TEXT,
    reason: TEXT,
    ...PLACES,
  },
  words: ['list', 'add', 'try', 'end'],
  help: `
Usage: rasid silences [list] [--all] [--json]
       rasid silences add --match CONDITIONS (--for 2h | --until TIME) [--from TIME] --author WHO --reason WHY [--json]
       rasid silences try --match CONDITIONS [--json]
       rasid silences end ID --author WHO [--json]

A silence mutes the alerts it matches until its end; they stay in the ledger as muted (rasid deliveries --state muted).
CONDITIONS are those of 'match' in alerts.yaml: "faction=Kata'ib Hezbollah; type=position,warning; not.severity=critical".
Names are taken in any usual spelling, Arabic or English; rasid factions and rasid forces list them. 'try' shows what such a
silence would mute now and would have muted in the last 30 days, and changes nothing; 'add' says the same.
'list' shows those in force and to come, with --all those that are over too. A running Rasid heeds a change at once.
All take --config DIR, --data DIR and --json. The page /silences of a running Rasid does the same.

Example: rasid silences add --match "country=IQ" --for 4h --author Layla --reason "parliament debates"`,
  async run({ values, positionals }, world) {
    const [verb = 'list', id = ''] = positionals;
    const settings = settingsOf(values, world);
    const now = new Date();
    const author = values.author ?? '';
    switch (verb) {
      case 'list': {
        const all = await withStore(values, settings, world, (pool) =>
          allSilences(pool, settings.rules, now),
        );
        const shown = all.filter(({ state }) => values.all || state !== 'over');
        if (shown.length === 0) {
          tellNothing(world, values.all ? 'no silences' : 'no silence is in force or to come');
        }
        for (const silence of shown) print(world, values.json ? silence : line(silence));
        return EXIT.ok;
      }
      case 'add': {
        const match = matchOf(values.match, settings.names);
        const startsAt = values.from === undefined ? now : instantOf('--from', values.from);
        const asked = {
          match,
          startsAt,
          endsAt: endOf(values, startsAt),
          author,
          reason: values.reason ?? '',
          madeBy: 'cli' as const,
        };
        const { made, effect } = await withStore(
          values,
          settings,
          world,
          async (pool) => ({
            made: await makeSilence(pool, asked, now),
            effect: await silenceEffect(pool, match, now),
          }),
          { make: true },
        );
        const until = asked.endsAt.toISOString();
        print(
          world,
          values.json
            ? { id: made, endsAt: until, match: matchText(match), ...effect }
            : `silence ${made} until ${until}, ${matchText(match)}\n${effectLines(effect)}`,
        );
        return EXIT.ok;
      }
      case 'try': {
        const match = matchOf(values.match, settings.names);
        const effect = await withStore(values, settings, world, (pool) => silenceEffect(pool, match, now));
        const text = matchText(match);
        print(world, values.json ? { match: text, ...effect } : `${text}: ${effectLines(effect)}`);
        return EXIT.ok;
      }
      case 'end': {
        if (!/^\d{1,18}$/.test(id))
          throw new UsageError('which silence? rasid silences list shows their ids');
        await withStore(values, settings, world, (pool) => finishSilence(pool, id, author, now));
        print(world, values.json ? { id, ended: true } : `silence ${id} has ended\n`);
        return EXIT.ok;
      }
      default:
        throw new UsageError(`found '${verb}', allowed: list, add, try, end`);
    }
  },
});
