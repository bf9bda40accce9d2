import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeNotice } from '../../src/alerts/notice.ts';
import { healthOf } from '../../src/alerts/work-health.ts';
import { statusError as refusal } from '../../src/channels/answer.ts';
import { refusal as refusalOf, unanswered } from '../../src/channels/email/recipients.ts';
import { statusError } from '../../src/http/failure.ts';
import { checkedUrl } from '../../src/http/guard.ts';
import { ConfigError, DeliveryError, errorLine, SOURCE_FAILURES } from '../../src/lib/errors.ts';
import { HEALTH_KINDS } from '../../src/model/health.ts';
import { NOTICE_KINDS } from '../../src/model/notice.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { warningsOf } from '../../src/settings/warnings.ts';
import { parseFeed } from '../../src/sources/feed/parse.ts';
import {
  emptySince,
  gapSince,
  pagesWithoutArticle,
  withoutDates,
  withoutText,
} from '../../src/sources/findings.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { makeFolder } from '../parts/folder.ts';
import { openPages } from './open-pages.ts';
import { noSilences, sampleSource, sampleStatus } from './sample-status.ts';

const now = new Date('2026-11-24T10:00:00Z');

/** What stays in Latin letters on an Arabic page: names, units, formats, and what the state below is called. */
const NAMES = new Set(
  `Rasid RSS JSON Feed English UTC HTML HTTP XML TLS MB YAML REST OR ISO iCalendar
   slack webhook mail email desk backup host rasid pipeline difaf outlet LB IQ feed amal Nahr News Kata ib Sayyid al Shuhada Hezbollah
   old etc server postgres embedded tolerant abc queue retry`.split(/\s+/),
);
/** As a server, the network or a person said it. */
const VERBATIM = [
  'connect ECONNREFUSED 127.0.0.1:1',
  'Mailbox unavailable, try again later',
  'planned exercise',
  'answers robots only',
  '&lt;opml&gt;',
  'ftp:',
  'Al-Difaf',
];
/** As files name it: their places, keys and values. */
const SETTING =
  /(?:[\w/]+\.ya?ml(?::\d+)?|\b[a-z]+(?:[._][\w[\]]+)+|"[^"]*"|\brasid (?:plan|factions)|RASID_WEB_TOKEN|docs\/\w+\.md|channel|operations|heartbeat|silences|match|faction|allowPrivate: true|topic|type|force|country|status|source|routes\[\d\]|\bsources\b|\bsorces\b|https?)/g;

