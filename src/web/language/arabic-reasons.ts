import type { Change } from '../../model/change.ts';
import type { StatementType, WithdrawalStatus } from '../../model/verdict.ts';
import sentences from './arabic-reasons.json' with { type: 'json' };
import { settingAr } from './arabic-settings.ts';
import { counted, STATUSES, TYPES, WAYS } from './arabic-words.ts';
import { apart, filled, translation, type Ways } from './sentences.ts';

// Reasons are stored as the sentences that were logged and sent, in English. Those that Rasid itself words are
// said here in Arabic; what is none of them, as the words of an operator, is shown as it is.

const STEPS: Readonly<Record<string, string>> = sentences.steps;

/** What follows the count of events. */
const timing = translation(sentences.timing, WAYS);
const because = translation(sentences.why, { ...WAYS, timing: (when) => timing(when) ?? when });
/** Why a form did nothing. */
const refused = translation(sentences.refusals, WAYS);

/** Why a delivery waits, joined another or was muted, or a form did nothing, in Arabic. */
export const reasonAr = (why: string): string =>
  because(why) ?? refused(why) ?? (isSetting(why) ? settingAr(why) : why);

/** As of a configuration: a condition of a silence, say. */
const isSetting = (why: string): boolean => /: found .+, allowed: |: excludes all/s.test(why);

const NEWS: Readonly<Record<Change['kind'], string>> = sentences.news;
const ENDS: Readonly<Record<string, string>> = sentences.ends;
const NEWS_WAYS: Ways = {
  ...WAYS,
  step: (name) => STEPS[name] ?? STATUSES[name as WithdrawalStatus],
  type: (name) => TYPES[name as StatementType][0],
  ends: (days) => ENDS[days] ?? `بعد ${counted(Number(days), 'days')}`,
};

/** What is new in Arabic, a clause each. */
export const newsAr = (changes: readonly Change[]): string =>
  changes
    .map(({ kind, ...fields }) => {
      const parts = Object.entries(fields).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(apart).join('؛ ') : value === null ? undefined : `${value}`,
      ]);
      return filled(NEWS[kind], Object.fromEntries(parts), NEWS_WAYS);
    })
    .join('؛ ');
