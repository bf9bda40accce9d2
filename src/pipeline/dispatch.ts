// Between a story event and its message: the row is there from the start; here it is decided whether it goes out
// now, waits, joins others or is muted. One decision a channel at a time, so that caps and merges hold across processes.
import { summaryAlert } from '../alerts/digest.ts';
import { factsOfAlert } from '../alerts/facts.ts';
import { mergeAlerts } from '../alerts/merge.ts';
import { isExempt } from '../alerts/rate-cap.ts';
import { timingFor } from '../alerts/route.ts';
import { type Silence, silencedBy } from '../alerts/silence.ts';
import { type DispatchRules, decideStages, type StageDecision } from '../alerts/stages.ts';
import { summaryRow } from '../alerts/summary-row.ts';
import type { Alert } from '../model/alert.ts';
import { lastAlerted, recentlyAlerted, sentInstants } from '../store/alerted.ts';
import { asDelivery, DELIVERY_COLUMNS, type Delivery, type DeliveryRow } from '../store/delivery.ts';
import { enterOccasion, lockWaiting, markSending, markUnreadable } from '../store/ledger.ts';
import { LOCK_NUMBERS } from '../store/lock-numbers.ts';
import { openSilences } from '../store/silences.ts';
import { type Sql, type SqlPool, transaction } from '../store/sql.ts';
import { readable, StoredRowError } from '../store/stored.ts';

/** A delivery that gets no message of its own, and why. */
export interface Settled {
  delivery: Delivery;
  state: 'merged' | 'muted';
  why: string;
}

/** What is to be done about a delivery now, and what was settled on the way. */
export type Taken =
  | { action: 'send'; delivery: Delivery; settled: readonly Settled[] }
  | { action: 'later'; delivery: Delivery; at: Date; why: string }
  | { action: 'muted'; settled: readonly Settled[] }
  | { action: 'unreadable'; error: StoredRowError; behind: readonly string[] }
  | { action: 'nothing' };

interface Take {
  sql: Sql;
  sender: string;
  rules: DispatchRules;
  silences: readonly Silence[];
  now: Date;
}

async function waitingGroup(sql: Sql, delivery: Delivery): Promise<Delivery[]> {
  const { rows } = await sql.query<DeliveryRow>(
    `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE state = 'pending' AND NOT cleared AND channel = $2
        AND (id = $1 OR story_id = $3) ORDER BY id FOR UPDATE`,
    [delivery.id, delivery.channel, delivery.storyId],
  );
  return readable(rows, asDelivery);
}

async function heldOn(sql: Sql, channel: string): Promise<Delivery[]> {
  const { rows } = await sql.query<DeliveryRow>(
    `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE state = 'pending' AND NOT cleared AND held AND channel = $1 ORDER BY id FOR UPDATE`,
    [channel],
  );
  return readable(rows, asDelivery);
}

const idsOf = (deliveries: readonly Delivery[]): string[] => deliveries.map((delivery) => delivery.id);

async function putOff(
  sql: Sql,
  group: readonly Delivery[],
  decision: StageDecision,
  until: Date,
): Promise<void> {
  await sql.query(
    `UPDATE deliveries SET why = $2, waits_until = $3, next_try_at = $3, held = held OR $4::boolean
      WHERE id = ANY ($1::bigint[])`,
    [idsOf(group), decision.why, until.toISOString(), decision.action === 'hold'],
  );
}

async function mute(sql: Sql, group: readonly Delivery[], why: string): Promise<Settled[]> {
  await sql.query(
    `UPDATE deliveries SET state = 'muted', why = $2, waits_until = NULL, held = false WHERE id = ANY ($1::bigint[])`,
    [idsOf(group), why],
  );
  return group.map((delivery) => ({ delivery, state: 'muted', why }));
}

async function mergeInto(sql: Sql, group: readonly Delivery[], carrier: string): Promise<Settled[]> {
  const others = group.filter(({ id }) => id !== carrier);
  if (others.length === 0) return [];
  const why = `told in delivery ${carrier}`;
  await sql.query(
    `UPDATE deliveries
        SET state = 'merged', merged_into = $2, waits_until = NULL, held = false, why = $3
      WHERE id = ANY ($1::bigint[])`,
    [idsOf(others), carrier, why],
  );
  return others.map((delivery) => ({ delivery, state: 'merged', why }));
}

const sending = (delivery: Delivery | null, settled: readonly Settled[] = []): Taken =>
  delivery ? { action: 'send', delivery, settled } : { action: 'nothing' };

