/** The part of an article a span points into. */
export const FIELDS = ['title', 'text'] as const;
export type Field = (typeof FIELDS)[number];

/** A span of the original text (UTF-16 offsets, end exclusive) that led to a decision, and the rule that used it. */
export interface Evidence {
  field: Field;
  start: number;
  end: number;
  ruleId: string;
  concept: string;
}

export const WITHDRAWAL_STATUSES = [
  'announced',
  'planned',
  'negotiated',
  'started',
  'ongoing',
  'completed',
  'delayed',
  'denied',
  'demanded',
  'refused',
  'cancelled',
] as const;
export type WithdrawalStatus = (typeof WITHDRAWAL_STATUSES)[number];

/** Is it brought about by somebody's words alone? Two of one kind may be two speakers', and no troops move. */
export const isWordsOnly = (status: WithdrawalStatus): boolean =>
  status === 'demanded' || status === 'refused' || status === 'denied';

export const STATEMENT_TYPES = [
  'threat',
  'ultimatum',
  'claim',
  'demand',
  'condemnation',
  'denial',
  'truce',
  'warning',
  'mobilisation',
  'position',
] as const;
export type StatementType = (typeof STATEMENT_TYPES)[number];

/** Is it of force against others: a threat, an ultimatum, a claim of an operation? */
export const isForceful = (type: string): boolean =>
  type === 'threat' || type === 'ultimatum' || type === 'claim';

