import { storyAddress } from '../alerts/feedback-link.ts';
import { plainLine } from '../alerts/foreign-text.ts';
import { deadlineSubject, renderCalendar } from '../alerts/render/calendar.ts';
import { DAY_MS } from '../lib/durations.ts';
import { deadlineState, type ListedDeadline } from '../model/deadline.ts';
import { listDeadlines } from '../store/deadline-list.ts';
import { instanceId } from '../store/secrets.ts';
import { command, EXIT, print, SWITCH, tellNothing, UsageError } from './command.ts';
import { PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

const MOST = 10_000;
const YEAR_MS = 365 * DAY_MS;

function lineOf(deadline: ListedDeadline, now: Date): string {
  const state = deadlineState(deadline, now).padEnd(8);
  const words = deadline.quote === '' ? '' : `  «${plainLine(deadline.quote, 80)}»`;
  return `${deadline.date.padEnd(10)}  ${state}  story ${deadline.storyId}  ${deadlineSubject(deadline)}${words}  ${deadline.article.url}\n`;
}

export const deadlines = command({
  flags: { ics: SWITCH, json: SWITCH, all: SWITCH, ...PLACES },
  help: `
Usage: rasid deadlines [--ics | --json] [--all] [--config DIR] [--data DIR]

Lists deadlines, the soonest first: date, state (upcoming, passed or met), story, what it is about, the words that set
it and their source.

  --ics    an iCalendar file (RFC 5545) on standard output, with reminders as deadlines.remindDays in rasid.yaml says
  --json   a JSON object a line
  --all    also those that ended more than a year ago

A running Rasid serves the same at /deadlines and /deadlines.ics.

Example: rasid deadlines --ics > deadlines.ics`,
  noWords: true,
  async run({ values }, world) {
    if (values.ics && values.json) throw new UsageError('--ics and --json: one of them, not both');
    const now = new Date();
    const settings = settingsOf(values, world);
    return withStore(values, settings, world, async (pool) => {
      const since = values.all ? null : new Date(now.getTime() - YEAR_MS);
      const listed = await listDeadlines(pool, { since, limit: MOST });
      const { publicUrl, deadlines: asked } = settings.service;
      if (values.ics) {
        const head = {
          instance: await instanceId(pool),
          storyUrl: (id: string) => (publicUrl === null ? null : storyAddress(publicUrl, id)),
          remindDays: asked.remindDays,
          now,
        };
        world.stdout.write(renderCalendar(listed, head));
        return EXIT.ok;
      }
      if (listed.length === 0) tellNothing(world, 'no deadlines are known');
      for (const deadline of listed)
        print(
          world,
          values.json ? { ...deadline, state: deadlineState(deadline, now) } : lineOf(deadline, now),
        );
      return EXIT.ok;
    });
  },
});
