import { type ComposeInput, composeAlert } from '../../src/alerts/compose.ts';
import { summaryAlert } from '../../src/alerts/digest.ts';
import { composeNotice } from '../../src/alerts/notice.ts';
import type { Alert, SummaryRow } from '../../src/model/alert.ts';
import type { Change } from '../../src/model/change.ts';
import type { OperationalReport } from '../../src/model/notice.ts';
import type { JudgedArticle, Outlet } from '../../src/model/story.ts';
import type { Deadline, Evidence, Statement, Withdrawal } from '../../src/model/verdict.ts';
import { changes } from '../../src/store/shapes/change.ts';

/** Stories of our own writing, judged by hand. */

export const OUTLETS = {
  independent: outlet('nahr-news', 'نهر نيوز', 'Nahr News', 'independent', null),
  second: outlet('midan', 'الميدان', 'Al-Midan', 'independent', null),
  state: outlet('state-agency', 'الوكالة الرسمية', 'State Agency', 'state', 'state:IQ'),
  faction: outlet('faction-tv', 'قناة الفصيل', 'Faction TV', 'faction', 'faction:kataib-sayyid-al-shuhada'),
} satisfies Record<string, Outlet>;

function outlet(
  id: string,
  ar: string,
  en: string,
  ownership: Outlet['ownership'],
  owner: string | null,
): Outlet {
  return { id, name: { ar, en }, ownership, owner };
}

/** The span of `words` in a text. */
function spanOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

export interface ArticleWords {
  id?: string;
  title: string;
  text: string;
  url?: string;
  publishedAt?: string | null;
  outlet?: Outlet;
  statements?: (Partial<Statement> & { words: string })[];
  withdrawals?: (Partial<Withdrawal> & { words: (string | [words: string, concept: string])[] })[];
  deadlines?: { date: string; words: string; sites?: string[] }[];
  topics?: string[];
}

/** A judged article from its text and the words that are its evidence. */
export function judged(given: ArticleWords): JudgedArticle {
  const evidence = (said: string | [string, string]): Evidence => {
    const [words, concept] = typeof said === 'string' ? [said, 'c'] : said;
    return { field: 'text', ...spanOf(given.text, words), ruleId: 'r1', concept };
  };
  const statements = (given.statements ?? []).map(
    ({ words, ...rest }): Statement => ({
      factionId: 'kataib-sayyid-al-shuhada',
      faction: "Kata'ib Sayyid al-Shuhada",
      speaker: null,
      type: 'threat',
      target: null,
      medium: null,
      certainty: 'quoted',
      quote: { field: 'text', ...spanOf(given.text, words), text: words },
      ...rest,
    }),
  );
  const withdrawals = (given.withdrawals ?? []).map(
    ({ words, ...rest }): Withdrawal => ({
      force: 'US',
      host: 'IQ',
      status: 'announced',
      deadline: null,
      certainty: 'reported',
      evidence: words.map(evidence),
      ...rest,
    }),
  );
  const deadlines = (given.deadlines ?? []).map(
    ({ date, words, sites }): Deadline => ({
      date,
      precision: 'day',
      text: words,
      field: 'text',
      ...spanOf(given.text, words),
      ...(sites ? { sites } : {}),
    }),
  );
  const topics = given.topics ?? [
    ...(statements.length > 0 ? ['faction_statement'] : []),
    ...(withdrawals.length > 0 ? ['troop_withdrawal'] : []),
  ];
  return {
    article: {
      id: given.id ?? 'a1',
      title: given.title,
      text: given.text,
      url: given.url ?? `https://news.example.org/${given.id ?? 'a1'}`,
      publishedAt: given.publishedAt === undefined ? '2021-11-24T08:05:00.000Z' : given.publishedAt,
      fetchedAt: '2021-11-24T08:10:00.000Z',
      revision: 1,
    },
    outlet: given.outlet ?? OUTLETS.independent,
    classification: {
      topics: topics.map((topic, index) => ({
        topic,
        score: 0.9 - index / 10,
        level: 'main' as const,
        matched: true,
        facets: {},
        evidence: [],
      })),
      statements,
      withdrawals,
      deadlines,
    },
  };
}

