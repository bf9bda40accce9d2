import { isCountryCode } from './country-code.ts';

const NAMES = {
  ar: new Intl.DisplayNames(['ar'], { type: 'region', fallback: 'none' }),
  en: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }),
};

/** A country's name by its ISO 3166-1 alpha-2 code, as Unicode has it; null for what is no country's code. */
export const regionName = (code: string, language: 'ar' | 'en'): string | null =>
  isCountryCode(code) ? (NAMES[language].of(code) ?? null) : null;
