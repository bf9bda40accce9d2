import { describe, expect, it } from 'vitest';
import {
  CLITIC_PROFILES,
  type CliticOptions,
  type CliticProfile,
  CONJUNCTIONS,
  cliticForms,
  takesConjunction,
} from '../../src/arabic/clitics.ts';
import { normalize } from '../../src/arabic/normalize.ts';

const formsOf = (word: string, profile: CliticProfile, options: CliticOptions = {}): string[] => {
  const { patterns, tail } = cliticForms(word, profile, options);
  const forms = patterns.flatMap(({ prefixes, bodies, pronouns }) =>
    prefixes.flatMap((prefix) =>
      bodies.flatMap((body) => pronouns.map((pronoun) => `${prefix}${body}${pronoun} ${tail}`.trim())),
    ),
  );
  const conjunctions = takesConjunction(profile) ? ['', ...CONJUNCTIONS] : [''];
  return conjunctions.flatMap((conjunction) => forms.map((form) => conjunction + form));
};

const has = (word: string, profile: CliticProfile, surface: string): boolean =>
  formsOf(word, profile).includes(normalize(surface).text);

describe('clitic forms', () => {
  it.each<[string, CliticProfile, string]>([
    ['انسحاب', 'noun', 'وبانسحابها'],
    ['انسحاب', 'noun', 'للانسحاب'],
    ['انسحاب', 'noun', 'فالانسحاب'],
    ['انسحاب', 'noun', 'وكانسحابهم'],
    ['قوات', 'noun', 'وللقوات'],
    ['قوات', 'noun', 'قواتها'],
    ['القوات', 'noun_bare', 'وللقوات'],
    ['القوات', 'phrase', 'بالقوات'],
    ['ليبيا', 'name', 'لليبيا'],
    ['لجنة', 'noun', 'للجنة'],
    ['اليونيفيل', 'name', 'لليونيفيل'],
    ['واشنطن', 'name', 'ولواشنطن'],
    ['جماعة', 'noun', 'جماعتهم'],
    ['قوة', 'noun', 'وبقوته'],
    ['مستوى', 'noun', 'مستواها'],
    ['بقاء', 'noun', 'بقاؤها'],
    ['بقاء', 'noun', 'لبقائها'],
    ['بقاء', 'noun', 'بقاءها'],
    ['مبدأ', 'noun', 'مبدئها'],
    ['مستشارين', 'noun', 'مستشاريها'],
    ['مستشارين', 'noun', 'ومستشاري'],
    ['مقاتلون', 'noun', 'مقاتلو'],
    ['قانون', 'noun', 'قانونها'],
    ['التزام', 'noun', 'بالتزامها'],
    ['التزام', 'noun', 'لالتزام'],
    ['انسحبت', 'verb_perfect_intr', 'وانسحبت'],
    ['سحبوا', 'verb_perfect_tr', 'فسحبوها'],
    ['أبقى', 'verb_perfect_tr', 'وأبقاها'],
    ['ينسحب', 'verb_imperfect_intr', 'وسينسحب'],
    ['ينسحب', 'verb_imperfect_intr', 'فلينسحب'],
    ['ينسحبون', 'verb_imperfect_intr', 'لينسحبوا'],
    ['يخرجون', 'verb_imperfect_tr', 'ليخرجوهم'],
    ['نسحب', 'verb_imperfect_tr', 'وسنسحبها'],
    ['إنهاء وجود', 'phrase', 'وبإنهاء وجود'],
    ['القوات الخاصة', 'phrase', 'للقوات الخاصة'],
    ['قوة عسكرية', 'noun', 'كقوة عسكرية'],
    ['حزب الله', 'name', 'لحزب الله'],
  ])('%s as %s allows %s', (word, profile, surface) => {
    expect(has(word, profile, surface)).toBe(true);
  });

  it.each<[string, CliticProfile, string, string]>([
    ['انسحاب', 'noun', 'الانسحابها', 'article and pronoun exclude each other'],
    ['انسحاب', 'noun', 'سانسحاب', 'the future sign belongs to verbs'],
    ['انسحبت', 'verb_perfect_intr', 'لانسحبت', 'no preposition before a perfect'],
    ['انسحبت', 'verb_perfect_intr', 'انسحبتها', 'an intransitive verb has no object'],
    ['غادر', 'verb_imperfect_intr', 'سغادر', 'the future sign stands before an imperfect only'],
    ['سحبوا', 'verb_perfect_tr', 'سحبواها', 'the silent alif goes before a pronoun'],
    ['جماعة', 'noun', 'جماعةهم', 'ta marbuta opens before a pronoun'],
    ['قوات', 'noun', 'لالقوات', 'lam and the article contract'],
    ['واشنطن', 'name', 'الواشنطن', 'a name takes no article'],
    ['قوات', 'literal', 'وقوات', 'a literal takes nothing'],
    ['حزب الله', 'phrase', 'حزب والله', 'only the first word of a phrase takes clitics'],
  ])('%s as %s does not allow %s: %s', (word, profile, surface) => {
    expect(has(word, profile, surface)).toBe(false);
  });

  it('takes suffix stems from the lexicon where it gives them', () => {
    const forms = formsOf('إعادة', 'noun', { suffixStems: ['إعادت'] });
    expect(forms).toContain('اعادتها');
    expect(forms).not.toContain('اعادهها');
  });

  it.each(CLITIC_PROFILES)('as %s come normalised, once each, the bare word first', (profile) => {
    const forms = formsOf('إجلاء', profile);
    expect(forms[0]).toBe('اجلاء');
    expect(new Set(forms).size).toBe(forms.length);
    for (const form of forms) expect(normalize(form).text).toBe(form);
  });
});
