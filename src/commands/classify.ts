import { loadJudge } from '../configuration/load-judge.ts';
import type { Explained } from '../judge/judge.ts';
import { configFolder } from '../settings/place.ts';
import { answerLines } from './answer-lines.ts';
import { articleIn, judgeable } from './article-input.ts';
import { type CommandWorld, command, EXIT, print, SWITCH, TEXT, UsageError } from './command.ts';
import { explain } from './explain.ts';
import { readText } from './read-input.ts';
import { mayColour } from './terminal.ts';
import { classifyVerbatim } from './verbatim.ts';

async function classifyLines(world: CommandWorld, file: string | undefined, folder: string): Promise<number> {
  const { classify } = loadJudge(folder);
  return answerLines(world, { name: 'classify', file }, (value) =>
    classifyVerbatim(classify, judgeable(value)),
  );
}

/** An explanation as JSON: the judgement, and each candidate with what counted for and against it. */
function explained(id: unknown, { classification, weighed, shares }: Explained): object {
  return {
    id,
    ...classification,
    weighed: weighed.map((one) => ({ ...one, reasons: one.reasons() })),
    shares,
  };
}

export const classify = command({
  flags: { json: SWITCH, jsonl: SWITCH, explain: SWITCH, published: TEXT, config: TEXT },
  words: 'file',
  help: `
Usage: rasid classify FILE|- [--explain] [--published DATE] [--json] [--config DIR]
       rasid classify --jsonl [FILE|-] [--config DIR]

FILE is a JSON object {id, title, text, publishedAt?, source?}, or plain text whose first line is the headline;
a first line that ends in a colon names who speaks: the text is a post without a headline.
Prints {id, topics, withdrawals, statements, deadlines, places} as JSON; offsets are UTF-16, into the original.

  --jsonl            one article a line in, from FILE or standard input, one answer a line out, in the same order; a
                     line that cannot be judged gives {id, error}, and the exit code is then 1
  --explain          for people: the article with its evidence numbered, the score of each topic as a sum, and what
                     stood in the way of what did not count
  --json             accepted, for habit: it is JSON anyway; with --explain, the candidates that were weighed as JSON
  --published DATE   when the text was published, for dates such as "next Thursday" (plain text has no place for it)
  --config DIR       lexicons and topics of that folder (or RASID_CONFIG)

Example: rasid classify article.txt --explain --published 2026-11-24`,
  async run({ values, positionals }, world) {
    const folder = configFolder(values, world.env);
    const [file, ...more] = positionals;
    if (more.length > 0) throw new UsageError('one FILE at a time: see rasid classify --help');
    if (values.jsonl) return classifyLines(world, file, folder);
    if (file === undefined) throw new UsageError('which file? See rasid classify --help');
    if (values.published !== undefined && Number.isNaN(Date.parse(values.published)))
      throw new UsageError(`--published: found '${values.published}', allowed: a date such as 2026-11-24`);
    const read = articleIn(await readText(file, world), file);
    const id = read.id ?? null;
    const article = { ...read.article, publishedAt: values.published ?? read.article.publishedAt };
    const judge = loadJudge(folder);
    const answer = (): string | object => {
      if (!values.explain) return { id, ...classifyVerbatim(judge.classify, article) };
      const reasoned = judge.explain(article);
      if (values.json) return explained(id, reasoned);
      return explain(article, reasoned, judge.topics, mayColour(world.stdout, world.env));
    };
    print(world, answer(), 2);
    return EXIT.ok;
  },
});
