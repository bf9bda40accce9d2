import cues from './cues.json' with { type: 'json' };
import { normalize } from './normalize.ts';

/** Figures only, as footage carries it, day before month; of a night the later day. */
const DAY = /(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](20\d\d)(?!\d)/g;

const ON_THE_DAY = new RegExp(`(?:^|\\s)${cues.onTheDay}\\s*(?:\\d{1,2}[-/])?$`, 'u');

function isoOf([, day = '', month = '', year = '']: readonly string[]): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(iso)) || new Date(iso).toISOString().slice(0, 10) !== iso ? null : iso;
}

/**
 * The day that the words of an operation date it to in figures, ISO: the one behind «بتاريخ», or, where `anyDate`, the
 * only one; else null.
 */
export function operationDayIn(words: string, anyDate: boolean): string | null {
  const { text } = normalize(words);
  const dates = [...text.matchAll(DAY)];
  const said = dates.filter(({ index }) => ON_THE_DAY.test(text.slice(0, index)));
  const [only, ...others] = said.length > 0 ? said : anyDate ? dates : [];
  return only === undefined || others.length > 0 ? null : isoOf(only);
}
