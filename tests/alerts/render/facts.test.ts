import { describe, expect, it } from 'vitest';
import { AMPLE } from '../../../src/alerts/render/room.ts';
import { viewOf } from '../../../src/alerts/render/view.ts';
import type { Statement } from '../../../src/model/verdict.ts';
import { compose, judged } from '../samples.ts';

const view = (title: string, text: string, given: Partial<Statement> & { words: string }) =>
  viewOf({ alert: compose([judged({ title, text, statements: [given] })]), possibleDuplicate: false }, AMPLE);

const marked = (runs: readonly { text: string; marked: boolean }[]): string =>
  runs.map((run) => (run.marked ? `*${run.text}*` : run.text)).join('');

// Glosses: "the faction: we shall answer every attack", "we shall answer every attack".
const SAYS = 'سنرد على كل اعتداء';

describe('words that the title holds are shown once, marked in it', () => {
  it.each([
    ['the same', SAYS, SAYS, `*${SAYS}*`, ''],
    ['but for the end', SAYS, `${SAYS}.`, `*${SAYS}*`, ''],
    ['a part of it', `الفصيل: ${SAYS} علينا`, `${SAYS}!`, `الفصيل: *${SAYS}* علينا`, ''],
    ['other words', 'الفصيل يهدد', `قال ${SAYS}`, 'الفصيل يهدد', `قال *${SAYS}*`],
  ])('%s', (_name, title, text, shownTitle, shownQuote) => {
    const { title: runs, facts } = view(title, text, { words: SAYS });
    expect(marked(runs)).toBe(shownTitle);
    expect(marked(facts[0]?.quote ?? [])).toBe(shownQuote);
  });
});

describe('how something was said', () => {
  it.each([
    ['video', 'claim', 'reported', 'video'],
    ['video', 'claim', 'quoted', 'video'],
    ['video', 'threat', 'quoted', 'video, direct quote'],
    ['statement', 'claim', 'reported', 'statement, reported speech'],
    [null, 'claim', 'quoted', 'direct quote'],
  ] as const)('%s of a %s, %s: %s', (medium, type, certainty, expected) => {
    const { facts } = view('t', `قال ${SAYS}`, { words: SAYS, medium, type, certainty });
    expect(facts[0]?.detail).toBe(expected);
  });
});
