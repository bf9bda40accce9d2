import lists from './call-words.json' with { type: 'json' };
import { prefixedForms } from './prefixed.ts';
import { words } from './words.ts';

/** What people are called to: the streets, or arms. */
export type Call = 'arms' | 'protest';

const CALLS = new Map<string, Call>();
for (const call of ['arms', 'protest'] as const)
  for (const form of prefixedForms(lists[call])) if (!CALLS.has(form)) CALLS.set(form, call);

const AGAINST: ReadonlySet<string> = new Set(lists.against.split(' '));

/** What words call to: arms, where any of them is of arms («تجنب القتال» is not); null where none says. */
export function callIn(text: string): Call | null {
  const found = new Set(
    words(text).map((word, i, all) => (AGAINST.has(all[i - 1] ?? '') ? null : CALLS.get(word))),
  );
  return found.has('arms') ? 'arms' : found.has('protest') ? 'protest' : null;
}