export const DATE_PRECISIONS = ['day', 'month', 'year'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** A date a text sets. `date` is ISO, cut to its precision: 2021-12-31, 2021-12 or 2021. */
export interface Deadline {
  date: string;
  precision: DatePrecision;
  text: string;
  field: Field;
  start: number;
  end: number;
  /** The bases and towns to be left by then, where it is not the whole country; as `sites` of a withdrawal. */
  sites?: string[] | undefined;
}

/** How sure the text itself is of a withdrawal. */
export const WITHDRAWAL_CERTAINTIES = ['confirmed', 'reported', 'possible', 'conditional'] as const;
export type WithdrawalCertainty = (typeof WITHDRAWAL_CERTAINTIES)[number];

/** Everything a force has in a country; a part: some bases or towns, some of the troops; or what the text leaves open. */
export const WITHDRAWAL_EXTENTS = ['whole', 'part', 'unclear'] as const;
export type WithdrawalExtent = (typeof WITHDRAWAL_EXTENTS)[number];

/**
 * What the words that name a sayer stand for: one man (by his name, or by an office that one man holds), one of many (an
 * official), several (officials), a body (a parliament, a state, a group), an outlet.
 */
export const SAYER_KINDS = ['person', 'member', 'several', 'body', 'outlet'] as const;
export type SayerKind = (typeof SAYER_KINDS)[number];

/** Role of a `Sayer` who heads what no lexicon names. */
export const UNTOLD_OFFICE = 'head';

/** Who says something: a person, an organ, a state, unnamed sources, an outlet. */
export interface Sayer {
  /** Null where the lexicons know none of the words. */
  kind: SayerKind | null;
  /** As written, with the office that stands beside a name. */
  name: string;
  /** The English name of a person, a well-known organ or an outlet, where the lexicons have it. */
  nameEn: string | null;
  /** In English: prime minister, foreign ministry spokesman, official. */
  role: string | null;
  /** The id of a state or force, as a withdrawal's `force`, or a faction's English name. */
  party: string | null;
  /** Tells what others say or want, as outlets do: media, unnamed sources. Older judgements lack it. */
  relays?: true | undefined;
}

/** Forces of one party leaving (or asked to, or refusing to leave) one host. */
export interface Withdrawal {
  /** ISO 3166-1 alpha-2, or an id such as `coalition`, `UN:UNIFIL`, `wagner`; null where the text names none. */
  force: string | null;
  /** ISO 3166-1 alpha-2. */
  host: string | null;
  status: WithdrawalStatus;
  /** ISO date cut to its precision, or null. */
  deadline: string | null;
  certainty: WithdrawalCertainty;
  /** Who announces, demands, refuses or reports it; left out where the outlet tells it, and in older judgements. */
  by?: Sayer | undefined;
  evidence: Evidence[];
  /** Words of the sentence that bears the status out, one of the body where there is one; older judgements lack it. */
  statusAt?: Pick<Evidence, 'field' | 'start' | 'end'> | undefined;
  /**
   * How much of the force leaves, by headline and lead; of a territory all of it is the whole, of a region it is unclear. Judgements of before November
   * 2026 lack it and `sites`: what they tell counts as unclear, which meets no deadline.
   */
  extent?: WithdrawalExtent | undefined;
  /** English name of the territory or region within the host that is left, such as Gaza or southern Lebanon. */
  area?: string | undefined;
  /** The bases and towns that are left, where it is not the whole country: sorted, words in normal form. */
  sites?: string[] | undefined;
}

/** What a withdrawal is, without the words that led to it and the names that only stories compare. */
export type WithdrawalFacets = Omit<Withdrawal, 'evidence' | 'sites' | 'statusAt'>;

/** Who speaks. */
export interface Speaker {
  /** As written; of somebody unnamed the words that say who it is, which are the role as well: المتحدث باسم الحركة. */
  name: string | null;
  nameEn: string | null;
  role: string | null;
}

/** The speaker's own name, as written; null where only a role is given. */
export const properName = (speaker: Speaker | null): string | null =>
  speaker === null || speaker.name === speaker.role ? null : speaker.name;

/** `quoted` is direct speech, `reported` is indirect. */
export const STATEMENT_CERTAINTIES = ['quoted', 'reported'] as const;
export type StatementCertainty = (typeof STATEMENT_CERTAINTIES)[number];
export const MEDIA = ['statement', 'tweet', 'interview', 'telegram', 'speech', 'video'] as const;
export type Medium = (typeof MEDIA)[number];

/** Something an armed faction said in public. `faction` is the English canonical name. */
export interface Statement {
  factionId: string;
  faction: string;
  speaker: Speaker | null;
  type: StatementType;
  /** Whom it is aimed at: an English name, or null. */
  target: string | null;
  medium: Medium | null;
  certainty: StatementCertainty;
  /** The words, verbatim from the original. */
  quote: { field: Field; start: number; end: number; text: string };
}

/** What an article is to a topic: about it, tells of it among other things, touches it, or is not. */
export const LEVELS = ['main', 'secondary', 'mention', 'none'] as const;
export type Level = (typeof LEVELS)[number];
/** Those that the level models tell apart: an article that only mentions a topic alerts nobody. */
export const ALERT_LEVELS = ['main', 'secondary'] as const satisfies readonly Level[];

/** The decision on one topic. Facets of `troop_withdrawal` are those of its leading withdrawal. */
export interface TopicVerdict {
  topic: string;
  /** 0 to 1: for built-in topics a calibrated probability. */
  score: number;
  level: Level;
  matched: boolean;
  facets: Record<string, unknown>;
  evidence: Evidence[];
}

/** A place below a country, a base, a town or a strait, where an article names it (UTF-16 offsets, end exclusive). */
export interface NamedPlace {
  /** In normal form: as the list has it, or the stem of a rare word that stands where the name of a place does. */
  name: string;
  listed: boolean;
  field: Field;
  start: number;
  end: number;
}

/** The whole judgement of one article: what `rasid classify` prints beside the id. */
export interface Classification {
  topics: TopicVerdict[];
  withdrawals: Withdrawal[];
  statements: Statement[];
  deadlines: Deadline[];
  /**
   * The places that an article which matches a topic names, in its order. Judgements of before November 2026 lack it: their
   * stories go by parties, words and time.
   */
  places?: NamedPlace[] | undefined;
}