/** Words of an Arabic page that nothing of this explains. */
function english(page: string): string[] {
  const text = page
    .replaceAll(/<(style|script|code|pre)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*?(?:\s(?:title|aria-label)="([^"]*)")?[^>]*>/g, ' $1 ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  const bare = VERBATIM.reduce((left, said) => left.replaceAll(said, ' '), text).replaceAll(SETTING, ' ');
  return [...new Set(bare.match(/[A-Za-z][A-Za-z'-]+/g) ?? [])].filter(
    (word) => !word.split(/[-']/).every((part) => part.length < 2 || NAMES.has(part) || /^s?\d*$/.test(part)),
  );
}

const thrown = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return errorLine(error);
  }
  throw new Error('nothing was thrown');
};
const feedOf = (text: string) => () => parseFeed(new TextEncoder().encode(text), { now });

/** As the parts word them that meet them: what one of them says otherwise some day is English here, and so fails. */
const ERRORS = [
  ...[301, 403, 404, 429, 503].map((status) => statusError(status, {}, now).message),
  ...['<html><body><p>x</p></body></html>', '', '{"a":1}', 'words', '<opml/>'].map((text) =>
    thrown(feedOf(text)),
  ),
  ...['ftp://a.example/', 'http://10.0.0.1/', 'http://u:p@a.example/', 'no address'].map((url) =>
    thrown(() => checkedUrl(url, null, false)),
  ),
  'http: connect ECONNREFUSED 127.0.0.1:1',
  'http: body larger than 10000000 bytes',
  'http: header larger than 262144 bytes',
  'http: header of more than 5000 fields',
  'http: redirects in a circle',
  'http: not done within 30000 ms',
  'http: silent for 10000 ms',
  'feed: not read within 120 s',
  'page: no readable text',
  'page: no article but a log-in or subscription page',
  'robots: difaf does not want this page read',
  'robots: the robots.txt cannot be had: http: status 503',
  'telegram: no public preview of this channel',
];
const DELIVERY_ERRORS = [
  refusal('webhook', { status: 503, body: '', retryAfterMs: null } as never).message,
  refusal('slack', { status: 404, body: '', retryAfterMs: null } as never, {
    said: 'Mailbox unavailable, try again later',
  }).message,
  new DeliveryError('webhook: http: not done within 10000 ms', { retryable: true }).message,
  refusalOf('amal@desk', 450).error,
  refusalOf('amal@desk', null).error,
  unanswered('amal@desk').error,
  'email: address refused: private, and the channel does not say allowPrivate: true',
];
const items = [1, 2, 3].map(
  (n) => ({ guid: `g${n}`, title: '', summary: '', content: '', publishedAt: null }) as never,
);
const FINDINGS = [
  ...emptySince(['g'], []),
  ...gapSince(['a', 'b', 'c'], items),
  ...withoutDates(items),
  ...withoutText(items, {} as never),
  ...pagesWithoutArticle(['page: no article but a home page or list of articles']),
];

/** What `rasid check` has against a folder, and where it warns. */
function checked(): { problems: readonly string[]; warnings: string[] } {
  const folder = makeFolder();
  folder.write(
    'sources.yaml',
    'sources: [{ id: difaf, kind: feed, url: "https://a.example/rss" }]\nsorces: []\n',
  );
  folder.write(
    'alerts.yaml',
    'channels: [{ id: desk, kind: webhook, url: "https://h.example/" }]\nroute: { channel: dest, group_wait: soon }\noperations: { channel: 5 }\n',
  );
  let problems: readonly string[] = [];
  try {
    loadSettings(folder.path, {}, { secrets: 'ignored' });
  } catch (error) {
    if (error instanceof ConfigError)
      problems = error.problems.map((line) => line.replaceAll(`${folder.path}/`, ''));
  }
  folder.write(
    'sources.yaml',
    'sources: [{ id: difaf, kind: feed, url: "https://a.example/rss" }, { id: outlet, kind: feed, url: "https://a.example/rss" }]\n',
  );
  folder.write(
    'alerts.yaml',
    `channels: [{ id: desk, kind: webhook, url: "https://h.example/" }, { id: backup, kind: webhook, url: "https://b.example/" }]
route: { channel: desk, routes: [{ channel: desk }, { match: { severity: high } }] }
silences: [{ id: old, match: { country: IQ }, until: "2026-01-01", author: amal, reason: planned exercise }]
`,
  );
  const settings = loadSettings(folder.path, {}, { secrets: 'ignored' });
  folder.remove();
  return { problems, warnings: warningsOf(settings, [], now) };
}

describe('an Arabic page of a Rasid with faults', () => {
  let archive: Archive;
  let storyId: string | null;
  const { problems, warnings } = checked();
  beforeAll(async () => {
    archive = await openArchive(['desk', 'backup']);
    const { pool } = archive.store;
    ({ storyId } = await archive.place({
      at: '2026-11-24T08:00:00Z',
      publishedAt: '2026-11-10T08:00:00Z',
      title: 'القوات الأمريكية تبدأ الانسحاب من قاعدة عين الأسد',
      text: 'بدأت القوات الأمريكية الانسحاب من قاعدة عين الأسد غربي العراق.',
      withdrawals: [{ words: ['القوات الأمريكية الانسحاب'] }],
      topics: ['troop_withdrawal'],
    }));
    // As many deliveries as errors, and a message to the operators of every kind and phase.
    const enter = (given: {
      kind: string;
      state: string;
      error: string | null;
      why: string;
      alert: unknown;
    }) =>
      pool.query(
        `INSERT INTO deliveries (kind, channel, idempotency_key, alert, state, error, why, attempts)
         VALUES ($1, 'desk', gen_random_uuid(), $2, $3, $4, $5, 3)`,
        [given.kind, JSON.stringify(given.alert), given.state, given.error, given.why],
      );
    for (const kind of NOTICE_KINDS) {
      for (const phase of ['began', 'lasts', 'ended'] as const) {
        const report = { subject: 'source difaf', kind, phase, since: now.toISOString(), detail: 'x' };
        const alert = composeNotice([report], now.toISOString(), () => 'Nahr News');
        await enter({ kind: 'operations', state: 'sent', error: null, why: 'operations', alert });
      }
    }
    const many = ['a', 'b', 'c'].map((id) => ({
      subject: `source ${id}`,
      kind: 'failing' as const,
      phase: 'began' as const,
      since: now.toISOString(),
      detail: '',
    }));
    const service = { ...many[0], subject: 'pipeline', kind: 'work-stuck' as const } as never;
    for (const error of DELIVERY_ERRORS) {
      const alert = composeNotice([...many, service], now.toISOString(), (id) => id);
      await enter({ kind: 'operations', state: 'dead', error, why: 'sent by hand', alert });
    }
    for (const reason of [
      'judge: no judgement within 15 s, 3 times',
      'judge: its thread ended, 3 times',
      'neither title nor text',
      'page: no readable text',
    ]) {
      await pool.query(
        `INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole, status, error)
         VALUES ('difaf', gen_random_uuid(), 'u', gen_random_uuid(), 'خبر', '', '', true, 'failed', $1)`,
        [reason],
      );
    }
  }, 540_000);
  afterAll(() => archive.close());

  const health = (at: number) => ({
    ...{ id: 'difaf', phase: 'idle' as const, nextFetchAt: now, lastSuccessAt: null, lastNewAt: null },
    ...{
      failures: 3,
      lastFailure: SOURCE_FAILURES[at % SOURCE_FAILURES.length] ?? null,
      lastError: ERRORS[at] ?? null,
    },
    ...{ readBy: 'tolerant' as const, articles: 0, findings: FINDINGS },
  });
  const sources = ERRORS.map((_, at) => ({ source: sampleSource, health: health(at) }));

  async function page(path: string): Promise<string> {
    const status = sampleStatus(now);
    const refused = { since: now, problems };
    const app = openPages(archive, now, {
      status: async () => ({
        ...status,
        configuration: { loadedAt: now, refused },
        sources: sources as never,
      }),
      health: {
        ...healthOf(
          { queue: { kind: 'postgres', reachable: false }, figures: null, diskFull: false, startedAt: now },
          now,
        ),
        problems: HEALTH_KINDS.map((kind) => ({ kind, detail: 'said in English' })),
        figures: {
          sources: {} as never,
          oldestWaitingSeconds: 5,
          channels: ['desk', 'backup'].map((channel) => ({
            channel,
            lastSentAt: null,
            due: 1,
            failing: 2,
            dead: 1,
          })),
        },
      },
      needs: {
        sources: {
          ...{
            access: { host: '127.0.0.1', publicUrl: null, token: null },
            now: () => now,
            tryNow: async () => true,
          },
          list: async () =>
            [
              ...sources.map((one) => ({ ...one, items: [1, 2] })),
              {
                source: { ...sampleSource, enabled: false, reason: 'answers robots only' },
                health: null,
                items: [],
              },
            ] as never,
        },
        silences: {
          ...noSilences(now),
          list: async () =>
            (['config', 'cli', 'web'] as const).map((from) => ({
              ...{
                id: '7',
                from,
                match: 'country=IQ',
                endsAt: now,
                state: from === 'web' ? 'over' : 'in force',
              },
              ...{ author: 'amal', reason: 'planned exercise', endedBy: 'amal' },
            })),
        },
        plan: async (days) => ({ problems, settings: [], days, archive: null }),
        configuration: () => ({
          ...{
            folder: '/etc/rasid',
            loadedAt: now,
            rulesVersion: 'abc',
            sources: { on: 1, all: 2 },
            channels: [],
            topics: [],
          },
          ...{
            routes: '',
            warnings,
            changes: [],
            waiting: ['rasid.yaml: web'],
            refused: { since: now, problems },
          },
        }),
      },
    });
    const host = '127.0.0.1:8080';
    const answer = await app.request(`http://${host}${path}${path.includes('?') ? '&' : '?'}lang=ar`, {
      headers: { host },
    });
    return answer.text();
  }

  it('has something to say of each', () => {
    expect(problems.length).toBeGreaterThan(2);
    expect(warnings.length).toBeGreaterThan(4);
    expect(FINDINGS.map(({ kind }) => kind)).toEqual([
      'empty',
      'gap',
      'no-dates',
      'no-text',
      'page-is-no-article',
    ]);
  });

  it.each([
    '/',
    '/stories',
    '/stories?faction=nobody',
    '/stories/STORY',
    '/deadlines',
    '/search?q=قاعدة',
    '/sources',
    '/sources?state=off',
    '/deliveries',
    '/deliveries?state=dead',
    '/silences',
    '/articles',
    '/configuration',
    '/configuration/plan',
    '/nowhere',
  ])('says nothing in English that is no name, setting or word of somebody else: %s', async (path) => {
    expect(english(await page(path.replace('STORY', storyId ?? '')))).toEqual([]);
  });

  it('shows what a server said as it said it', async () => {
    expect(await page('/deliveries?state=dead')).toContain(
      '<bdi dir="auto">Mailbox unavailable, try again later</bdi>',
    );
  });
});
