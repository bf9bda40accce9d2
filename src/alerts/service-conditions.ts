import { MINUTE_MS } from '../lib/durations.ts';
import type { HealthProblem } from '../model/health.ts';
import type { ChannelTrouble, NoticeKind, OpenServiceCondition, OperationalReport } from '../model/notice.ts';

/** A condition of the service that holds now. */
interface FoundCondition {
  subject: string;
  kind: NoticeKind;
  detail: string;
}

/** What was measured of the service. */
interface ServiceFigures {
  host: string;
  /** What keeps the work from moving; a lost database is told by whoever can do without it. */
  work: readonly HealthProblem[];
  /** Deliveries given up in the last seven days. */
  deadLately: number;
  /** Of the configured channels. */
  channels: readonly ChannelTrouble[];
  /** Of the configuration on disk; empty while it is in force. */
  problems: readonly string[];
  /** Stored rows that could not be read within the last hour, a line each. */
  unreadable: readonly string[];
  /** Of the data folder's disk; null where it cannot be told. */
  freeBytes: number | null;
}

const FREE_BYTES = 1_000_000_000;

/** So many messages in a row, or so many tries over so long, and it is not one message that fails but its channel. */
const IN_A_ROW = 3;
const FAILING_MS = 15 * MINUTE_MS;

/** How the subject of a condition of one channel begins; its id follows. */
export const OF_CHANNEL = 'channel ';
/** The channel that such a subject names. */
export const channelOf = (subject: string): string => subject.slice(OF_CHANNEL.length);

function takesNothing({ messages, tries, since }: ChannelTrouble, now: Date): boolean {
  return messages >= IN_A_ROW || (tries >= IN_A_ROW && now.getTime() - Date.parse(since) >= FAILING_MS);
}

const firstAndRest = (lines: readonly string[]): string =>
  `${lines[0]}${lines.length > 1 ? ` (and ${lines.length - 1} more)` : ''}`;

/** Whom the service's conditions are about, beside its channels: the pipeline as a whole, and this machine. */
export const subjectsOfService = (host: string): string[] => ['pipeline', `host ${host}`];

/** What is wrong with the service at `now`, by its figures. */
export function conditionsOfService(figures: ServiceFigures, now: Date): FoundCondition[] {
  const { work, deadLately, channels, problems, unreadable, freeBytes } = figures;
  const [pipeline = '', host = ''] = subjectsOfService(figures.host);
  const found: (FoundCondition | false)[] = [
    ...work
      // Told past the database, which remembers nothing now.
      .filter(({ kind }) => kind !== 'database-lost' && kind !== 'database-full')
      .map((problem) => ({ subject: pipeline, ...problem })),
    deadLately > 0 && {
      subject: pipeline,
      kind: 'dead-deliveries',
      detail: `${deadLately} given up in the last 7 days`,
    },
    ...channels
      .filter((trouble) => takesNothing(trouble, now))
      .map(({ channel, messages, tries, error }) => ({
        subject: `${OF_CHANNEL}${channel}`,
        kind: 'channel-failing' as const,
        detail: `messages not taken: ${messages}, after ${tries} ${tries === 1 ? 'try' : 'tries'}: ${error}`,
      })),
    problems.length > 0 && {
      subject: host,
      kind: 'configuration-refused',
      detail: firstAndRest(problems),
    },
    unreadable.length > 0 && { subject: host, kind: 'rows-unreadable', detail: firstAndRest(unreadable) },
    freeBytes !== null &&
      freeBytes < FREE_BYTES && {
        subject: host,
        kind: 'disk-nearly-full',
        detail: `${Math.round(freeBytes / 1_000_000)} MB are free where the data are`,
      },
  ];
  return found.filter((condition) => condition !== false);
}

/** What is held against a threshold hovers about it for hours; it is over when it was not found for so long. */
const HOVERING: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'sources-failing',
  'watching-stopped',
  // Each process looks at its own sources only.
  'sources-switched-off',
  'work-stuck',
  'disk-nearly-full',
]);
const CALM_MS = 5 * MINUTE_MS;

const sameAs = (a: FoundCondition) => (b: FoundCondition) => a.subject === b.subject && a.kind === b.kind;

/**
 * What operators must hear of the service at `now`, and which conditions are open after it: each is told once when it
 * begins, again every `repeatMs` while it lasts, and when it ends, those that hover about a threshold after a calm.
 * `open` holds only the subjects that were looked at.
 */
export function reviewService(
  open: readonly OpenServiceCondition[],
  found: readonly FoundCondition[],
  now: Date,
  repeatMs: number,
): { open: OpenServiceCondition[]; reports: OperationalReport[] } {
  const at = now.toISOString();
  const reports: OperationalReport[] = [];
  const tell = (phase: OperationalReport['phase'], condition: FoundCondition & { since: string }): void => {
    const { subject, kind, since, detail } = condition;
    reports.push({ subject, kind, phase, since, detail });
  };
  const after = found.map((condition): OpenServiceCondition => {
    const before = open.find(sameAs(condition));
    if (!before) {
      tell('began', { ...condition, since: at });
      return { ...condition, since: at, reportedAt: at, goneSince: null };
    }
    const due = now.getTime() - Date.parse(before.reportedAt) >= repeatMs;
    const reportedAt = due ? at : before.reportedAt;
    const kept = { ...before, detail: condition.detail, reportedAt, goneSince: null };
    if (due) tell('lasts', kept);
    return kept;
  });
  for (const condition of open) {
    if (found.some(sameAs(condition))) continue;
    const goneSince = condition.goneSince ?? at;
    const isOver = !HOVERING.has(condition.kind) || now.getTime() - Date.parse(goneSince) >= CALM_MS;
    if (isOver) tell('ended', condition);
    else after.push({ ...condition, goneSince });
  }
  return { open: after, reports };
}
