import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../../src/judge/features/arguments.ts';
import { targetRoles } from '../../../src/judge/features/target.ts';
import { statementsIn } from '../analysed.ts';

const TITLE = 'عنوان بلا أسماء';

/** Whom the first statement of a text may be aimed at, with the features of each. */
function targets(text: string, title = TITLE): Map<string, string[]> {
  const [candidate] = statementsIn({ title, text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return new Map(
    [...featuresOf(targetRoles(candidate))].map(([target, features]) => [
      target,
      features.map(({ name }) => name),
    ]),
  );
}

describe('whom words may be aimed at', () => {
  it.each([
    ['a state by its name', 'قالت حركة حماس إن واشنطن شريكة في الحرب.', 'United States'],
    ['a state by a place of it', 'أعلن تنظيم داعش مسؤوليته عن الهجوم في كركوك.', 'Iraq'],
    ['a state by its adjective', 'أعلن تنظيم داعش مسؤوليته عن الهجوم على الشرطة الإندونيسية.', 'Indonesia'],
    [
      'another armed group',
      'قال المتحدث باسم قوات سوريا الديمقراطية إن القوات اعتقلت عناصر من داعش.',
      'ISIS',
    ],
    [
      'the enemy of the faction, though nobody names it',
      'قالت حركة طالبان إن الهجوم أوقع قتلى.',
      'Afghanistan',
    ],
  ])('is %s', (_, text, target) => {
    expect([...targets(text).keys()]).toContain(target);
  });

  it('is never the faction itself or its own leader', () => {
    const found = targets('قال المتحدث باسم الجيش الوطني الليبي أحمد المسماري إن عودة حفتر قريبة.');
    expect([...found.keys()].filter((target) => target.includes('Haftar'))).toEqual([]);
  });

  it('is known by where and how often it is named', () => {
    const found = targets('قالت حركة حماس إن واشنطن شريكة في الحرب. وزار وزير تركي واشنطن.');
    expect(found.get('United States')).toEqual(
      expect.arrayContaining(['in content', 'the first in content', 'named 2']),
    );
    expect(found.get('Turkey')).toEqual(expect.arrayContaining(['in next sentence', 'named 1']));
  });

  it('may be the state that the faction fights at home', () => {
    const found = targets('أعلنت حركة طالبان مسؤوليتها عن هجوم في كابول.');
    expect(found.get('Afghanistan')).toContain('the country of the faction');
  });
});
