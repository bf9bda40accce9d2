/** What a faction decides of its arms and of itself. */
const OWN_FATE = ['keeps_arms', 'disarms', 'joins_state', 'breaks_away', 'dissolves'] as const;
/** What it tells of its dead, and of others' deeds. */
const NEWS = ['mourning', 'own_struck', 'death', 'strike', 'attack'] as const;
/** What it says of its fight, of talks and of itself. */
const COURSE = [
  'condition',
  'talks_refused',
  'talks_ready',
  'allegiance',
  'appoints',
  'withdraws',
  'stays',
  'goes_on',
  'fight_over',
  'halts',
  'fight_ready',
  'response',
  'accepts',
  'truce_over',
  'founds',
  'criticism',
] as const;
/** What the verb says that brings its words; of what is admitted, whether it is deaths or a defeat. */
const BY_VERB = [
  'deaths',
  'setback',
  'admission',
  'refusal',
  'appeal',
  'order',
  'praise',
  'welcome',
] as const;
/** What words of an operation do besides claiming it. */
const OF_OPERATION = ['footage', 'offensive'] as const;

export type OwnFate = (typeof OWN_FATE)[number];
export type NewsAct = (typeof NEWS)[number];
export type CourseAct = (typeof COURSE)[number];
export type OperationAct = (typeof OF_OPERATION)[number];
/** What words do that are no more than a position by their type. */
export type SpeechAct = OwnFate | CourseAct | NewsAct | (typeof BY_VERB)[number];

/** What words do that their type says only roughly. */
export const ACTS = [...OWN_FATE, ...COURSE, ...NEWS, ...BY_VERB, ...OF_OPERATION] as const;
export type Act = (typeof ACTS)[number];