async function decide(
  { sql, rules, silences, now }: Take,
  group: readonly Delivery[],
  alert: Alert,
  delivery: Delivery,
): Promise<StageDecision> {
  const { channel } = delivery;
  const facts = factsOfAlert(alert);
  const caps = rules.rateCaps.filter((cap) => cap.channels.includes(channel)).map((cap) => cap.perMs);
  const inhibitMs = Math.max(0, ...rules.inhibit.map((rule) => rule.forMs));
  const since = (ms: number): Date => new Date(now.getTime() - ms);
  return decideStages(
    { ...rules, silences },
    {
      storyId: delivery.storyId ?? alert.storyId,
      channel,
      timing: timingFor(rules.route, facts, channel),
      facts,
      pending: group.filter((one) => one.kind === 'event').map((one) => one.alert),
      last: await lastAlerted(sql, channel, delivery.storyId),
      sentAt: caps.length > 0 ? await sentInstants(sql, channel, since(Math.max(...caps)), now) : [],
      recent: inhibitMs > 0 ? await recentlyAlerted(sql, channel, since(inhibitMs)) : [],
      // A repeat is entered only for a story that moves.
      isAlive: true,
    },
    now,
  );
}

/** What a rate cap held back goes out together; what was silenced meanwhile is muted instead. */
async function sendSummary(
  take: Take,
  group: readonly Delivery[],
  held: readonly Delivery[],
): Promise<Taken> {
  const { sql, silences, now, sender } = take;
  const alerted: Delivery[] = [...group];
  const settled: Settled[] = [];
  for (const one of held) {
    if (group.some((own) => own.id === one.id)) continue;
    const silenced = silencedBy(silences, factsOfAlert(one.alert), now);
    if (silenced) settled.push(...(await mute(sql, [one], silenced.why)));
    else alerted.push(one);
  }
  const stories = Map.groupBy(alerted, (one) => one.storyId ?? one.id);
  const rows = [...stories.values()].map((ones) =>
    summaryRow(mergeAlerts(ones.map((one) => one.alert)), now),
  );
  const from = new Date(Math.min(...rows.map((row) => Date.parse(row.at))));
  const period = { from: from.toISOString(), to: new Date(now.getTime() + 1).toISOString(), timezone: 'UTC' };
  const first = alerted.reduce(
    (least, one) => (BigInt(one.id) < BigInt(least) ? one.id : least),
    alerted[0]?.id ?? '0',
  );
  const why = `${rows.length} stories held back by the rate cap`;
  const channel = alerted[0]?.channel ?? '';
  const id = await enterOccasion(sql, {
    kind: 'summary',
    occasion: `held-${first}`,
    storyId: null,
    channel,
    alert: summaryAlert('held_back', rows, period),
    why,
  });
  if (id === null) return { action: 'nothing' };
  settled.push(...(await mergeInto(sql, alerted, id)));
  return sending(await markSending(sql, id, { sender, why, alert: null }), settled);
}

async function takeGroup(take: Take, delivery: Delivery): Promise<Taken> {
  const { sql, rules, sender, now } = take;
  const group = await waitingGroup(sql, delivery);
  const events = group.filter((one) => one.kind === 'event');
  const carrier = events.at(-1) ?? delivery;
  const alert = events.length > 0 ? mergeAlerts(events.map((one) => one.alert)) : delivery.alert;
  const decision = await decide(take, group, alert, delivery);
  if (decision.action === 'mute' || decision.action === 'nothing') {
    return { action: 'muted', settled: await mute(sql, group, decision.why) };
  }
  if (decision.action === 'wait' || decision.action === 'hold') {
    const at = decision.until ?? now;
    await putOff(sql, group, decision, at);
    return { action: 'later', delivery, at, why: decision.why };
  }
  if (!isExempt(rules.rateCaps, delivery.channel, alert.severity)) {
    const held = await heldOn(sql, delivery.channel);
    if (held.some((one) => one.storyId !== delivery.storyId)) return sendSummary(take, group, held);
  }
  const settled = await mergeInto(sql, group, carrier.id);
  const taken = { sender, why: decision.why, alert: events.length > 1 ? alert : null };
  return sending(await markSending(sql, carrier.id, taken), settled);
}

/**
 * Looks at a delivery whose time has come. `send`: it was taken for sending, perhaps with others merged into it or
 * as a summary (then it is another row than the one asked for). `later`: it and the rest of its story wait on
 * purpose, until then. `muted`: it never goes out, and says why. `unreadable`: it was given up; those behind it may go. `nothing`: it is settled, or another goes first.
 */
export function takeDelivery(
  pool: SqlPool,
  id: string,
  by: { sender: string; rules: DispatchRules; now: Date },
): Promise<Taken> {
  return transaction(pool, async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1, hashtext(channel)) FROM deliveries WHERE id = $2', [
      LOCK_NUMBERS.channel,
      id,
    ]);
    const delivery = await lockWaiting(sql, id).catch((error: unknown) => {
      if (error instanceof StoredRowError) return error;
      throw error;
    });
    if (!delivery) return { action: 'nothing' };
    if (delivery instanceof StoredRowError) {
      return { action: 'unreadable', error: delivery, behind: await markUnreadable(sql, delivery) };
    }
    if (delivery.cleared) {
      return sending(await markSending(sql, id, { sender: by.sender, why: null, alert: null }));
    }
    const silences = [...by.rules.silences, ...(await openSilences(sql, by.now))];
    return takeGroup({ sql, silences, ...by }, delivery);
  });
}
