import { tellingNames } from '../arabic/person-name.ts';
import { words } from '../arabic/words.ts';
import { properName, type Speaker, type Statement } from '../model/verdict.ts';

/**
 * Who an alert names beside a faction's words. A written statement whose own sentences, as the alert shows them, name
 * nobody is the group's: a man named elsewhere in the article said something of his own. A post or an address is somebody's
 * also where the name stands before.
 */
export function speakerBy({ speaker, medium }: Statement, shown: string): Speaker | null {
  const name = properName(speaker);
  if (name === null || medium !== 'statement') return speaker;
  // نصرالله and نصر الله are one name.
  const written = words(shown).join('');
  return tellingNames(name).some((word) => written.includes(word)) ? speaker : null;
}
