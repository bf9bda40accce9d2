import { describe, expect, it } from 'vitest';
import type { ArticleFeatures } from '../../src/stories/features.ts';
import { sketchFeatures } from './building.ts';
import { at, events, tell } from './telling.ts';

describe('who confirms', () => {
  const report = (outlet: string, owner: string | null, n: number): ArticleFeatures =>
    sketchFeatures({
      outlet,
      owner,
      ownership: owner === null ? 'independent' : owner.startsWith('state') ? 'state' : 'faction',
      title: ['الحزب يقصف ثكنة', 'صواريخ على الثكنة', 'تبني قصف الثكنة'][n] ?? '',
      at: at(9 + n / 2),
      statements: [{ factionId: 'hezbollah', faction: 'Hezbollah', target: 'Israel' }],
    });
  it.each([
    [
      'a second independent outlet, once',
      [report('a', null, 0), report('b', null, 1), report('c', null, 2)],
      ['opened', 'corroborated', 'none'],
    ],
    [
      'not the speaking faction’s own outlet',
      [report('m', 'faction:hezbollah', 0), report('a', null, 1), report('b', null, 2)],
      ['opened', 'none', 'corroborated'],
    ],
    ['not the same outlet again', [report('a', null, 0), report('a', null, 0)], ['opened', 'none']],
    [
      'not two outlets of one owner',
      [report('x', 'state:IR', 0), report('y', 'state:IR', 1)],
      ['opened', 'none'],
    ],
  ])('%s', (_name, articles, told) => {
    expect(events(tell(...articles))).toEqual(told);
  });
  it('is not who takes over the sentence, whatever stands around it', () => {
    // Gloss: "Hezbollah shelled the barracks with two missiles at dawn in answer to the raid on the town, it said".
    const sentence = 'أعلن الحزب أنه قصف الثكنة بصاروخين فجر اليوم ردا على الغارة التي استهدفت البلدة أمس';
    const end = sentence.length;
    const told = (outlet: string, more: string): ArticleFeatures =>
      sketchFeatures({
        outlet,
        title: `صواريخ: ${outlet}`,
        text: `${sentence}.\n${more}`,
        at: at(9),
        statements: [
          {
            factionId: 'hezbollah',
            faction: 'Hezbollah',
            quote: { field: 'text', start: 0, end, text: sentence },
          },
        ],
      });
    const others = [
      'وقال شهود إن الدخان غطى التلال المجاورة حتى الظهر.',
      'ولم يعلق الجيش على النبأ بعد، فيما أغلقت المدارس.',
    ];
    expect(events(tell(told('a', others[0] ?? ''), told('b', others[1] ?? '')))).toEqual(['opened', 'none']);
  });
  // Gloss: "A commander said that a family of five carried out the attack which the movement claimed, killing 9 (7)".
  it.each([
    ['with other figures in the agency’s sentence', ' سبعة قتلى', ['opened', 'none']],
    ['in words of its own', null, ['opened', 'corroborated']],
  ])('is not who prints one agency: %s', (_name, dead, told) => {
    const wire = 'أكد قائد الشرطة في الميناء أن عائلة من خمسة نفذت التفجير الذي تبنته الحركة وأوقع';
    const own = 'تبنت الحركة تفجير الميناء الذي نفذته عائلة';
    const printed = (outlet: string, title: string, text: string): ArticleFeatures =>
      sketchFeatures({
        ...{ outlet, title, text, at: at(9) },
        statements: [{ target: 'Israel', quote: { field: 'text', start: 0, end: text.length, text } }],
      });
    const second = dead === null ? own : `${wire}${dead}`;
    expect(
      events(
        tell(
          printed('a', 'عائلة وراء التفجير', `${wire} تسعة قتلى`),
          printed('b', 'حداد في المدينة', second),
        ),
      ),
    ).toEqual(told);
  });
  it('is called independent only without an owner', () => {
    const party = report('p', 'state:QA', 0);
    const [, told] = tell(party, report('b', null, 1));
    expect(told).toMatchObject({
      event: 'corroborated',
      whatsNew: 'also reported by an outlet of another owner: Outlet b',
    });
  });
  it('names it', () => {
    expect(tell(report('a', null, 0), report('b', null, 1))[1]?.whatsNew).toBe(
      'second independent outlet: Outlet b',
    );
  });
});
