import { describe, expect, it } from 'vitest';
import { FeatureSet } from '../../../src/judge/features/feature.ts';
import { addNamedSpeaker } from '../../../src/judge/features/named-speaker.ts';
import { statementsIn } from '../analysed.ts';

/** The first feature of each pair of a group and that cue. */
function speakers(text: string, cueId: string): string[] {
  const found = statementsIn({ title: 'خبر', text }).filter(({ cue }) => cue.id === cueId);
  return found.map((candidate) => {
    const set = new FeatureSet();
    addNamedSpeaker(set, candidate);
    return (
      set.features.map(({ name }) => name).find((name) => / source \w+ \w+$/.test(name)) ??
      set.features[0]?.name ??
      ''
    );
  });
}

describe('who is named as the speaker', () => {
  it.each([
    ['the group', 'قالت حركة حماس إن الطريق مفتوح.', 'say', 'subject source head faction'],
    ['its man', 'قال المتحدث باسم حركة حماس إن الطريق مفتوح.', 'say', 'subject source owner faction'],
    [
      'its man behind his name',
      'توعد القيادي، نزار سهيل، رئيس الهيئة التنفيذية لحركة حماس، الجيش بدرس قاس.',
      'vow',
      'subject source owner faction',
    ],
    [
      'its man before his name and the verb',
      'رئيس الهيئة التنفيذية لحركة حماس، نزار السهلي، قال إن الطريق مفتوح.',
      'say',
      'subject source owner faction',
    ],
    ['somebody else', 'قال وزير الداخلية إن حركة حماس أغلقت الطريق.', 'say', 'subject another'],
    ['nobody known', 'وقيل إن حركة حماس أغلقت الطريق، قال بعضهم.', 'say', 'subject unknown'],
    [
      'the owner of an account',
      'فتح الطريق أمس وفق حركة حماس.',
      'according',
      'according owner source head faction',
    ],
    [
      'another owner of it',
      'فتحت حركة حماس الطريق وفق وزير الداخلية.',
      'according',
      'according owner another',
    ],
    [
      'who stands before a colon',
      'المتحدث باسم حركة حماس: الطريق مفتوح.',
      'colon',
      'colon owner source owner faction',
    ],
  ])('is %s', (_name, text, cue, expected) => {
    expect(speakers(text, cue)[0]).toBe(expected);
  });
});
