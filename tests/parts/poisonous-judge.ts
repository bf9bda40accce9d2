import { existsSync } from 'node:fs';
import type { createJudge as CreateJudge } from '../../src/judge/judge.ts';
import type { Classification } from '../../src/model/verdict.ts';

const NOTHING: Classification = { topics: [], withdrawals: [], statements: [], deadlines: [] };

/**
 * A judge that texts can poison: one whose title begins with `hang` is never judged, `end` ends the thread, `memory`
 * takes more than there is, `throw` throws; as long as the file that the text names, if any, is not there.
 */
export const createJudge: typeof CreateJudge = ({ version }) => {
  const classify = ({ title, text }: { title: string; text: string }): Classification => {
    if (text !== '' && existsSync(text)) return NOTHING;
    if (title.startsWith('hang')) for (;;);
    if (title.startsWith('end')) process.exit(3);
    if (title.startsWith('throw')) throw new Error('no such letter');
    const held: number[][] = [];
    while (title.startsWith('memory')) held.push(new Array<number>(1e6).fill(held.length));
    return NOTHING;
  };
  return {
    rulesVersion: version,
    topics: [],
    outlook: () => 'unlikely',
    classify,
    explain: (article) => ({ classification: classify(article), weighed: [], shares: [] }),
  };
};
