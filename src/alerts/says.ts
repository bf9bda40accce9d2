import { type Call, callIn } from '../arabic/calls.ts';
import {
  asksPeople,
  condemnedIn,
  deniedIn,
  subjectIn,
  type TruceStep,
  truceStep,
  wantedIn,
  warnedIn,
} from '../arabic/matters.ts';
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
  condition: ['set a condition', (target) => `set a condition for ${target}`],
  talks_refused: ['refuse talks', (target) => `refuse talks with ${target}`],
  talks_ready: ['voice readiness for talks'],
  allegiance: ['pledge allegiance'],
  appoints: ['announce an appointment'],
  withdraws: ['announce a pull-out of fighters'],
  stays: ['vow to stay'],
  goes_on: ['say that the fight goes on', (target) => `say that the fight against ${target} goes on`],
  fight_over: ['say that a fight is over'],
  halts: ['announce a halt of operations'],
  fight_ready: ['voice readiness to fight'],
  response: ['announce a response'],
  accepts: ['accept a proposal'],
  truce_over: ['say that a truce is over'],
  founds: ['announce a new body'],
  criticism: ['voice criticism'],
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

const TRUCES: Readonly<Record<TruceStep, Says>> = {
  announce: ['announce a truce', (target) => `announce a truce with ${target}`],
  end: ['announce the end of a truce', (target) => `announce the end of a truce with ${target}`],
  extend: ['announce a longer truce', (target) => `announce a longer truce with ${target}`],
  keep: ['commit to a truce', (target) => `commit to a truce with ${target}`],
  accept: ['accept a truce', (target) => `accept a truce with ${target}`],
  ready: ['voice readiness for a truce', (target) => `voice readiness for a truce with ${target}`],
};

/** Types of which it is told what they ask for, deny or are about, where their words say it. */
const MATTERS: Partial<
  Readonly<
    Record<
      StatementType,
      {
        find: (text: string) => string | null;
        says: (matter: string, text: string) => [string, (target: string) => string];
      }
    >
  >
> = {
  demand: {
    find: wantedIn,
    says: (matter, text) => [
      `demand ${matter}`,
      (target) => (asksPeople(text) ? `call for ${matter}` : `ask ${target} for ${matter}`),
    ],
  },
  denial: {
    find: deniedIn,
    says: (matter) => [`deny ${matter}`, () => `deny ${matter}`],
  },
  position: {
    find: subjectIn,
    says: (matter) => [
      `make a statement on ${matter}`,
      (target) => `make a statement on ${target} and ${matter}`,
    ],
  },
  warning: {
    find: warnedIn,
    says: (matter) => [`issue a warning ${matter}`, (target) => `warn ${target} ${matter}`],
  },
  condemnation: {
    find: condemnedIn,
    says: (matter) => [`issue a condemnation over ${matter}`, (target) => `condemn ${target} over ${matter}`],
  },
};

/** «دعا إلى …», «أمر بـ …». */
const WANTS: Partial<Readonly<Record<Act, string>>> = { appeal: 'call for', order: 'order' };

/** The words themselves, without what leads in to them or follows. */
const ownWords = ({ text, marks = [] }: Quoted): string => text.slice(marks[0]?.start ?? 0, marks[0]?.end);

function byAct(act: Act, text: string): Says {
  const verb = WANTS[act];
  const wanted = verb === undefined ? null : wantedIn(text);
  return wanted === null ? ACTS[act] : [`${verb} ${wanted}`];
}

/** What a statement does, by its type and by its words: alone, and towards a target where that may be said. */
export function saysOf({ type, quote }: { type: StatementType; quote: Quoted }): Says {
  const act = actOf({ type, quote });
  const text = ownWords(quote);
  if (type === 'truce') {
    if (act === 'refusal' || act === 'talks_refused') return AGAINST_TRUCE;
    const step = truceStep(text) ?? (act === 'truce_over' ? 'end' : null);
    return step === null ? SAYS.truce : TRUCES[step];
  }
  if (act !== null) return byAct(act, text);
  const matters = MATTERS[type];
  const matter = matters?.find(text) ?? null;
  if (matters !== undefined && matter !== null) return matters.says(matter, text);
  const call = type === 'mobilisation' ? callIn(quote.text) : null;
  return call === null ? SAYS[type] : CALLS[call];
}

/** A verb as one of them does it: `publishes footage`, `denies involvement`. */
export const asOne = (they: string): string =>
  they.replace(/^\w+/, (verb) =>
    /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}${/(?:sh|ch|s|x)$/.test(verb) ? 'es' : 's'}`,
  );
