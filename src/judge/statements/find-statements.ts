import { originalSpan } from '../../arabic/normalize.ts';
import type { Evidence, Speaker, Statement } from '../../model/verdict.ts';
import { type ArticleText, type ReadField, readField } from './article.ts';
import { utterancesOf } from './attribution.ts';
import type { Memory } from './clause.ts';
import { mediumOf, type Said } from './facets.ts';
import { compileGazetteer, type Gazetteer } from './gazetteer.ts';
import type { FactionLexicon, StatementLexicon, VerbLexicon } from './lexicon.ts';
import { findMentions } from './mentions.ts';
import { quoteOf } from './quote.ts';
import type { Subject, TokenSpan } from './reading.ts';
import { signatoryOf } from './signatory.ts';
import { type Refusal, refusal } from './standing.ts';
import { typeOf } from './statement-type.ts';
import { targetOf } from './targets.ts';
import type { Utterance } from './utterance.ts';
import { compileWords, type Words } from './words.ts';

/** The compiled lexicons of statements. */
export interface StatementRules {
  gazetteer: Gazetteer;
  words: Words;
}

/** Compiles what `config/lexicons` says about factions and statements. */
export const compileStatementRules = (
  factions: FactionLexicon,
  statements: StatementLexicon,
  verbs: VerbLexicon,
): StatementRules => ({ gazetteer: compileGazetteer(factions), words: compileWords(statements, verbs) });

/** One attribution that was weighed, for the explanation: where, by which rule, what it gave, and why it did not count. */
export interface Weighed {
  evidence: Evidence;
  factionId: string;
  score: number;
  refused: Refusal | 'background' | 'weak' | null;
}

export interface StatementFindings {
  statements: Statement[];
  /** 0 to 1: the surest statement, or the best near miss. */
  score: number;
  evidence: Evidence[];
  weighed: Weighed[];
}

/** From this score on an attribution is a statement. */
const STATEMENT_THRESHOLD = 0.5;

const NOTHING: StatementFindings = { statements: [], score: 0, evidence: [], weighed: [] };

/**
 * What armed factions and those who speak for them say in an article. Words of officials, armies, analysts and rivals
 * are never given to a faction; what is told about a faction is no statement. Pure and linear in the text; an article
 * that names no faction costs one table look-up a word.
 */
export function findStatements(article: ArticleText, rules: StatementRules): StatementFindings {
  const mentions = findMentions(article, rules.gazetteer, rules.words);
  if (!mentions) return NOTHING;
  const { words } = rules;
  const title = readField(article.title);
  const text = readField(article.text);
  const memory: Memory = { speaker: null, doer: null, lastDoer: null, lastFaction: null, signatory: null };
  const inTitle = utterancesOf(title, mentions.title, words, memory);
  memory.speaker = null;
  memory.doer = null;
  memory.signatory = signatoryOf(title, text, mentions, words);
  const inText = utterancesOf(text, mentions.text, words, memory);
  const weighed: Weighed[] = [];
  const counted: Said[] = [];
  for (const [utterances, field] of [
    [inTitle, title],
    [inText, text],
  ] as const) {
    signedByLeaders(utterances, field);
    for (const utterance of utterances) {
      const spoken = refusal(utterance.subject, article.publishedAt, mentions.haystack, words);
      if (spoken === 'no-longer-in-post' && utterance.through) utterance.subject = utterance.through;
      const refused =
        refusal(utterance.subject, article.publishedAt, mentions.haystack, words) ??
        (utterance.background ? 'background' : utterance.score < STATEMENT_THRESHOLD ? 'weak' : null);
      weighed.push({
        evidence: evidenceOf(utterance, field),
        factionId: utterance.subject.faction?.id ?? '',
        score: utterance.score,
        refused,
      });
      if (refused === null) counted.push({ utterance, field });
    }
  }
  const statements = bySpeaker(counted).map((said) => statementOf(said, words));
  const decisive = weighed.filter(({ refused }) => refused === null);
  const near = weighed.filter(({ refused }) => refused === 'weak' || refused === 'background');
  const best = (from: readonly Weighed[]): number => Math.max(0, ...from.map(({ score }) => score));
  return {
    statements,
    score: decisive.length > 0 ? best(decisive) : Math.min(best(near), STATEMENT_THRESHOLD - 0.01),
    evidence: decisive.map(({ evidence }) => evidence),
    weighed,
  };
}

/** قالت الحركة في بيان لأمينها العام …: one statement, and it is the leader's. */
function signedByLeaders(utterances: Utterance[], field: ReadField): void {
  for (let i = utterances.length - 1; i > 0; i--) {
    const later = utterances[i];
    const earlier = utterances[i - 1];
    if (later?.frame !== 'document' || !earlier) continue;
    const apart = earlier.sentence !== later.sentence;
    if (apart && !saysItCame(field, later)) continue;
    if (earlier.subject.faction !== later.subject.faction) continue;
    if (!later.subject.group && earlier.subject.group) {
      earlier.subject = { ...later.subject, end: earlier.subject.end };
    } else if (
      !later.subject.group &&
      !earlier.subject.group &&
      later.subject.person !== earlier.subject.person
    ) {
      continue;
    }
    if (!apart) earlier.content.end = Math.max(earlier.content.end, later.content.end);
    utterances.splice(i, 1);
  }
}