/** What is new, from a line as alerts have it. */
export const news = (line: string): Change[] => changes.parse(line);

/** Composes with the usual frame around the articles. */
export function compose(articles: JudgedArticle[], given: Partial<ComposeInput> = {}): Alert {
  const alert = composeAlert({
    storyId: '42',
    developmentId: '142',
    event: 'opened',
    at: '2021-11-24T08:12:00.000Z',
    whatsNew: [],
    severity: 'high',
    articles,
    outlets: { total: articles.length, independent: 1 },
    links: null,
    ...given,
  });
  return { ...alert, id: '7c1e' };
}

const LINKS = {
  story: 'https://rasid.example.org/stories/42',
  relevant: 'https://rasid.example.org/feedback/42?v=1&s=abc',
  notRelevant: 'https://rasid.example.org/feedback/42?v=0&s=abc',
};

// A member of the Huquq bloc says American troops have until the end of the year, or the factions' weapons decide.
const THREAT_TEXT =
  'قال القيادي في كتائب سيد الشهداء والعضو في كتلة حقوق سعد المثال، اليوم الأربعاء، «إن بقاء جندي أمريكي واحد بعد 31 كانون الأول 2021 سيقابل بالسلاح». ' +
  'وأضاف أن الفصائل أعدت العدة. وكانت بغداد قد أكدت أن المهام القتالية تنتهي نهاية العام.';

export const threat: Alert = compose(
  [
    judged({
      title: 'قيادي في كتائب سيد الشهداء: لن يبقى جندي أمريكي بعد نهاية العام',
      text: THREAT_TEXT,
      statements: [
        {
          words: 'إن بقاء جندي أمريكي واحد بعد 31 كانون الأول 2021 سيقابل بالسلاح',
          speaker: { name: 'سعد المثال', nameEn: null, role: 'Huquq member' },
          target: 'US forces in Iraq',
          medium: 'statement',
        },
      ],
      deadlines: [{ date: '2021-12-31', words: '31 كانون الأول 2021' }],
    }),
    judged({
      id: 'a2',
      title: 'كتائب سيد الشهداء تهدد',
      text: 'نقلت القناة البيان.',
      outlet: OUTLETS.faction,
    }),
    judged({ id: 'a3', title: 'تهديد جديد', text: 'نقلت الوكالة البيان.', outlet: OUTLETS.state }),
  ],
  {
    outlets: { total: 3, independent: 1 },
    links: LINKS,
    factionsAr: { 'kataib-sayyid-al-shuhada': 'كتائب سيد الشهداء' },
  },
);

// The last French soldiers left Niger on Friday; the army spokesman confirmed the base was handed over.
const LEFT_TEXT =
  'نيامي - غادرت آخر دفعة من القوات الفرنسية النيجر، الجمعة، منهية انسحابها الذي بدأ في تشرين الأول. ' +
  'وأكد متحدث باسم الجيش أن القاعدة الجوية سُلمت كاملة.\nوكان القرار قد أعلن قبل ثلاثة أشهر.';

export const withdrawal: Alert = compose(
  [
    judged({
      title: 'آخر جندي فرنسي يغادر النيجر',
      text: LEFT_TEXT,
      publishedAt: '2023-12-22T15:40:00.000Z',
      withdrawals: [
        {
          words: ['غادرت آخر دفعة من القوات الفرنسية النيجر', 'منهية انسحابها'],
          force: 'FR',
          host: 'NE',
          status: 'completed',
          certainty: 'confirmed',
        },
      ],
    }),
    judged({
      id: 'b2',
      title: 'باريس تكمل الانسحاب من النيجر',
      text: 'نص.',
      outlet: OUTLETS.second,
      publishedAt: null,
    }),
  ],
  {
    event: 'status_changed',
    at: '2023-12-22T15:45:00.000Z',
    whatsNew: news('status: ongoing → completed'),
    severity: 'critical',
    outlets: { total: 2, independent: 2 },
  },
);

