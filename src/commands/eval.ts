import { basename } from 'node:path';
import { loadJudge } from '../configuration/load-judge.ts';
import { keywordIn } from '../judge/eval/keywords.ts';
import { LABELLED_TOPICS, type Labelled, readLabelled, type TopicLetter } from '../judge/eval/labelled.ts';
import { factionKey } from '../judge/eval/names.ts';
import { reasonFor } from '../judge/eval/reason.ts';
import { evaluate, type Judged } from '../judge/eval/report.ts';
import type { Judge } from '../judge/judge.ts';
import { loadLexicons } from '../settings/judgement.ts';
import { configFolder } from '../settings/place.ts';
import { command, EXIT, print, SWITCH, TEXT, UsageError } from './command.ts';
import { evalStories, readLabelledStory, storiesTable } from './eval-stories.ts';
import { evalTable } from './eval-table.ts';
import { withProgress } from './progress.ts';
import { readLabelledLines } from './read-input.ts';

const perTopic = <T>(answer: (letter: TopicLetter) => T): Record<TopicLetter, T> => ({
  W: answer('W'),
  F: answer('F'),
});

function judgeOne(labelled: Labelled, judge: Judge): Judged {
  const { classification, weighed } = judge.explain(labelled.article);
  const matched = perTopic((letter) =>
    classification.topics.some((verdict) => verdict.topic === LABELLED_TOPICS[letter] && verdict.matched),
  );
  const reason = perTopic((letter) =>
    reasonFor(LABELLED_TOPICS[letter], matched[letter], labelled.article, weighed),
  );
  return { labelled, matched, classification, reason };
}

function matchKeywords(labelled: Labelled): Judged {
  const found = perTopic((letter) => keywordIn(letter, labelled.article));
  return {
    labelled,
    matched: perTopic((letter) => found[letter] !== null),
    classification: null,
    reason: perTopic((letter) => (found[letter] ? `keyword "${found[letter]}"` : 'no keyword')),
  };
}

export const evalCommand = command({
  flags: { json: SWITCH, stories: SWITCH, baseline: TEXT, config: TEXT },
  takes: { baseline: ['keywords'] },
  words: 'file',
  help: `
Usage: rasid eval FILE|- [--json] [--baseline keywords] [--config DIR]
       rasid eval --stories FILE|- [--json] [--config DIR]

FILE has a labelled article a line:
  {"id", "title", "text", "published", "W", "F", "force", "host", "status", "deadline",
   "statements": [{"faction", "speaker", "type", "target"}]}
W (troop_withdrawal) and F (faction_statement) are main | secondary | mention | none, or 1 | 0; docs/what-counts.md says
when. A mention is not scored; neither is a topic or a facet that the line leaves out. "publishedAt" does as well.

Prints precision, recall and F1 of each topic, how often each facet is right on true positives, how far
probabilities can be taken at their word (by decile, with the expected calibration error), and every article judged
wrongly with the reason. A line that cannot be read ends the command with FILE:LINE and exit code 1.

  --baseline keywords   judges by a plain keyword list instead, as a feed filter would
  --stories             FILE has {"id", "source", "owner", "title", "text", "publishedAt", "story"} a line, in time
                        order: judges and clusters them, and prints pairwise F1 and BCubed
  --json                the same as JSON
  --config DIR          lexicons and topics of that folder (or RASID_CONFIG)

Example: rasid eval tests/corpus/judged.jsonl`,
  async run({ values, positionals }, world) {
    const [file] = positionals;
    if (file === undefined) throw new UsageError('which file? See rasid eval --help');
    if (values.baseline !== undefined && (values.baseline !== 'keywords' || values.stories))
      throw new UsageError(`--baseline: found '${values.baseline}', allowed: keywords, without --stories`);

    const done = <T extends object>(
      title: string,
      report: T,
      table: (title: string, report: T) => string,
    ): number => {
      print(world, values.json ? report : table(title, report), 2);
      return EXIT.ok;
    };
    const name = basename(file);
    if (values.stories) {
      const lines = await readLabelledLines(file, world, readLabelledStory);
      const { classify } = loadJudge(configFolder(values, world.env));
      return done(name, evalStories(lines, classify), storiesTable);
    }
    const labelled = await readLabelledLines(file, world, readLabelled);
    if (values.baseline)
      return done(`${name}, by keywords`, evaluate(labelled.map(matchKeywords), String), evalTable);
    const folder = configFolder(values, world.env);
    const judge = loadJudge(folder);
    const work = { name: 'eval', what: 'articles', total: labelled.length, streams: false };
    const judged: Judged[] = [];
    for await (const one of withProgress(world, work, labelled)) judged.push(judgeOne(one, judge));
    return done(name, evaluate(judged, factionKey(loadLexicons(folder).factions)), evalTable);
  },
});
