import type { Weighing } from '../judge/judge.ts';
import type { Judgeable } from '../model/article.ts';
import type { Classification, Field } from '../model/verdict.ts';

const BOLD = '\u001b[1;33m';
const RESET = '\u001b[0m';

interface Mark {
  start: number;
  end: number;
}

/** A field with its evidence between ⟦ and ⟧, coloured where the terminal can. */
function marked(text: string, marks: readonly Mark[], color: boolean): string {
  let out = '';
  let from = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < from) continue;
    const inside = `⟦${text.slice(mark.start, mark.end)}⟧`;
    out += text.slice(from, mark.start) + (color ? `${BOLD}${inside}${RESET}` : inside);
    from = mark.end;
  }
  return out + text.slice(from);
}

/**
 * The judgement of an article for people: the text with its evidence marked, every topic with its score, and each
 * thing that was weighed, by which rule, with what score, and why it was refused.
 */
export function explain(
  article: Judgeable,
  judged: { classification: Classification; weighed: readonly Weighing[] },
  color: boolean,
): string {
  const { classification, weighed } = judged;
  const evidence = classification.topics.flatMap((topic) => (topic.matched ? topic.evidence : []));
  const marksOf = (field: Field): Mark[] => evidence.filter((span) => span.field === field);
  const lines = [
    marked(article.title, marksOf('title'), color),
    '',
    marked(article.text, marksOf('text'), color),
    '',
  ];
  for (const topic of classification.topics) {
    lines.push(
      `${topic.topic}: ${topic.matched ? 'match' : 'no match'}, score ${topic.score.toFixed(2)} (threshold 0.50)`,
    );
    const mine = weighed.filter((weighing) => weighing.topic === topic.topic);
    if (mine.length === 0) lines.push('  nothing was weighed: no word of it names what the topic is about');
    for (const { evidence: span, score, refused } of mine) {
      const words = article[span.field].slice(span.start, span.end).replaceAll(/\s+/g, ' ');
      const verdict = refused === null ? 'counts' : `refused: ${refused}`;
      lines.push(
        `  ${score.toFixed(2)}  ${span.ruleId}  ${span.concept}  "${words}" (${span.field} ${span.start}–${span.end})  ${verdict}`,
      );
    }
  }
  for (const one of classification.withdrawals) {
    lines.push(
      `withdrawal: ${one.force ?? '?'} from ${one.host ?? '?'}: ${one.status}, ${one.certainty}${one.deadline ? `, by ${one.deadline}` : ''}`,
    );
  }
  for (const one of classification.statements) {
    const who = one.speaker
      ? ` (${one.speaker.nameEn ?? one.speaker.name ?? one.speaker.role ?? 'unnamed'})`
      : '';
    lines.push(
      `statement: ${one.type} by ${one.faction}${who}${one.target ? ` against ${one.target}` : ''}: ${one.quote.text}`,
    );
  }
  for (const one of classification.deadlines) lines.push(`deadline: ${one.date} "${one.text}"`);
  return `${lines.join('\n')}\n`;
}
