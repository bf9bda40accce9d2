import { describe, expect, it } from 'vitest';
import { cuesIn } from '../../../src/judge/annotate/cues.ts';
import { speech, words } from '../analysed.ts';

const cues = (text: string): string[] =>
  speech({ text }).flatMap((read) =>
    cuesIn(read.sentence).map(
      (cue) => `${cue.kind}${cue.type ? ` ${cue.type}` : ''}: ${words(read.sentence, cue)}`,
    ),
  );

describe('what may lead to somebody’s words', () => {
  it.each([
    ['a verb of speech', 'قالت حماس ذلك.', ['verb position: قالت']],
    ['a verb that says what kind of words they are', 'هددت حماس.', ['verb threat: هددت']],
    ['a document', 'بيان حماس طويل جدا.', ['document: بيان']],
    ['an attribution', 'وبحسب حماس انتهى الأمر.', ['according: وبحسب']],
    ['a colon', 'حماس: الأمر كذلك.', ['colon: :']],
    ['a verb of offering', 'تعرض حماس هدنة.', ['verb truce: تعرض']],
    ['nothing where it is what happened to somebody', 'تعرض موقع حماس أمس للحريق.', []],
    ['nothing where troops are on parade', 'انتهى عرض عسكري لحماس أمس.', []],
    ['nothing in a sentence in which nobody speaks', 'وصل وفد حماس أمس.', []],
  ])('is %s', (_, text, expected) => {
    expect(cues(text)).toEqual(expected);
  });

  it('goes on with the last speaker where it adds something', () => {
    const [, second] = speech({ text: 'قالت حماس كلاما. وأضافت أن الرد قريب.' });
    expect(second && cuesIn(second.sentence)[0]).toMatchObject({ continues: true, joined: true });
  });
});
