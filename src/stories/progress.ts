import type { StatementType, WithdrawalStatus } from '../model/verdict.ts';
import type { StatementFacet, StoryFeatures, WithdrawalFacet } from './features.ts';

/**
 * How far a withdrawal has come. Outlets word one step differently, so steps that only differ in wording share a
 * stage: planned with announced, ongoing with started.
 */
const STAGE: Partial<Record<WithdrawalStatus, number>> = {
  demanded: 1,
  negotiated: 2,
  planned: 3,
  announced: 3,
  started: 4,
  ongoing: 4,
  completed: 5,
};

/** Turns that are off the path: news once a stage. */
const TURNS = new Set<WithdrawalStatus>(['delayed', 'denied', 'refused', 'cancelled']);

/** How far words have gone: talk, threat, deed. Within a tier outlets' wordings vary (warning, threat). */
const TIER: Record<StatementType, number> = {
  position: 0,
  condemnation: 0,
  denial: 0,
  truce: 0,
  demand: 0,
  warning: 1,
  threat: 1,
  ultimatum: 1,
  mobilisation: 1,
  claim: 2,
};
const TIER_NAME = ['position', 'threat', 'claim'] as const;

/** The stage a status stands for, 1 to 5; undefined for a turn off the path. */
export const stageOf = (status: WithdrawalStatus): number | undefined => STAGE[status];

/** The tier of a statement type: 0 talk, 1 threat, 2 claim. */
export const tierOf = (type: StatementType): number => TIER[type];

/** What a story has told so far; news is what goes beyond it. */
export interface Progress {
  /** The status that was last news, null before the first. */
  status: WithdrawalStatus | null;
  stage: number;
  /** Turns already told since the stage last rose. */
  turns: WithdrawalStatus[];
  /** Bases and towns whose leaving was told; a story stored before there were any has none. */
  left?: string[] | undefined;
  /** The highest tier of a faction's words, by faction; a faction's presence here means its statement was told. */
  tiers: Record<string, number>;
  /** Named speakers already told, by faction. */
  speakers: Record<string, string[]>;
}

/** Nothing told yet. */
export function startProgress(): Progress {
  return { status: null, stage: 0, turns: [], tiers: {}, speakers: {} };
}

/** What an article adds to what was told: one English clause each, or null. */
export interface News {
  status: string | null;
  statement: string | null;
}

/** A base handed over is a step of the withdrawal, not its end. */
const isPartDone = ({ status, extent }: WithdrawalFacet): boolean =>
  status === 'completed' && extent === 'part';

/** What stands for a part of the troops that no place tells apart. */
const SOME_TROOPS = 'some troops';
const partsOf = ({ sites }: WithdrawalFacet): string[] => (sites.length > 0 ? sites : [SOME_TROOPS]);

function statusWords({ status, left = [] }: Progress): string {
  return status === 'ongoing' && left.length > 0 ? 'completed in part' : (status ?? 'no status');
}

function partNews(progress: Progress, leading: WithdrawalFacet): string | null {
  const told = progress.left ?? [];
  if (progress.stage === 5 || partsOf(leading).every((part) => told.includes(part))) return null;
  return told.length > 0
    ? 'status: another part completed'
    : `status: ${statusWords(progress)} → completed in part`;
}

function statusNews(progress: Progress, features: StoryFeatures): string | null {
  const [leading] = features.withdrawals;
  if (!leading?.firm || !features.topics.includes('troop_withdrawal')) return null;
  const { status } = leading;
  const from = statusWords(progress);
  if (isPartDone(leading)) return partNews(progress, leading);
  const stage = STAGE[status];
  if (stage !== undefined) {
    const resumed = stage >= 3 && progress.turns.includes('cancelled') && stage >= progress.stage;
    return stage > progress.stage || resumed ? `status: ${from} → ${status}` : null;
  }
  // A completed withdrawal is not delayed or refused by a late report.
  if (!TURNS.has(status) || progress.stage === 5 || progress.turns.includes(status)) return null;
  return `status: ${from} → ${status}`;
}

const speakerOf = (statement: StatementFacet): string =>
  statement.speakerName ? `${statement.faction} (${statement.speakerName})` : statement.faction;

/** One outlet's warning is another's position: after words of any kind it is no escalation. */
const isMildly = (type: StatementType): boolean => type === 'warning';

function statementNews(progress: Progress, features: StoryFeatures): string | null {
  const [leading] = features.statements;
  if (!leading) return null;
  const told = progress.tiers[leading.factionId];
  const tier = TIER[leading.type];
  if (told === undefined) return `${leading.type} by ${speakerOf(leading)}`;
  if (tier > told && !isMildly(leading.type))
    return `escalation by ${speakerOf(leading)}: ${TIER_NAME[told]} → ${leading.type}`;
  const named = progress.speakers[leading.factionId] ?? [];
  const another = leading.speaker.length > 0 && named.length > 0;
  if (another && !leading.speaker.some((word) => named.includes(word))) {
    return `${leading.type} by another speaker, ${speakerOf(leading)}`;
  }
  return null;
}

/** What of this article goes beyond what the story has told. */
export function newsIn(progress: Progress, features: StoryFeatures): News {
  return { status: statusNews(progress, features), statement: statementNews(progress, features) };
}

/** What has been told once this article is told. */
export function absorbProgress(progress: Progress, features: StoryFeatures): Progress {
  const next: Progress = { ...progress, tiers: { ...progress.tiers }, speakers: { ...progress.speakers } };
  const [leading] = features.withdrawals;
  if (leading && statusNews(progress, features) !== null) {
    const done = isPartDone(leading);
    const stage = done ? STAGE.ongoing : STAGE[leading.status];
    next.status = done ? 'ongoing' : leading.status;
    if (done) next.left = [...new Set([...(progress.left ?? []), ...partsOf(leading)])];
    next.stage = Math.max(progress.stage, stage ?? 0);
    next.turns = stage === undefined ? [...progress.turns, leading.status] : [];
  }
  for (const statement of features.statements) {
    const { factionId, speaker, type } = statement;
    const told = next.tiers[factionId];
    next.tiers[factionId] = told !== undefined && isMildly(type) ? told : Math.max(told ?? 0, TIER[type]);
    next.speakers[factionId] = [...new Set([...(next.speakers[factionId] ?? []), ...speaker])];
  }
  return next;
}
