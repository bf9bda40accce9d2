import type { Severity } from '../model/alert.ts';
import type { NoticeKind } from '../model/notice.ts';
import words from './notice-words.json' with { type: 'json' };

/** How a kind of report is told, and what helps. */
interface NoticeWords {
  /** Of one: `source al-mada fails`. */
  one: string;
  /** Of one that is over: `source al-mada failed`. */
  past: string;
  /** Of several: `12 sources fail`. */
  many: string;
  remedy: string;
}

export const NOTICE_WORDS: Readonly<Record<NoticeKind, NoticeWords>> = words;

export const NOTICE_SEVERITY: Readonly<Record<NoticeKind, Severity>> = {
  failing: 'medium',
  blocked: 'medium',
  silent: 'medium',
  empty: 'medium',
  'selectors-empty': 'medium',
  gap: 'low',
  truncated: 'low',
  'no-dates': 'low',
  'no-text': 'low',
  'text-shrank': 'low',
  'page-is-no-article': 'medium',
  'broken-http': 'low',
  'encoding-mended': 'low',
  damaged: 'low',
  downgraded: 'low',
  moved: 'low',
  'dead-deliveries': 'high',
  'channel-failing': 'high',
  'work-stuck': 'high',
  'database-lost': 'critical',
  'database-full': 'critical',
  'queue-lost': 'critical',
  'watching-stopped': 'critical',
  'sources-switched-off': 'critical',
  'sources-failing': 'high',
  'nothing-watched': 'high',
  'configuration-refused': 'medium',
  'rows-unreadable': 'medium',
  'disk-nearly-full': 'high',
};
