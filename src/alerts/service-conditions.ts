import type { NoticeKind, OpenServiceCondition, OperationalReport } from '../model/notice.ts';

/** A condition of the service that holds now. */
export interface FoundCondition {
  subject: string;
  kind: NoticeKind;
  detail: string;
}

const sameAs = (a: FoundCondition) => (b: FoundCondition) => a.subject === b.subject && a.kind === b.kind;

/**
 * What operators must hear of the service at `now`, and which conditions are open after it: each is told once when it
 * begins, again every `repeatMs` while it lasts, and when it ends. `open` holds only the subjects that were looked at.
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
      return { ...condition, since: at, reportedAt: at };
    }
    const due = now.getTime() - Date.parse(before.reportedAt) >= repeatMs;
    const kept = { ...before, detail: condition.detail, reportedAt: due ? at : before.reportedAt };
    if (due) tell('lasts', kept);
    return kept;
  });
  for (const condition of open) if (!found.some(sameAs(condition))) tell('ended', condition);
  return { open: after, reports };
}
