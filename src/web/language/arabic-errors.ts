import errors from './arabic-errors.json' with { type: 'json' };
import { WAYS } from './arabic-words.ts';
import { apart, translation } from './sentences.ts';

// Errors are kept as the lines that were logged, in English. Those that Rasid itself words are said here in Arabic; what a
// server or the network said stays as it was said, set apart, behind the Arabic name of the part that heard it.

/** What an error begins with: who met it. */
const PARTS: Readonly<Record<string, string>> = errors.parts;
/** Why a source could not be read, in a word or two. */
export const FAILURES: Readonly<Record<string, string>> = errors.failures;
/** What came where a page, a feed or an article was expected. */
const INSTEAD: Readonly<Record<string, string>> = errors.instead;
const STATUSES: Readonly<Record<string, string>> = errors.statuses;

export const insteadAr = (what: string): string => INSTEAD[what] ?? apart(what);

/** Of whatever part: they stand behind its name. */
const said = translation(errors.sentences, {
  ...WAYS,
  seconds: (ms) => `${Number(ms) / 1_000} ث`,
  instead: insteadAr,
  status: (code) => (STATUSES[code] ? `${code} (${STATUSES[code]})` : code),
  error: (why) => errorAr(why),
});

/** An error of a source, a channel or the judge, in Arabic: `http: status 503`. */
export function errorAr(error: string): string {
  const [, part = '', rest = ''] = /^([a-z]+): (.+)$/s.exec(error) ?? [];
  const name = PARTS[part];
  if (name === undefined) return said(error) ?? apart(error);
  return `${name}: ${PARTS[/^([a-z]+): /.exec(rest)?.[1] ?? ''] ? errorAr(rest) : (said(rest) ?? apart(rest))}`;
}
