import type { StatementType, WithdrawalStatus } from '../../model/verdict.ts';
import sentences from './arabic-reasons.json' with { type: 'json' };
import { settingAr } from './arabic-settings.ts';
import { STATUSES, TYPES, WAYS } from './arabic-words.ts';
import { translation } from './sentences.ts';

// Reasons and news are stored as the sentences that were logged and sent, in English. Those that Rasid itself words are
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

const news = translation(sentences.news, {
  ...WAYS,
  step: (name) => STEPS[name] ?? STATUSES[name as WithdrawalStatus] ?? name,
  type(name) {
    const type = { 'truce statement': 'truce', 'call to arms': 'mobilisation' }[name] ?? name;
    return TYPES[type as StatementType]?.[0] ?? name;
  },
});

/** What is new, clause by clause, in Arabic. */
export const newsAr = (whatsNew: string): string =>
  whatsNew === ''
    ? ''
    : whatsNew
        .split('; ')
        .map((clause) => news(clause) ?? clause)
        .join('؛ ');
