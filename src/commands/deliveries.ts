import { PayloadError } from '../lib/errors.ts';
import { didYouMean } from '../lib/nearest.ts';
import { DELIVERY_STATES, type DeliveryState, type ListedDelivery } from '../store/delivery.ts';
import { retryDelivery } from '../store/ledger.ts';
import { listDeliveries } from '../store/operator-lists.ts';
import { command, EXIT, print, SWITCH, TEXT, tellNothing, UsageError } from './command.ts';
import { idOf, limitOf, PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

function line(row: ListedDelivery): string {
  const { alert, recipients, waitsUntil, why, error } = row;
  const to = recipients === null ? '' : `  to ${recipients.join(', ')}`;
  const until = waitsUntil === null ? '' : `until ${waitsUntil.toISOString()}: `;
  const reason = why === null ? '' : `  (${until}${why})`;
  const story = row.storyId === null ? row.kind : `story ${row.storyId}`;
  const last = error === null ? '' : `  [${error}]`;
  return `${row.id.padStart(6)}  ${row.state.padEnd(7)}  ${String(row.attempts).padStart(2)} ${row.attempts === 1 ? 'try  ' : 'tries'}  ${row.channel.padEnd(12)}${to}  ${story}  ${alert?.headline ?? '(cannot be read)'}${reason}${last}\n`;
}

export const deliveries = command({
  flags: {
    state: TEXT,
    limit: { type: 'string', default: '50' },
    json: SWITCH,
    ...PLACES,
  },
  takes: { state: DELIVERY_STATES },
  words: ['retry'],
  help: `
Usage: rasid deliveries [--state STATE] [--limit N] [--json] [--config DIR] [--data DIR]
       rasid deliveries retry ID [--json]

Lists deliveries, newest first: id, state, tries, channel, story, headline, why it went out, waits or was muted, and
the last error. A recipient that was refused has a line of its own. STATE is one of ${DELIVERY_STATES.join(', ')}. 'retry' puts a
dead, failed or muted delivery back in line; a running Rasid sends it.`,
  async run({ values, positionals }, world) {
    const { state } = values;
    if (state !== undefined && !(DELIVERY_STATES as readonly string[]).includes(state)) {
      throw new UsageError(
        `--state: found '${state}', allowed: ${DELIVERY_STATES.join(', ')}${didYouMean(state, DELIVERY_STATES)}`,
      );
    }
    const limit = limitOf(values.limit);
    const [verb, id, ...more] = positionals;
    if (verb !== undefined && (verb !== 'retry' || id === undefined || more.length > 0)) {
      throw new UsageError("the only word here is 'retry ID': see rasid deliveries --help");
    }
    if (id !== undefined) idOf('retry', id, 'rasid deliveries');
    const settings = settingsOf(values, world);
    return withStore(values, settings, world, async (pool) => {
      if (id !== undefined) {
        if (!(await retryDelivery(pool, id)))
          throw new PayloadError(`delivery ${id}: not there, or neither dead, failed nor muted`);
        print(world, values.json ? { id, state: 'pending' } : `delivery ${id} is back in line\n`);
        return EXIT.ok;
      }
      const rows = await listDeliveries(pool, { state: state as DeliveryState | undefined }, limit);
      if (rows.length === 0)
        tellNothing(world, state === undefined ? 'no deliveries' : `no deliveries that are ${state}`);
      for (const row of rows) {
        const { alert, ...rest } = row;
        print(world, values.json ? { ...rest, headline: alert?.headline ?? '' } : line(row));
      }
      return EXIT.ok;
    });
  },
});
