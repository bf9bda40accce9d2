import { isolate, plainLine } from '../alerts/foreign-text.ts';
import { displayWidth } from '../alerts/render/terminal-lines.ts';
import type { Explained, TopicHeading } from '../judge/judge.ts';
import { obstacleText } from '../judge/topics/obstacle-text.ts';
import type { Judgeable } from '../model/article.ts';
import type { Evidence, TopicVerdict } from '../model/verdict.ts';
import { type Marks, markArticle } from './explain-marks.ts';

const WIDTH = 96;
const STYLE = { mark: '1;33', match: '1;32', soft: '2', head: '1' } as const;
type Paint = (style: keyof typeof STYLE, text: string) => string;

const ESCAPE = '\u001b[';
const painted: Paint = (style, text) => `${ESCAPE}${STYLE[style]}m${text}${ESCAPE}0m`;
const unpainted: Paint = (_style, text) => text;

/** A line of a topic's account: what it adds, by which rule, on which words, and why not. */
interface Row {
  amount: string;
  rule: string;
  words: string;
}

/** Candidates that an explanation shows of a topic, the likeliest first. */
const MOST_CANDIDATES = 4;

const signed = (weight: number): string => `${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(2)}`;

/** `exchange [1], prisoners [2]`. */
function wordsOf(evidence: readonly Evidence[], marks: Marks): string {
  const named = new Map<string, string[]>();
  for (const span of evidence) {
    const numbers = named.get(span.concept) ?? [];
    const number = marks.numberOf(span);
    if (!numbers.includes(number)) numbers.push(number);
    named.set(span.concept, numbers);
  }
  return [...named]
    .map(([concept, numbers]) => `${concept.replace(/^context\./, '')} ${numbers.join('')}`)
    .join(', ');
}

/** `prisoner_exchange.swap` → `swap`: the topic stands above. */
const shortRule = (topic: string, ruleId: string): string =>
  ruleId.startsWith(`${topic}.`) ? ruleId.slice(topic.length + 1) : ruleId;

function rowsOf(topic: TopicHeading, { weighed, shares }: Explained, marks: Marks): Row[] {
  const read = weighed
    .filter((one) => one.topic === topic.id)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_CANDIDATES)
    .flatMap((one): Row[] => {
      const words = wordsOf([one.evidence], marks);
      const veto = one.veto === null ? '' : `, ruled out: ${one.veto}`;
      const candidate = {
        amount: one.score.toFixed(2),
        rule: one.counted ? 'counted' : 'not counted',
        words: `${words}${veto}`,
      };
      const reasons = one.reasons().map(
        (reason): Row => ({
          amount: '',
          rule: `  ${signed(reason.weight)}`,
          words: `${isolate(plainLine(reason.feature, 60))}${reason.words === '' ? '' : `: ${isolate(plainLine(reason.words, 30))}`}`,
        }),
      );
      return [candidate, ...reasons];
    });
  const ruled = shares
    .filter((one) => one.topic === topic.id)
    .filter(({ evidence, obstacle }) => evidence.length > 0 || obstacle?.kind !== 'missing')
    .map(({ ruleId, weight, held, evidence, obstacle }): Row => {
      const words = wordsOf(evidence, marks);
      const why = obstacle ? obstacleText(obstacle) : '';
      return {
        amount: held ? signed(weight) : '·',
        rule: shortRule(topic.id, ruleId),
        words: held ? words : words === '' ? why : `${why}; found ${words}`,
      };
    });
  return [...read, ...ruled];
}

/** How the score came about, in a sentence. */
function sumOf(topic: TopicHeading, verdict: TopicVerdict, { weighed, shares }: Explained): string {
  const counted = weighed.filter((one) => one.topic === topic.id && one.counted);
  const parts = shares
    .filter((one) => one.topic === topic.id && one.held)
    .map(({ weight }) => signed(weight));
  if (counted.length > 0) parts.unshift(Math.max(...counted.map(({ score }) => score)).toFixed(2));
  if (parts.length < 2) return '';
  const sum = parts.join(' ').replace(/^\+/, '').replaceAll(' +', ' + ').replaceAll(' -', ' - ');
  const clamped = verdict.score === 0 || verdict.score === 1 ? ', kept within 0 and 1' : '';
  return `${sum} = ${verdict.score.toFixed(2)}${counted.length > 1 ? ' (of the reader the best counts)' : ''}${clamped}`;
}

