import { expect, it } from 'vitest';
import { targetOf } from '../../../src/judge/facets/target.ts';
import type { LinearModel } from '../../../src/judge/scorer/linear.ts';
import type { StatementType } from '../../../src/model/verdict.ts';
import { statementsIn } from '../analysed.ts';

/** Takes the faction's enemy, or else whoever is named, for the target. */
const CREDULOUS: LinearModel = {
  labels: ['target'],
  bias: [1],
  weights: new Map([['the foe of the faction', [5]]]),
  calibration: { slope: 1, offset: 0 },
};

const aimed = (text: string, type: StatementType, title = 'عنوان بلا أسماء'): string | null => {
  const [candidate] = statementsIn({ title, text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return targetOf(candidate, type, CREDULOUS);
};

it.each<[string, StatementType, string | null]>([
  ['قال حزب الله إن رده سيكون قاسيا.', 'threat', 'Israel'],
  ['قال حزب الله إن رده سيكون قاسيا.', 'position', null],
  ['أعلن حزب الله قصف موقع عسكري.', 'claim', 'Israel'],
  ['نعى حزب الله أحد قادته وقال إن المسيرة مستمرة.', 'condemnation', null],
  ['طالب حزب الله بتمديد ساعات التصويت.', 'demand', null],
  ['قال حزب الله إن إسرائيل تتحمل المسؤولية.', 'position', 'Israel'],
  ['قال حزب الله إن العدو يتحمل المسؤولية.', 'position', 'Israel'],
  ['قال حزب الله إن الهدنة باقية.\nوقصفت إسرائيل بلدة أمس.', 'truce', 'Israel'],
  ['قال حزب الله إن الانتخابات ستجري.\nوقصفت إسرائيل بلدة أمس.', 'position', 'Israel'],
  [
    'قال حزب الله إن الانتخابات ستجري.\nالطقس بارد.\nوالأسعار ترتفع.\nوقصفت إسرائيل بلدة أمس.',
    'position',
    null,
  ],
])('%s as a %s is aimed at %s', (text, type, target) => {
  expect(aimed(text, type)).toBe(target);
});

it('is whom the headline names', () => {
  expect(aimed('قال حزب الله إن الرد آت.', 'position', 'حزب الله يخاطب إسرائيل')).toBe('Israel');
});

/** Takes whoever stands in the words for the target. */
const NEAREST: LinearModel = {
  ...CREDULOUS,
  weights: new Map([['in content', [5]]]),
};

it.each<[string, StatementType, string | null]>([
  ['قالت كتائب حزب الله إن المقاومة الإسلامية في العراق قصفت مواقع لتركيا.', 'claim', 'Turkey'],
  ['أعلن تنظيم داعش قتل جنود من الجيش.', 'claim', null],
  ['أعلن تنظيم داعش قتل جنود من الجيش في سوريا.', 'claim', 'Syrian government'],
  ['قال حزب الله إن الضربات الغربية على الجيران لن تمر.', 'condemnation', 'Western countries'],
  ['قالت كتائب الإمام علي إن تسليم السلاح خيانة.', 'position', 'disarmament of the factions'],
  ['قال مقتدى الصدر إنه سيحاسب السارقين وفق الشرع.', 'threat', null],
])('%s as a %s means %s', (text, type, target) => {
  const [candidate] = statementsIn({ title: 'عنوان بلا أسماء', text });
  expect(candidate && targetOf(candidate, type, NEAREST)).toBe(target);
});

it.each<[string, StatementType, string | null]>([
  ['طالبت حركة حماس قيادة السلطة بوقف اللقاءات مع إسرائيل.', 'demand', 'Palestinian Authority'],
  ['طالب رئيس كتلة حزب الله، في جلسة أمس، روما بسحب جنودها وإسرائيل بوقف النار.', 'demand', 'Italy'],
  ['اتهمت حركة طالبان باكستان بقصف قرى أفغانية.', 'condemnation', 'Pakistan'],
  ['طالبت حركة حماس بفتح معبر مصر أمام جرحى غزة بعد غارات إسرائيل.', 'demand', 'Israel'],
  ['حذرت حركة طالبان سكان باكستان من القصف.', 'warning', null],
  ['طالبت حركة حماس وقطر بوقف غارات إسرائيل.', 'demand', 'Israel'],
])('%s as a %s has %s for its object', (text, type, target) => {
  expect(aimed(text, type)).toBe(target);
});

it('is no state that a group is called after', () => {
  expect(aimed('قالت مجموعة فاغنر إن مقاتليها دخلوا المدينة.', 'claim')).toBeNull();
  expect(aimed('قالت مجموعة فاغنر إن الجيش الروسي خذل مقاتليها.', 'position')).toBe('Russia');
});
