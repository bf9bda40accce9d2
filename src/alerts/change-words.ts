import { dateLabel } from '../lib/date-label.ts';
import type { Change } from '../model/change.ts';
import type { StatementType } from '../model/verdict.ts';

const NOUN: Partial<Record<StatementType, string>> = {
  truce: 'truce statement',
  mobilisation: 'call to arms',
};

function endsIn(days: number): string {
  if (days === 0) return 'ends today';
  return days === 1 ? 'ends tomorrow' : `ends in ${days} days`;
}

/** One change in English: `status: planned → started`. */
export function changeWords(change: Change): string {
  switch (change.kind) {
    case 'moved':
      return `status: ${change.from} → ${change.to}`;
    case 'step-again':
      return `${change.step} again`;
    case 'step-also':
      return `also ${change.step}`;
    case 'last-told':
      return `last told: ${change.step}`;
    case 'under-way':
      return 'still under way';
    case 'date':
      return `date: ${dateLabel(change.date)}`;
    case 'new-date':
      return `new date: ${dateLabel(change.date)} (was ${dateLabel(change.before)})`;
    case 'place':
      return 'another base or town';
    case 'figure':
      return `figure: ${change.figure}`;
    case 'faction':
      return `another faction: ${change.faction}`;
    case 'escalation':
      return `escalation: ${change.from} → ${change.to}`;
    case 'type-again':
      return `another ${NOUN[change.type] ?? change.type}`;
    case 'new-type':
      return `a new ${NOUN[change.type] ?? change.type}`;
    case 'speaker':
      return change.name === null ? 'another speaker' : `another speaker: ${change.name}`;
    case 'target':
      return `new target: ${change.target}`;
    case 'second-independent':
      return `second independent outlet: ${change.outlet}`;
    case 'other-owner':
      return `also reported by an outlet of another owner: ${change.outlet}`;
    case 'last-article-gone':
      return `the only article of this development, by ${change.outlet}, was withdrawn or no longer matches`;
    case 'article-gone':
      return `the article by ${change.outlet} was withdrawn or no longer matches; ${change.left} ${change.left === 1 ? 'remains' : 'remain'}`;
    case 'told-again':
      return `Told again: ${change.reports} more ${change.reports === 1 ? 'report' : 'reports'} since the last message`;
    case 'deadline-passed':
      return `the deadline ${dateLabel(change.date)} has passed`;
    case 'deadline-ends':
      return `the deadline ${dateLabel(change.date)} ${endsIn(change.days)}`;
    case 'not-completed':
      return 'no completed withdrawal has been reported';
    case 'not-met':
      return 'nothing here says that it was met';
    case 'also-set-in':
      return `also set in: ${change.subjects.join('; ')}`;
    case 'other-development':
      return 'another development';
    case 'words':
      return change.text;
  }
}

/** What is new as one line of English: a clause each. */
export const newsLine = (changes: readonly Change[]): string => changes.map(changeWords).join('; ');
