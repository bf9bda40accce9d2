import { createJudge, type Judge } from '../judge/judge.ts';
import { loadJudgement } from '../settings/judgement.ts';

/** The judge of a configuration folder. Throws ConfigError with everything that is wrong in its lexicons. */
export function loadJudge(folder: string): Judge {
  const { lexicons, version } = loadJudgement(folder);
  return createJudge(lexicons, version);
}