function topicLines(
  topic: TopicHeading,
  verdict: TopicVerdict,
  explained: Explained,
  marks: Marks,
  width: { id: number; name: number },
  paint: Paint,
): string[] {
  const rows = rowsOf(topic, explained, marks);
  const column = Math.max(0, ...rows.map(({ rule }) => displayWidth(rule)));
  const amount = Math.max(5, ...rows.map((row) => row.amount.length));
  const outcome = verdict.matched ? paint('match', 'MATCH   ') : 'no match';
  const score = `score ${verdict.score.toFixed(2)}, threshold ${topic.threshold.toFixed(2)}`;
  const facets = Object.entries(verdict.facets)
    .filter(([, value]) => typeof value === 'string')
    .map(([name, value]) => `${name}: ${plainLine(String(value), 60)}`);
  const sum = sumOf(topic, verdict, explained);
  return [
    '',
    `${paint('head', topic.id.padEnd(width.id))}  ${topic.name.en.padEnd(width.name)}  ${outcome}  ${score}`,
    ...rows.map((row) => `  ${row.amount.padStart(amount)}  ${row.rule.padEnd(column)}  ${row.words}`),
    ...(rows.length === 0
      ? [paint('soft', '  nothing was weighed: it has no word of what the topic is about')]
      : []),
    ...(sum === '' ? [] : [`  ${' '.repeat(amount)}  ${sum}`]),
    ...(facets.length > 0 ? [`  facets  ${facets.join('  ')}`] : []),
  ];
}

function findingLines({ classification }: Explained): string[] {
  const { withdrawals, statements, deadlines } = classification;
  const lines = [
    ...withdrawals.map(
      (one) =>
        `withdrawal  ${one.force ?? '?'} from ${one.host ?? '?'}: ${one.status}, ${one.certainty}${one.deadline ? `, by ${one.deadline}` : ''}`,
    ),
    ...statements.flatMap((one) => {
      const name = one.speaker
        ? (one.speaker.nameEn ?? one.speaker.name ?? one.speaker.role ?? 'unnamed')
        : null;
      const who = name === null ? '' : ` (${isolate(plainLine(name, 80))})`;
      return [
        `statement   ${one.type} by ${one.faction}${who}${one.target ? ` against ${one.target}` : ''}`,
        `            ${isolate(plainLine(one.quote.text, WIDTH - 16))}`,
      ];
    }),
    ...deadlines.map((one) => `deadline    ${one.date}  ${isolate(plainLine(one.text, 80))}`),
  ];
  return lines.length > 0 ? ['', ...lines] : [];
}

/**
 * The judgement of an article for people, also those who read no Arabic: the article with the words that were weighed
 * numbered, then each topic with its score as the sum of what held, the words by number, and what stood in the way of
 * what did not hold. `color` is for terminals.
 */
export function explain(
  article: Judgeable,
  explained: Explained,
  topics: readonly TopicHeading[],
  color: boolean,
): string {
  const paint = color ? painted : unpainted;
  const { classification, weighed, shares } = explained;
  const spans = [
    ...classification.topics.flatMap(({ evidence }) => evidence),
    ...weighed.map(({ evidence }) => evidence),
    ...shares.flatMap(({ evidence }) => evidence),
  ];
  const marks = markArticle(article, spans);
  const show = (field: 'title' | 'text'): string[] =>
    marks.lines(field, WIDTH, (text) => paint('mark', text)).map((line) => `  ${line}`);
  const width = {
    id: Math.max(...topics.map(({ id }) => id.length)),
    name: Math.max(...topics.map(({ name }) => displayWidth(name.en))),
  };
  const lines = [...show('title'), '', ...show('text')];
  for (const topic of topics) {
    const verdict = classification.topics.find((one) => one.topic === topic.id);
    if (verdict) lines.push(...topicLines(topic, verdict, explained, marks, width, paint));
  }
  lines.push(...findingLines(explained));
  return `${lines.join('\n')}\n`;
}
