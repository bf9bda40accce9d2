import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { JudgeRules } from '../../src/judge/judge.ts';
import { openJudging } from '../../src/judging/judging.ts';

/** A process whose main thread hangs as its first argument says, watched by a judging thread for two seconds. */
const judging = openJudging({
  judgeModule: new URL('./poisonous-judge.ts', import.meta.url).href,
  hungMs: 2_000,
});
const rules = { version: '1' } as JudgeRules;
await judging.judge(rules, { title: 'أول', text: '', publishedAt: null, source: null }, false);

async function turnForEver(): Promise<never> {
  for (;;) await Promise.resolve();
}

switch (process.argv[2]) {
  case 'promises':
    await turnForEver();
    break;
  case 'loop':
    for (;;);
  case 'one call':
    execFileSync('sleep', ['60']);
    break;
  default:
    await wait(6_000);
}
await judging.close();
