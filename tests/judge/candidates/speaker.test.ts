import { describe, expect, it } from 'vitest';
import { speakerCandidates } from '../../../src/judge/candidates/speaker.ts';
import type { StatementCandidate } from '../../../src/judge/candidates/statement.ts';
import { statementsIn, words } from '../analysed.ts';

function said(text: string, test: (one: StatementCandidate) => boolean = () => true): StatementCandidate {
  const found = statementsIn({ title: 'عنوان بلا أسماء', text }).find(
    (one) => one.cue.kind === 'verb' && test(one),
  );
  if (!found) throw new Error(`no candidate in: ${text}`);
  return found;
}

const namesIn = (candidate: StatementCandidate): string[] =>
  speakerCandidates(candidate).map((one) => words(one.sentence, one));

describe('what may name a speaker', () => {
  it.each([
    ['behind the faction', 'وقال المتحدث باسم حركة طالبان، رضوان كاكر، إن القتال مستمر.', 'رضوان كاكر'],
    [
      'between the verb and the role',
      'وقال رضوان كاكر المتحدث باسم حركة طالبان إن القتال مستمر.',
      'رضوان كاكر',
    ],
    ['behind a title', 'قال قائد لواء في حركة طالبان العقيد رضوان كاكر إن القتال مستمر.', 'رضوان كاكر'],
    ['before the verb', 'وكان الناطق باسم حركة طالبان رضوان كاكر قال إن القتال مستمر.', 'رضوان كاكر'],
    ['in quotation marks', 'قال الناطق باسم حركة طالبان "أبو سجاد" إن القتال مستمر.', 'أبو سجاد'],
    ['of the lexicon', 'قال عضو المكتب السياسي لحزب الله نعيم قاسم إن القتال مستمر.', 'نعيم قاسم'],
  ])('stands %s', (_, text, name) => {
    expect(namesIn(said(text))).toContain(name);
  });

  it('stands in the sentence of the source where the cue follows in the next', () => {
    const text = 'التقى الصحفيون الناطق باسم حركة طالبان، رضوان كاكر، في مكتبه.\nوأضاف أن القتال مستمر.';
    expect(namesIn(said(text, ({ carried }) => carried > 0))).toContain('رضوان كاكر');
  });

  it.each(['حركة طالبان', 'المتحدث', 'إن', 'وقال المتحدث', 'القتال مستمر'])('is never %s', (other) => {
    expect(namesIn(said('وقال المتحدث باسم حركة طالبان، رضوان كاكر، إن القتال مستمر.'))).not.toContain(other);
  });

  it('is bounded in a sentence without end', () => {
    const text = `قال المتحدث باسم حركة طالبان ${'رضوان كاكر '.repeat(5000)}إن القتال مستمر.`;
    expect(speakerCandidates(said(text)).length).toBeLessThan(300);
  });
});
