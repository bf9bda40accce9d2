import type { Outlet } from '../model/story.ts';

export interface Parties {
  statements: readonly { factionId: string }[];
  withdrawals: readonly { force: string | null; host: string | null }[];
}

/**
 * The voice an outlet counts as when a development is confirmed, or null when it only repeats its owner. An outlet of a
 * party to the news (the faction that speaks, the state whose troops leave or that hosts them) confirms nothing;
 * outlets of one owner are one voice; an independent outlet is its own.
 */
export function voiceOf(
  outlet: Pick<Outlet, 'id' | 'ownership' | 'owner'>,
  statements: Parties['statements'],
  withdrawals: Parties['withdrawals'],
): string | null {
  if (outlet.ownership === 'independent' || outlet.owner === null) return outlet.id;
  const [, owner = ''] = outlet.owner.split(':');
  const speaks = statements.some((statement) => outlet.owner === `faction:${statement.factionId}`);
  const acts = withdrawals.some(
    ({ force, host }) => outlet.ownership === 'state' && (owner === force || owner === host),
  );
  return speaks || acts ? null : outlet.owner;
}
