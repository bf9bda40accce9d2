import type { Alert, AlertWithdrawal } from '../model/alert.ts';
import type { Names } from '../model/names.ts';
import type { WithdrawalStatus } from '../model/verdict.ts';

/** How far one outlet says that a withdrawal has come. */
export interface StatusBy {
  status: WithdrawalStatus;
  outlet: Names;
}

type Disputable = Pick<Alert, 'event' | 'withdrawals' | 'articles'>;

const outletOf = ({ articles }: Disputable, { excerpt }: AlertWithdrawal) =>
  articles.find(({ id }) => id === excerpt?.articleId);

/**
 * Where one outlet confirms another but puts the same withdrawal at another step: each step with the outlet that tells it,
 * the leading one first. Neither is the truth because it came last. Empty where they agree, and where the step is the news.
 */
export function disputedStatus(alert: Disputable): StatusBy[] {
  const [leading] = alert.withdrawals;
  if (leading === undefined || alert.event !== 'corroborated') return [];
  const found = new Map<string, StatusBy>();
  for (const one of alert.withdrawals) {
    const article = outletOf(alert, one);
    if (one.force !== leading.force || one.host !== leading.host || article === undefined) continue;
    if (!found.has(article.source))
      found.set(article.source, { status: one.status, outlet: article.sourceName });
  }
  const each = [...found.values()];
  return new Set(each.map(({ status }) => status)).size > 1 ? each : [];
}
