import type { Alert } from '../model/alert.ts';

/** A message that tells of no story alone. */
export const bareAlert = ({
  storyId,
  at,
  severity,
  headline,
  whatsNew,
}: Pick<Alert, 'storyId' | 'at' | 'severity' | 'headline' | 'whatsNew'>): Alert => ({
  ...{ id: 'preview', storyId, event: 'none', at, topics: [], severity, headline, whatsNew, title: '' },
  ...{ statements: [], withdrawals: [], deadlines: [], articles: [] },
  ...{ outlets: { total: 0, independent: 0 }, links: null },
});