/** وجاء ذلك في تصريح لأمينها العام: a sentence that only says where the words before it came from. */
function saysItCame(field: ReadField, utterance: Utterance): boolean {
  const first = field.sentences[utterance.sentence]?.firstToken ?? 0;
  return (
    /^و?(?:جاء|ياتي|ورد|جاءت)$/.test(field.tokens[first]?.text ?? '') && utterance.signal.first - first <= 3
  );
}

function evidenceOf(utterance: Utterance, field: ReadField): Evidence {
  const { start, end } = spanIn(field, utterance.signal);
  return {
    field: field.field,
    start,
    end,
    ruleId: `faction_statement.${utterance.frame}`,
    concept: utterance.subject.faction?.id ?? 'faction',
  };
}

function spanIn(field: ReadField, span: TokenSpan): { start: number; end: number } {
  const first = field.tokens[span.first];
  const last = field.tokens[Math.max(span.first, span.end - 1)];
  return originalSpan(field.normal, first?.start ?? 0, last?.end ?? first?.start ?? 0);
}

const speakerKey = (subject: Subject, field: ReadField): string => {
  if (subject.person) return subject.person.en;
  return subject.name ? textOf(field, subject.name) : 'role';
};

/**
 * One list for each speaker of each faction, in order. A headline that gives the group or a role only joins the first
 * speaker of that faction in the text, and a text that gives a role only joins the headline's man.
 */
function bySpeaker(counted: readonly Said[]): Said[][] {
  const groups = new Map<string, Said[]>();
  const idOf = ({ utterance: { subject }, field }: Said): string =>
    subject.group ? `${subject.shown}|` : `${subject.faction?.id}|${speakerKey(subject, field)}`;
  const inText = counted.filter(({ field }) => field.field === 'text');
  for (const said of counted) {
    const { subject } = said.utterance;
    const anonymous = said.field.field === 'title' && !subject.person && !subject.name;
    const host = anonymous
      ? inText.find((other) => other.utterance.subject.faction === subject.faction)
      : undefined;
    const id = idOf(host ?? headlineOf(said, counted) ?? said);
    const group = groups.get(id);
    if (group) group.push(said);
    else groups.set(id, [said]);
  }
  return [...groups.values()];
}

/** أبو عبيدة: … over الناطق العسكري باسم كتائب القسام: one man, if no other speaker of his is named. */
function headlineOf(said: Said, counted: readonly Said[]): Said | undefined {
  const { subject } = said.utterance;
  if (subject.group || subject.person || subject.name || said.field.field === 'title') return undefined;
  const named = counted.filter(
    ({ utterance }) => utterance.subject.faction === subject.faction && utterance.subject.person,
  );
  return named.every(({ field }) => field.field === 'title') ? named[0] : undefined;
}

function statementOf(said: readonly Said[], words: Words): Statement {
  const inText = said.filter(({ field }) => field.field === 'text');
  const leading = inText.find((one) => saysMuch(one, words)) ?? inText[0] ?? (said[0] as Said);
  const { utterance, field } = leading;
  const faction = utterance.subject.faction;
  if (!faction) throw new TypeError('judge: a counted utterance has a faction');
  const { quote, certainty } = quoteOf(utterance, field, words);
  const type = typeOf(said, words);
  return {
    factionId: faction.id,
    faction: utterance.subject.shown,
    speaker: speakerOf(said),
    type,
    target: targetOf(said, type, faction, words),
    medium: mediumOf(said, words),
    certainty,
    quote,
  };
}

const FEW_LETTERS = 12;

/** أطل قاسم في ذكرى … وقال: the first verb has no words of its own. */
const saysMuch = ({ utterance, field }: Said, words: Words): boolean =>
  quoteOf(utterance, field, words).quote.text.length >= FEW_LETTERS;

function speakerOf(said: readonly Said[]): Speaker | null {
  let speaker: Speaker | null = null as Speaker | null;
  for (const { utterance, field } of said) {
    const { person, name, role, group } = utterance.subject;
    if (group) continue;
    const roleText = role ? textOf(field, role) : null;
    const before: Speaker | null = speaker;
    const knownRole = before?.role ?? roleText ?? person?.title ?? null;
    if (person) speaker = { name: person.ar, nameEn: person.en, role: knownRole };
    else if (name) speaker = { name: textOf(field, name), nameEn: null, role: knownRole };
    else speaker = before ?? { name: null, nameEn: null, role: roleText };
  }
  return speaker;
}

function textOf(field: ReadField, span: TokenSpan): string {
  const { start, end } = spanIn(field, span);
  return field.normal.original.slice(start, end).replaceAll(/^[\s،,(«"]+|[\s،,)»"]+$/g, '');
}