const SWAP_TEXT =
  'صنعاء - أفرجت الجماعة، السبت، عن عشرين أسيرا مقابل سجناء لها.\nوقال الوسيط إن دفعة ثانية تتبع بعد أيام.';

/** A match of a topic of an operator's own: what its rules found is all there is to say. */
export const exchange: Alert = compose(
  [
    {
      ...judged({ title: 'صفقة تبادل بين صنعاء ومأرب', text: SWAP_TEXT }),
      classification: {
        topics: [
          {
            topic: 'prisoner_exchange',
            score: 0.6,
            level: 'main',
            matched: true,
            facets: { stage: 'release', held: 'prisoners_of_war' },
            evidence: ['أفرجت', 'أسيرا', 'مقابل'].map((words) => ({
              field: 'text' as const,
              ...spanOf(SWAP_TEXT, words),
              ruleId: 'prisoner_exchange.released-in-return',
              concept: 'release',
            })),
          },
        ],
        statements: [],
        withdrawals: [],
        deadlines: [],
      },
    },
  ],
  { topicNames: { prisoner_exchange: { ar: 'تبادل أسرى', en: 'Prisoner exchange' } } },
);

export const corrected: Alert = compose(
  [judged({ title: 'تصحيح: لا انسحاب من القاعدة', text: 'صححت الوكالة خبرها السابق.', topics: [] })],
  {
    event: 'corrected',
    whatsNew: news('The article was edited and no longer reports a withdrawal'),
    severity: 'low',
  },
);

const ROWS: SummaryRow[] = (
  [
    [
      '1',
      '2026-11-17T06:10:00.000Z',
      'critical',
      'US withdrawal from Iraq: completed; 6 outlets, 4 independent',
    ],
    ['2', '2026-11-18T20:30:00.000Z', 'high', 'Houthis threaten Israel; 3 outlets, 1 independent'],
    [
      '3',
      '2026-11-18T21:30:00.000Z',
      'medium',
      'UNIFIL withdrawal from Lebanon: planned; 2 outlets, 2 independent',
    ],
    [
      '4',
      '2026-11-22T09:00:00.000Z',
      'high',
      'RSF claims an operation against the Sudanese army; 1 independent outlet',
    ],
  ] as const
).map(([storyId, at, severity, headline]) => ({
  storyId,
  at,
  severity,
  headline,
  title: 'عنوان من تأليفنا لهذا الملخص',
  url: `https://rasid.example.org/stories/${storyId}`,
}));

export const digest: Alert = {
  ...summaryAlert('weekly', ROWS, {
    from: '2026-11-17T00:00:00.000Z',
    to: '2026-11-24T00:00:00.000Z',
    timezone: 'Asia/Baghdad',
  }),
  id: '7c1e',
};

/** Two sources that fail at once, dead letters, and a silence that is over. */
export const operations: Alert = {
  ...(composeNotice(
    [
      ...['a', 'b'].map(
        (name): OperationalReport => ({
          subject: `source outlet-${name}`,
          kind: 'failing',
          phase: 'began',
          since: '2026-11-24T09:00:00.000Z',
          detail: 'http: status 503 (4 times in 40 min)',
        }),
      ),
      {
        subject: 'pipeline',
        kind: 'dead-deliveries',
        phase: 'lasts',
        since: '2026-11-23T09:00:00.000Z',
        detail: '3 deliveries were given up in the last 7 days',
      },
      {
        subject: 'source outlet-c',
        kind: 'silent',
        phase: 'ended',
        since: '2026-11-22T09:00:00.000Z',
        detail: 'after 2 days: answers, but nothing new for 30 h',
      },
    ],
    '2026-11-24T10:00:00.000Z',
    (id) => ({ 'outlet-a': 'Outlet A' })[id] ?? id,
  ) ?? threat),
  id: '9f20',
};
