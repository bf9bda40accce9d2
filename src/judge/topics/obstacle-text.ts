import { writtenName } from './compile.ts';
import type { Obstacle } from './rule.ts';

const joined = (names: readonly string[]): string =>
  names.map((name) => name.split(' or ').map(writtenName).join(' or ')).join(', ');

/** `context.denial` → `denial`; a topic's own word as it is written. */
const markName = (concept: string): string => writtenName(concept).replace(/^context\./, '');

/** Why a rule did not hold, in English, without the words themselves: those are its evidence. */
export function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'no-hint':
      return 'none of its hint words';
    case 'missing':
      return `missing: ${joined(obstacle.concepts)}`;
    case 'not-together':
      return `not in one ${obstacle.unit}${obstacle.ordered ? ' in the order asked' : ''}`;
    case 'too-far':
      return Number.isFinite(obstacle.words)
        ? `too far apart: ${obstacle.words} words between, ${obstacle.allowed} allowed`
        : 'too far apart: one in the headline, one in the text';
    case 'zone':
      return `in the ${obstacle.zone}, which the rule leaves out`;
    case 'excluded':
      return `excluded by ${markName(obstacle.mark.concept)}`;
    case 'negated':
      return `negated by ${markName(obstacle.mark.concept)}`;
    case 'background':
      return `background: ${markName(obstacle.mark.concept)}`;
    case 'reported':
      return `somebody's word only: ${markName(obstacle.mark.concept)}`;
  }
}
