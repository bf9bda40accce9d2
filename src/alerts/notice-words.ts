import type { Severity } from '../model/alert.ts';
import type { NoticeKind } from '../model/notice.ts';

/** How a kind of report is told, and what helps. */
interface NoticeWords {
  /** Of one: `source al-mada fails`. */
  one: string;
  /** Of one that is over: `source al-mada failed`. */
  past: string;
  /** Of several: `12 sources fail`. */
  many: string;
  severity: Severity;
  remedy: string;
}

export const NOTICE_WORDS: Readonly<Record<NoticeKind, NoticeWords>> = {
  failing: {
    one: 'fails',
    past: 'failed',
    many: 'fail',
    severity: 'medium',
    remedy: 'Open its address; rasid sources try URL shows what it answers.',
  },
  blocked: {
    one: 'refuses us',
    past: 'refused us',
    many: 'refuse us',
    severity: 'medium',
    remedy: 'Write to the outlet, fetch it less often, or switch it off with a reason.',
  },
  silent: {
    one: 'is silent',
    past: 'was silent',
    many: 'are silent',
    severity: 'medium',
    remedy: 'Compare with its site: the feed may have been abandoned or moved.',
  },
  empty: {
    one: 'lists nothing',
    past: 'listed nothing',
    many: 'list nothing',
    severity: 'medium',
    remedy: 'Open its address: an error page may look like an empty feed.',
  },
  'selectors-empty': {
    one: 'matches no selector',
    past: 'matched no selector',
    many: 'match no selector',
    severity: 'medium',
    remedy: 'The page was rebuilt: mend selectors in sources.yaml.',
  },
  gap: {
    one: 'published more than it lists',
    past: 'published more than it listed',
    many: 'published more than they list',
    severity: 'low',
    remedy: 'Shorten its every.max in sources.yaml.',
  },
  truncated: {
    one: 'offers more than one reading takes',
    past: 'offered more than one reading takes',
    many: 'offer more than one reading takes',
    severity: 'low',
    remedy: 'Raise maxPages, or shorten every.max, in sources.yaml.',
  },
  'no-dates': {
    one: 'lost its dates',
    past: 'had lost its dates',
    many: 'lost their dates',
    severity: 'low',
    remedy: 'Articles are dated by when they were seen, until it is mended.',
  },
  'no-text': {
    one: 'lost its text',
    past: 'had lost its text',
    many: 'lost their text',
    severity: 'low',
    remedy: 'Pages are read instead; see whether that works.',
  },
  'text-shrank': {
    one: 'shortened its texts',
    past: 'had shortened its texts',
    many: 'shortened their texts',
    severity: 'low',
    remedy: 'Pages are read instead; see whether that works.',
  },
  'page-is-no-article': {
    one: 'shows pages that are no articles',
    past: 'showed pages that were no articles',
    many: 'show pages that are no articles',
    severity: 'medium',
    remedy:
      "The feed's own text is judged; open one of its pages, ask the outlet to let us read, or use a feed with whole texts.",
  },
  'broken-http': {
    one: 'breaks HTTP',
    past: 'broke HTTP',
    many: 'break HTTP',
    severity: 'low',
    remedy: 'It is read as curl reads it; tell the outlet, since other readers cannot.',
  },
  'encoding-mended': {
    one: 'garbles its letters',
    past: 'garbled its letters',
    many: 'garble their letters',
    severity: 'low',
    remedy: 'They are put right where that is plain; tell the outlet.',
  },
  damaged: {
    one: 'is damaged',
    past: 'was damaged',
    many: 'are damaged',
    severity: 'low',
    remedy: 'Part of it was understood; rasid sources try URL shows what.',
  },
  downgraded: {
    one: 'left https',
    past: 'had left https',
    many: 'left https',
    severity: 'low',
    remedy: 'Anyone on the way can change what it says.',
  },
  moved: {
    one: 'has moved',
    past: 'had moved',
    many: 'have moved',
    severity: 'low',
    remedy: 'Put the new address into sources.yaml.',
  },
  'dead-deliveries': {
    one: 'has dead letters',
    past: 'had dead letters',
    many: 'have dead letters',
    severity: 'high',
    remedy: 'rasid deliveries --state dead says why; rasid deliveries retry ID sends one again.',
  },
  'channel-failing': {
    one: 'takes no messages',
    past: 'took no messages',
    many: 'take no messages',
    severity: 'high',
    remedy: 'What waits for it is sent once it answers; rasid deliveries --state failed shows the errors.',
  },
  'work-stuck': {
    one: 'is stuck',
    past: 'was stuck',
    many: 'are stuck',
    severity: 'high',
    remedy: 'See whether every role runs, and whether Redis and the database answer.',
  },
  'database-lost': {
    one: 'has lost its database',
    past: 'had lost its database',
    many: 'have lost their database',
    severity: 'critical',
    remedy: 'See whether PostgreSQL runs and can be reached; Rasid goes on by itself once it is back.',
  },
  'queue-lost': {
    one: 'has lost its queue',
    past: 'had lost its queue',
    many: 'have lost their queue',
    severity: 'critical',
    remedy:
      'See whether Redis runs and can be reached; what waits in the database is taken up once it is back.',
  },
  'watching-stopped': {
    one: 'has stopped watching',
    past: 'had stopped watching',
    many: 'have stopped watching',
    severity: 'critical',
    remedy: 'See whether the roles schedule and fetch run, and what the log says; a restart loses nothing.',
  },
  'sources-failing': {
    one: 'can read hardly any source',
    past: 'could read hardly any source',
    many: 'can read hardly any source',
    severity: 'high',
    remedy: 'See whether this machine reaches the internet: network, DNS, proxy.',
  },
  'nothing-watched': {
    one: 'watches nothing',
    past: 'watched nothing',
    many: 'watch nothing',
    severity: 'high',
    remedy: 'Switch a source on in sources.yaml.',
  },
  'configuration-refused': {
    one: 'refuses its configuration',
    past: 'refused its configuration',
    many: 'refuse their configuration',
    severity: 'medium',
    remedy: 'The one before stays in force; rasid check says what is wrong.',
  },
  'rows-unreadable': {
    one: 'has stored rows that cannot be read',
    past: 'had stored rows that could not be read',
    many: 'have stored rows that cannot be read',
    severity: 'medium',
    remedy: 'They are left out, all else goes on; docs/operations.md says how to mend a stored row.',
  },
  'disk-nearly-full': {
    one: 'has a nearly full disk',
    past: 'had a nearly full disk',
    many: 'have nearly full disks',
    severity: 'high',
    remedy: 'Make room, or shorten retention in rasid.yaml.',
  },
};
