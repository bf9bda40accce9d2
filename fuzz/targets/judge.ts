import { loadJudge } from '../../src/configuration/load-judge.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target, textOf } from '../target.ts';
import { ARABIC_WORDS } from './arabic.ts';
import { NOW } from './now.ts';

const shipped = loadJudge(SHIPPED_CONFIG);

/** An article whose first line is the headline → verdicts whose every span lies in the original. */
export const judge: Target = {
  name: 'judge',
  samples: samplesOf('arabic.txt'),
  words: ARABIC_WORDS,
  allowed: [],
  share: 0.5,
  run(input) {
    const [title = '', ...lines] = textOf(input).split('\n');
    const text = lines.join('\n');
    const article = { title, text, publishedAt: NOW.toISOString(), source: null };
    const { classification } = shipped.explain(article);
    const { topics, withdrawals, statements, deadlines } = classification;
    const original = { title, text };
    const spans = [...topics, ...withdrawals].flatMap(({ evidence }) => evidence);
    for (const { field, start, end } of [...spans, ...deadlines])
      hold(start >= 0 && end > start && end <= original[field].length, 'evidence lies in the original');
    for (const { quote } of statements)
      hold(original[quote.field].slice(quote.start, quote.end) === quote.text, 'a quotation is verbatim');
    for (const { score } of topics) hold(score >= 0 && score <= 1, 'a score is a probability');
    return (spans.length + deadlines.length + statements.length) * 10;
  },
};
