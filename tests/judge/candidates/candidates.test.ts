import { describe, expect, it } from 'vitest';
import { statementsIn, withdrawalsIn, words } from '../analysed.ts';
import type { Sample } from '../judged.ts';

/** Each pair as `faction, cue kind: content`. */
const pairs = (sample: Sample): string[] =>
  statementsIn(sample).map(
    ({ source, cue, content, sentence }) => `${source.faction?.id}, ${cue.kind}: ${words(sentence, content)}`,
  );

describe('candidates for a statement', () => {
  const TITLE = 'عنوان بلا أسماء';

  it('are a faction and a cue near it, with the words behind both', () => {
    expect(pairs({ title: TITLE, text: 'قالت حركة حماس إن غزة باقية.' })).toEqual([
      'hamas, verb: إن غزة باقية.',
    ]);
  });

  it('are every pair, since only the model decides which of them counts', () => {
    const text = 'قالت حماس إن حزب الله هدد إسرائيل بالرد.';
    const found = statementsIn({ title: TITLE, text }).map(
      ({ source, cue }) => `${source.faction?.id} ${cue.id}`,
    );
    expect(found).toEqual(
      expect.arrayContaining(['hamas say', 'hezbollah say', 'hamas threaten', 'hezbollah threaten']),
    );
  });

  it('carry a faction on to a cue without a name of its own, three sentences at most', () => {
    const text = 'قالت حماس كلاما. وأضافت كلاما آخر.';
    expect(statementsIn({ title: TITLE, text }).map(({ carried }) => carried)).toEqual([0, 1]);
    const far = 'هذه حماس. مطر غزير أمس. مطر غزير أمس. مطر غزير أمس. وأضافت كلاما آخر.';
    expect(statementsIn({ title: TITLE, text: far })).toEqual([]);
  });

  it('hold a headline that names a faction without a word of speech', () => {
    expect(pairs({ title: 'كتائب القسام في خان يونس', text: '' })).toEqual(['hamas, none: في خان يونس']);
  });

  it('hold a post that a group’s name heads or signs', () => {
    const text = 'بسم الله الرحمن الرحيم\nاستهدفنا دبابة شرق غزة.\nوعدنا سالمين.\nكتائب القسام';
    const [signed] = statementsIn({ text }).filter(({ cue }) => cue.kind === 'signature');
    expect(signed && words(signed.sentence, signed.content)).toBe(text);
    expect(statementsIn({ title: TITLE, text }).filter(({ cue }) => cue.kind === 'signature')).toEqual([]);
  });

  it('go on over the lines behind a speaker and a colon in a post', () => {
    const text = 'كتائب القسام: استهدفنا دبابة.\nوعاد مجاهدونا سالمين.';
    const behindColon = statementsIn({ text }).find(({ cue }) => cue.kind === 'colon');
    expect(behindColon && words(behindColon.sentence, behindColon.content)).toContain('وعاد مجاهدونا');
  });

  it('are none where no faction is named', () => {
    expect(statementsIn({ text: 'قال الجيش كلاما عن مبنى. وأضاف أن الرد آت.' })).toEqual([]);
  });

  it('are at most 120 of one article and a few', () => {
    expect(statementsIn({ text: 'قالت حماس وهدد حزب الله. '.repeat(300) }).length).toBeLessThan(140);
  });
});

describe('candidates for a withdrawal', () => {
  it('are the triggers, with whoever may leave and what may be left: its own sentence first', () => {
    const [candidate] = withdrawalsIn({ title: 'القوات التركية في بغداد', text: 'طالب العراق بانسحابها.' });
    expect(candidate && words(candidate.sentence, candidate.trigger)).toBe('بانسحابها');
    expect(candidate?.agents.map(({ relation, mention }) => `${relation} ${mention.id}`)).toEqual([
      'same IQ',
      'headline TR',
      'headline IQ',
    ]);
    expect(candidate?.locations.map(({ relation, mention }) => `${relation} ${mention.host}`)).toEqual([
      'same IQ',
      'headline TR',
      'headline IQ',
    ]);
  });

  it('are only those that the gate lets through', () => {
    expect(withdrawalsIn({ text: 'انسحبت القوات التركية وغادرت القوات الروسية.' })).toHaveLength(2);
  });

  it('are at most 60 of one article', () => {
    expect(withdrawalsIn({ text: 'انسحبت القوات التركية. '.repeat(100) })).toHaveLength(60);
  });
});
