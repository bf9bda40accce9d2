import type { StatementCandidate } from '../candidates/statement.ts';

/** A communiqué's label stands before its formulas: so many tokens are looked at. */
const LABEL = 25;
const LONGEST_VERSE = 120;
const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '«': '»',
  '“': '”',
  '"': '"',
  '﴿': '﴾',
  '[': ']',
};

/**
 * Where the words begin behind the formulas that open a communiqué: the basmala, the verse behind it, «صدق الله العظيم»;
 * the beginning of the content where none does.
 */
export function behindFormulas({ document, sentence, content }: StatementCandidate): number {
  const { source } = sentence;
  const formulas = document.sentences
    .filter(
      (one) =>
        one.source === source && one.end > content.first && one.first < content.first + LABEL + LONGEST_VERSE,
    )
    .flatMap(({ matches }) => matches.filter(({ concept }) => concept === 'religious_formula'));
  const first = formulas.find(({ startToken }) => startToken >= content.first);
  if (!first || first.startToken > content.first + LABEL) return content.first;
  const textOf = (at: number): string => source.tokens[at]?.text ?? '';
  let at = first.endToken;
  for (;;) {
    const next = formulas.find(({ startToken }) => startToken === at);
    const close = CLOSING[textOf(at)];
    const closed = close === undefined ? -1 : closingOf(close, at);
    if (next) at = next.endToken;
    else if (closed > 0) at = closed + 1;
    else if (source.tokens[at]?.kind === 'punct' && close === undefined) at++;
    else break;
  }
  return at < source.tokens.length ? at : content.first;

  function closingOf(close: string, open: number): number {
    for (let i = open + 1; i < Math.min(source.tokens.length, open + LONGEST_VERSE); i++)
      if (textOf(i) === close) return i;
    return -1;
  }
}
