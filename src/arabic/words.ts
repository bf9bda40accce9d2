import { normalize } from './normalize.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** A text in normal form as it is compared: in small letters, and of two spellings that outlets have for one name, one. */
export const compared = (normal: string): string => normal.replaceAll('اميرك', 'امريك').toLowerCase();

/** The words of a text in order, to be compared and not matched. Any string; linear in its length. */
export const words = (text: string): string[] => compared(normalize(text).text).match(WORD) ?? [];
