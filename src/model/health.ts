/** What can be wrong with the work as a whole. */
export const HEALTH_KINDS = [
  'database-lost',
  /** Its disk. */
  'database-full',
  'queue-lost',
  'watching-stopped',
  /** Two configurations on one database. */
  'sources-switched-off',
  'sources-failing',
  'work-stuck',
  'nothing-watched',
] as const;
export type HealthKind = (typeof HEALTH_KINDS)[number];

/** One thing that keeps Rasid from watching, in words for people. */
export interface HealthProblem {
  kind: HealthKind;
  detail: string;
}

/** What was measured of the work; counted by the database. */
export interface WorkFigures {
  sources: {
    watched: number;
    /** Due for longer than a fetch may take to begin; the ids of some of them. */
    overdue: number;
    overdueIds: string[];
    /** Which this process's configuration has, and another's on the same database has not; the ids of some of them. */
    switchedOff: number;
    switchedOffIds: string[];
    /** Whose last fetch failed. */
    failing: number;
    /** Fetched within the last minutes, and how many of those fetches failed. */
    recent: number;
    recentFailed: number;
  };
  /** How long the oldest article or delivery has waited that should not. */
  oldestWaitingSeconds: number;
  channels: ChannelFigures[];
}

/** What a channel was told last, and what it was not told. ISO 8601, UTC. */
export interface ChannelFigures {
  channel: string;
  lastSentAt: string | null;
  due: number;
  /** Tried in vain, to be tried again. */
  failing: number;
  dead: number;
}

/** Whether Rasid watches, and why not. */
export interface HealthReport {
  /** ISO 8601, UTC. */
  at: string;
  /** Is watching under way? Alive is not enough. */
  ready: boolean;
  problems: HealthProblem[];
  databaseReachable: boolean;
  queue: { kind: string; reachable: boolean };
  /** Null while the database cannot be asked. */
  figures: WorkFigures | null;
}
