import { MINUTE_MS } from '../lib/durations.ts';
import type { Alert } from '../model/alert.ts';
import type { JudgedArticle, Outlet } from '../model/story.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import type { Evidence } from '../model/verdict.ts';
import { composeAlert } from './compose.ts';

// Glosses: "Kata'ib Sayyid al-Shuhada: American forces have until the end of next month". The text says that the
// faction's spokesman told a channel that foreign troops leave by then or are met with fire, and that the
// government has confirmed the withdrawal from Ain al-Asad goes on.
const TITLE = 'كتائب سيد الشهداء: أمام القوات الأمريكية حتى نهاية الشهر المقبل';
const QUOTE = 'أمام القوات الأمريكية حتى نهاية الشهر المقبل كي ترحل، وبعدها لن يكون بيننا وبينها إلا السلاح';
const LEAVES = 'واصلت القوات الأمريكية انسحابها من قاعدة عين الأسد';
const TEXT =
  `قال المتحدث الرسمي باسم كتائب سيد الشهداء كاظم الفرطوسي في مقابلة متلفزة مساء أمس: «${QUOTE}». ` +
  `وفي سياق متصل، ${LEAVES} غربي العراق، بحسب مصدر أمني تحدث عن مغادرة رتل جديد فجر اليوم.`;
const DEADLINE_WORDS = 'نهاية الشهر المقبل';

const SAMPLE_OUTLETS: Outlet[] = [
  {
    id: 'sample-agency',
    name: { ar: 'وكالة المثال', en: 'Sample News Agency' },
    ownership: 'independent',
    owner: null,
  },
  { id: 'sample-tv', name: { ar: 'قناة المثال', en: 'Sample TV' }, ownership: 'state', owner: 'state:IQ' },
];

function evidence(needle: string, ruleId: string, concept: string): Evidence {
  const start = TEXT.indexOf(needle);
  return { field: 'text', start, end: start + needle.length, ruleId, concept };
}

/** The last day of the month after `now`, as ISO date. */
function endOfNextMonth(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 0)).toISOString().slice(0, 10);
}

function sampleArticle(now: Date, outlet: Outlet, minutesAgo: number): JudgedArticle {
  const at = new Date(now.getTime() - minutesAgo * MINUTE_MS).toISOString();
  const date = endOfNextMonth(now);
  const quoteAt = TEXT.indexOf(QUOTE);
  const deadlineAt = TEXT.indexOf(DEADLINE_WORDS);
  const leaving = [
    evidence('القوات الأمريكية انسحابها', 'sample', 'force + withdrawal'),
    evidence('العراق', 'sample', 'host'),
  ];
  return {
    article: {
      id: `sample-${outlet.id}`,
      title: TITLE,
      text: TEXT,
      url: `https://example.org/${outlet.id}/1`,
      publishedAt: at,
      fetchedAt: at,
      revision: 1,
    },
    outlet,
    classification: {
      topics: [
        { topic: STATEMENT_TOPIC, score: 0.97, level: 'main', matched: true, facets: {}, evidence: [] },
        {
          topic: WITHDRAWAL_TOPIC,
          score: 0.88,
          level: 'main',
          matched: true,
          facets: {},
          evidence: leaving,
        },
      ],
      withdrawals: [
        {
          force: 'US',
          host: 'IQ',
          status: 'ongoing',
          deadline: null,
          certainty: 'reported',
          by: { kind: 'member', name: 'مصدر أمني', nameEn: null, role: 'security source', party: null },
          evidence: leaving,
        },
      ],
      statements: [
        {
          factionId: 'kataib-sayyid-al-shuhada',
          faction: "Kata'ib Sayyid al-Shuhada",
          speaker: { name: 'كاظم الفرطوسي', nameEn: 'Kadhim al-Fartousi', role: 'spokesman' },
          type: 'threat',
          target: 'US forces in Iraq',
          medium: 'interview',
          certainty: 'quoted',
          quote: { field: 'text', start: quoteAt, end: quoteAt + QUOTE.length, text: QUOTE },
        },
      ],
      deadlines: [
        {
          date,
          precision: 'day',
          text: DEADLINE_WORDS,
          field: 'text',
          start: deadlineAt,
          end: deadlineAt + DEADLINE_WORDS.length,
        },
      ],
    },
  };
}

/** A made-up alert as real ones look, for `rasid test-alert`; it says itself that it is a sample. */
export function sampleAlert(now: Date): Alert {
  const alert = composeAlert({
    storyId: 'sample',
    developmentId: 'sample',
    event: 'opened',
    at: now.toISOString(),
    whatsNew: [{ kind: 'words', text: 'This is a sample alert: nothing has happened.' }],
    severity: 'high',
    test: true,
    articles: SAMPLE_OUTLETS.map((outlet, index) => sampleArticle(now, outlet, 12 - index * 5)),
    outlets: { total: 2, independent: 1 },
    links: null,
    factionsAr: { 'kataib-sayyid-al-shuhada': 'كتائب سيد الشهداء' },
  });
  return { ...alert, id: `sample-${now.getTime()}` };
}
