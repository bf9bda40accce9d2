import { newsLine } from '../../alerts/change-words.ts';
import { tellsNews } from '../../alerts/headline.ts';
import { deadlineSubject } from '../../alerts/render/calendar.ts';
import {
  certaintyLabel,
  eventLabel,
  matchLabel,
  outletsLabel,
  statementLabel,
  withdrawalLabel,
} from '../../alerts/wording.ts';
import type { Alert, AlertMatch, AlertStatement, AlertWithdrawal, Severity } from '../../model/alert.ts';
import type { ListedDeadline } from '../../model/deadline.ts';
import type { Names } from '../../model/names.ts';
import type { StoryEventKind } from '../../model/story.ts';

/** What was found, and what became of it, in English: as alerts word it. */
export const FACTS_EN = {
  severity: (severity: Severity): string => severity,
  event: (event: StoryEventKind): string => eventLabel(event),
  topic: (id: string, name?: Names): string => name?.en ?? id.replaceAll('_', ' '),
  headline: (alert: Alert): string => alert.headline,
  statement: (statement: AlertStatement): string => statementLabel(statement),
  withdrawal: (withdrawal: AlertWithdrawal): string => withdrawalLabel(withdrawal),
  deadline: (deadline: ListedDeadline): string => deadlineSubject(deadline),
  match: (match: AlertMatch): string => matchLabel(match),
  outlets: (outlets: Alert['outlets']): string => outletsLabel(outlets),
  certainty: (certainty: string): string =>
    ({ quoted: 'direct quote', reported: 'reported speech' })[certainty] ?? certainty,
  withdrawalCertainty: certaintyLabel,
  medium: (medium: string): string => medium,
  role: (role: string): string => role.replaceAll('_', ' '),
  name: (names: Names): string => names.en,
  state: (state: string): string => state,
  alertedNobody: 'nobody was told',
  /** What is new, where the headline does not say it. */
  news: (alert: Alert): string => (tellsNews(alert) ? '' : newsLine(alert.whatsNew)),
  /** Why a delivery waits, joined another or was muted, or a form did nothing. */
  reason: (why: string): string => why,
  /** Why a source fails, in a word. */
  failure: (word: string): string => word,
  /** What was found of a source. */
  condition: (kind: string): string => kind,
  /** An error of a source, a channel or the judge. */
  error: (error: string): string => error,
  /** What is known of a condition. */
  detail: (detail: string): string => detail,
  /** A warning or a problem of the configuration. */
  setting: (line: string): string => line,
  /** Where a silence was made. */
  silenceFrom: (place: string): string => place,
  /** What a delivery is that tells of no story alone. */
  delivery: (kind: string): string => kind,
};
