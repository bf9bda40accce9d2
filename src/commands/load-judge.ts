import type { Judge } from '../../workers/judge.ts';
import type { Classification, Statement, Withdrawal } from '../model/verdict.ts';
import type { Settings } from '../settings/load.ts';

// STOPGAP until the judge lands
export function loadJudge(_settings: Settings): Judge {
  return {
    rulesVersion: 'stopgap',
    classify({ title, text }) {
      const out: Classification = { topics: [], withdrawals: [], statements: [], deadlines: [] };
      const w = /(انسحاب|مغادرة|سحب) (القوات|قواتها|بعثة|من آخر)/.exec(`${text}`);
      const evidence = w
        ? [
            {
              field: 'text' as const,
              start: w.index,
              end: w.index + w[0].length,
              ruleId: 'x',
              concept: 'act',
            },
          ]
        : [];
      if (w) {
        const host = /النيجر/.test(text) ? 'NE' : /الكونغو/.test(text) ? 'CD' : 'IQ';
        const force = /فرنس/.test(text)
          ? 'FR'
          : /الأمم/.test(text)
            ? 'UN:MONUSCO'
            : /الترك/.test(text)
              ? 'TR'
              : 'US';
        const one: Withdrawal = {
          force,
          host,
          status: 'announced',
          deadline: null,
          certainty: 'confirmed',
          evidence,
        };
        out.withdrawals.push(one);
      }
      const f = /(كتائب حزب الله|جماعة الحوثي|حركة حماس)/.exec(text);
      const q = /"[^"]+"/.exec(text);
      if (f && q) {
        const s: Statement = {
          factionId: f[0],
          faction: f[0],
          speaker: null,
          type: 'threat',
          target: null,
          medium: null,
          certainty: 'quoted',
          quote: { field: 'text', start: q.index, end: q.index + q[0].length, text: q[0] },
        };
        out.statements.push(s);
      }
      out.topics.push({ topic: 'troop_withdrawal', score: w ? 1 : 0, matched: !!w, facets: {}, evidence });
      out.topics.push({
        topic: 'faction_statement',
        score: f ? 1 : 0,
        matched: !!(f && q),
        facets: {},
        evidence: [],
      });
      void title;
      return out;
    },
  };
}
