import { PassThrough, Readable } from 'node:stream';
import { articleIn, judgeable } from '../../src/commands/article-input.ts';
import { readJsonLines } from '../../src/commands/read-input.ts';
import { readStoryArticle, type StoryTools } from '../../src/commands/story-article.ts';
import { readLabelled } from '../../src/judge/eval/labelled.ts';
import { PayloadError } from '../../src/lib/errors.ts';
import { parseLenientJson } from '../../src/sources/lenient-json.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target } from '../target.ts';

/** Judges nothing: what is tried here is the reading of lines. */
const TOOLS: StoryTools = {
  outletOf: () => null,
  classify: () => ({ topics: [], withdrawals: [], statements: [], deadlines: [] }),
};

/** Does what may refuse a line, with one kind of error and no other. */
function tried(work: () => unknown, ...allowed: (new (...args: never[]) => Error)[]): void {
  try {
    work();
  } catch (error) {
    if (!allowed.some((type) => error instanceof type)) throw error;
  }
}

/** JSON Lines of standard input, each line as the commands read it; a whole text as one article; JSON of a feed. */
export const lines: Target = {
  name: 'lines',
  samples: samplesOf('lines.txt'),
  words: [
    '{"id":"a","title":"x","text":"y"}\n',
    '\u2028',
    '\ufeff',
    '\\ud800',
    '\\u0000',
    '"publishedAt":"2026-11-24"',
    '"publishedAt":',
    '"source":{}',
    '"title":null',
    'null\n',
    '[]\n',
    '{}\n',
    '\n',
    '\r\n',
    ',',
    '"',
    '\\',
    '1e400',
    '-0',
    'NaN',
    '//',
    '/*',
    "'",
    '"W":{"level":"main"}',
    '"labels":',
    '{"__proto__":',
    '[[[[',
  ],
  allowed: [PayloadError],
  async run(input) {
    const pieces = [input.subarray(0, input.length >> 1), input.subarray(input.length >> 1)];
    const world = {
      stdin: Readable.from(pieces),
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      env: {},
    };
    let size = 0;
    let last = 0;
    for await (const { line, value, ...rest } of readJsonLines(world)) {
      hold(line > last, 'lines are counted');
      last = line;
      if (value === null) {
        hold('problem' in rest && rest.problem !== '', 'a bad line says what is wrong');
        continue;
      }
      tried(() => judgeable(value), PayloadError);
      tried(() => readLabelled(value), PayloadError);
      tried(() => readStoryArticle(value, TOOLS, 1, '2026-11-24T10:00:00.000Z'), PayloadError);
      size += JSON.stringify(value).length;
    }
    const text = input.toString('utf8');
    tried(() => articleIn(text, '-'), PayloadError);
    tried(() => parseLenientJson(text), SyntaxError);
    return size;
  },
};
