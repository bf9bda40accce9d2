import { type Call, callIn } from '../arabic/calls.ts';
import type { Act } from '../model/act.ts';
import type { StatementType } from '../model/verdict.ts';
import { actOf, type Quoted } from './act-of.ts';

/** What a faction does with its words, as many do it: towards nobody, and towards a target. */
const SAYS: Readonly<Record<StatementType, [alone: string, to: (target: string) => string]>> = {
  threat: ['make a threat', (target) => `threaten ${target}`],
  ultimatum: ['give an ultimatum', (target) => `give ${target} an ultimatum`],
  // Of an attack, an advance, a capture, a film of one: more is not known of all that are called claims.
  claim: ['claim an operation', (target) => `claim an operation against ${target}`],
  demand: ['make a demand', (target) => `make a demand of ${target}`],
  condemnation: ['issue a condemnation', (target) => `condemn ${target}`],
  denial: ['issue a denial', (target) => `issue a denial about ${target}`],
  truce: ['speak of a truce', (target) => `speak of a truce with ${target}`],
  warning: ['issue a warning', (target) => `warn ${target}`],
  // Of troops that are readied or brought up, too: a call is told as one where its words are of that (`CALLS`).
  mobilisation: ['speak of mobilisation', (target) => `speak of mobilisation against ${target}`],
  position: ['make a statement', (target) => `make a statement on ${target}`],
};

type Says = [alone: string, to?: (target: string) => string];

/** What people are called to, where the words say it. */
const CALLS: Readonly<Record<Call, Says>> = {
  arms: ['issue a call to arms', (target) => `issue a call to arms against ${target}`],
  protest: ['call for protests', (target) => `call for protests against ${target}`],
};

/** What it does with words that are no more than a position, or of an operation, where they say it. */
const ACTS: Readonly<Record<Act, Says>> = {
  footage: [
    'publish footage of an operation',
    (target) => `publish footage of an operation against ${target}`,
  ],
  offensive: ['announce an offensive', (target) => `announce an offensive against ${target}`],
  keeps_arms: ['refuse to disarm'],
  disarms: ['announce steps to disarm'],
  joins_state: ['announce joining the state'],
  breaks_away: ['announce a break of ties'],
  dissolves: ['announce dissolution'],
  death: ['announce a death'],
  own_struck: ['report a strike on a leader'],
  strike: ['report a strike'],
  attack: ['report an attack'],
  deaths: ['admit deaths'],
  setback: ['admit a setback'],
  admission: ['make an admission'],
  mourning: ['mourn a death'],
  refusal: ['voice a refusal', (target) => `voice a refusal to ${target}`],
  appeal: ['make an appeal'],
  order: ['give an order'],
  praise: ['voice praise'],
  welcome: ['voice a welcome'],
};
const AGAINST_TRUCE: Says = ['speak against a truce', (target) => `speak against a truce with ${target}`];

/** What a statement does, by its type and by its words: alone, and towards a target where that may be said. */
export function saysOf({ type, quote }: { type: StatementType; quote: Quoted }): Says {
  const act = actOf({ type, quote });
  if (type === 'truce') return act === 'refusal' ? AGAINST_TRUCE : SAYS.truce;
  if (act !== null) return ACTS[act];
  const call = type === 'mobilisation' ? callIn(quote.text) : null;
  return call === null ? SAYS[type] : CALLS[call];
}

/** A verb as one of them does it: `publishes footage`. */
export const asOne = (they: string): string => they.replace(' ', they.startsWith('publish') ? 'es ' : 's ');
