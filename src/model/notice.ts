import { HEALTH_KINDS } from './health.ts';
import { CONDITION_KINDS } from './reading.ts';

/** What operators must hear of: conditions of sources, and of the service itself. */
export const NOTICE_KINDS = [
  ...CONDITION_KINDS,
  /** Deliveries were given up. */
  'dead-deliveries',
  /** A channel takes nothing any more. */
  'channel-failing',
  /** The work as a whole does not move. */
  ...HEALTH_KINDS,
  /** The configuration on disk does not hold. */
  'configuration-refused',
  /** The disk of the data folder is nearly full. */
  'disk-nearly-full',
  /** Rows of the database are not what their columns promise, and are left out. */
  'rows-unreadable',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A condition began, still lasts (told once a day), or ended. */
export const NOTICE_PHASES = ['began', 'lasts', 'ended'] as const;

/** One line for the operators: a condition began, still lasts (once a day), or ended. */
export interface OperationalReport {
  /** `source al-mada`, in messages `source Al Mada (al-mada)`; `pipeline`, `host rasid-1`: whom or what it is about. */
  subject: string;
  kind: NoticeKind;
  phase: (typeof NOTICE_PHASES)[number];
  /** ISO 8601, UTC. */
  since: string;
  detail: string;
}

/** A condition of the service that holds, and when it was last told. ISO 8601, UTC. */
export interface OpenServiceCondition {
  subject: string;
  kind: NoticeKind;
  detail: string;
  since: string;
  reportedAt: string;
  /** Since when it was not found any more, where its end is not told yet. */
  goneSince: string | null;
}

/** What a channel was told in vain since the last message it took. */
export interface ChannelTrouble {
  channel: string;
  messages: number;
  /** Of all these messages. */
  tries: number;
  /** When the first of these tries failed. ISO 8601, UTC. */
  since: string;
  /** Of the latest. */
  error: string;
}

/** What operators hear of even where nobody was named to hear it: nothing is watched, or soon will not be, or alerts do not arrive. */
export const URGENT_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  ...HEALTH_KINDS,
  'disk-nearly-full',
  'channel-failing',
]);
