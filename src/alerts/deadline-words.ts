import { dateLabel } from '../lib/date-label.ts';

/** One thing to tell about a deadline; `withdrawal` when it is a date by which troops are to leave. */
interface DeadlineNews {
  /** ISO date cut to its precision. */
  date: string;
  kind: 'reminder' | 'passed';
  /** Whole days left; 0 on the last day itself. */
  daysLeft: number;
  withdrawal: boolean;
  /** What the other stories are about in which the same date was set. */
  alsoIn: readonly string[];
}

const dayCount = (days: number): string => {
  if (days === 0) return 'ends today';
  return days === 1 ? 'ends tomorrow' : `ends in ${days} days`;
};

/**
 * What an alert about a deadline says is new: `the deadline 31 Dec 2021 ends tomorrow; no completed withdrawal has been
 * reported; also set in: Kata'ib Hezbollah gives US forces an ultimatum`.
 */
export function deadlineNews({ date, kind, daysLeft, withdrawal, alsoIn }: DeadlineNews): string {
  const said = withdrawal ? 'no completed withdrawal has been reported' : 'nothing here says that it was met';
  const state = kind === 'passed' ? 'has passed' : dayCount(daysLeft);
  const also = alsoIn.length === 0 ? '' : `; also set in: ${alsoIn.join('; ')}`;
  return `the deadline ${dateLabel(date)} ${state}; ${said}${also}`;
}
