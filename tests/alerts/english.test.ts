import { describe, expect, it } from 'vitest';
import { inSentence } from '../../src/alerts/english.ts';
import { statementLabel } from '../../src/alerts/wording.ts';
import type { StatementType } from '../../src/model/verdict.ts';

const told = (
  faction: string,
  type: StatementType,
  target: string | null,
  nameEn: string | null = null,
  text = '',
) =>
  statementLabel({
    faction,
    type,
    target,
    speaker: nameEn ? { name: null, nameEn, role: null } : null,
    quote: { text },
  });

describe('a name in a sentence has an article where English asks for one', () => {
  it.each([
    ['United States', 'the United States'],
    ['Houthis', 'the Houthis'],
    ['Sudanese army', 'the Sudanese army'],
    ['Saudi-led Arab coalition', 'the Saudi-led Arab coalition'],
    ['Communist Party of India (Maoist)', 'the Communist Party of India (Maoist)'],
    ['Men of Dignity Movement', 'the Men of Dignity Movement'],
    ['Islamic Resistance in Iraq', 'the Islamic Resistance in Iraq'],
    ['SPLM-N', 'the SPLM-N'],
    ['the West Bank', 'the West Bank'],
    ['US forces in Iraq', 'US forces in Iraq'],
    ['foreign forces', 'foreign forces'],
    ['Hamas', 'Hamas'],
    ['ISIS', 'ISIS'],
    ["Kata'ib Hezbollah", "Kata'ib Hezbollah"],
    ['Southern Front of an operator', 'the Southern Front of an operator'],
    ['', ''],
  ])('%s: %s', (name, expected) => {
    expect(inSentence(name)).toBe(expected);
  });
});

describe('a statement is a sentence of who does what', () => {
  it.each([
    [told('Hamas', 'threat', 'Israel'), 'Hamas threatens Israel'],
    [told('Houthis', 'claim', 'United States'), 'Houthis claim an operation against the United States'],
    [told('Houthis', 'claim', null, 'Yahya Saree'), 'Houthis (Yahya Saree) claim an operation'],
    [
      told("Kata'ib Hezbollah", 'ultimatum', 'foreign forces'),
      "Kata'ib Hezbollah gives foreign forces an ultimatum",
    ],
    [
      told('Iraqi armed factions', 'demand', 'Iraqi government'),
      'Iraqi armed factions make a demand of the Iraqi government',
    ],
    [told('Taliban', 'condemnation', 'ISIS'), 'Taliban condemns ISIS'],
    [told('Libyan National Army', 'denial', 'UAE'), 'Libyan National Army issues a denial about the UAE'],
    [told('SDF', 'truce', 'Turkey'), 'SDF speaks of a truce with Turkey'],
    [told('Hezbollah', 'warning', 'Israel'), 'Hezbollah warns Israel'],
    [
      told('al-Qassam Brigades', 'mobilisation', 'Israel', null, 'أعلنت النفير العام بين مقاتليها'),
      'al-Qassam Brigades issue a call to arms against Israel',
    ],
    [
      told('Hamas', 'mobilisation', 'Israel', null, 'دعت إلى مظاهرات في المدن'),
      'Hamas calls for protests against Israel',
    ],
    [
      told('Giants Brigades', 'mobilisation', 'Houthis', null, 'رفع جاهزية قواتها'),
      'Giants Brigades speak of mobilisation against the Houthis',
    ],
    [
      told('Justice and Equality Movement', 'position', 'RSF'),
      'Justice and Equality Movement makes a statement on the RSF',
    ],
    [told('MSA and GATIA', 'position', null), 'MSA and GATIA make a statement'],
  ])('%s', (label, expected) => {
    expect(label).toBe(expected);
  });
});

describe('a position or an operation is told by its words', () => {
  const says = (text: string, given: { type?: StatementType; target?: string; from?: string } = {}) => {
    const start = given.from === undefined ? 0 : text.indexOf(given.from);
    const marks = [{ start, end: text.length }];
    const { type = 'position', target = null } = given;
    return statementLabel({ faction: 'Hamas', speaker: null, type, target, quote: { text, marks } });
  };
  it.each([
    ['deaths', says('اعترفت الحركة أمس بمقتل اثنين من قادتها', { target: 'Israel' }), 'admits deaths'],
    ['a setback', says('أقر قائد الحركة في خطاب بانهيارات في صفوفه'), 'admits a setback'],
    ['another thing', says('وأقرت الحركة بأن اللقاء عقد'), 'makes an admission'],
    ['not what others lost', says('اعترفت الحركة بأن خصمها تراجع'), 'makes an admission'],
    ['the dead', says('نعت الحركة أحد مؤسسيها'), 'mourns a death'],
    ['a refusal', says('رفضت الحركة المقترح', { target: 'Egypt' }), 'voices a refusal to Egypt'],
    ['one of its own', says('أعلنت الحركة رفضها أي وجود أجنبي'), 'voices a refusal'],
    ['not that of others', says('قالت الحركة إن الوسيط رفض المقترح'), 'makes a statement'],
    ['an appeal', says('ناشدت الحركة أهالي البلدة العودة', { target: 'Israel' }), 'makes an appeal'],
    ['an order', says('أمر القائد العام بحفر البئر'), 'gives an order'],
    ['not a matter', says('أمر مرفوض من الجميع'), 'makes a statement'],
    ['praise', says('نثمن موقف الأهالي'), 'voices praise'],
    ['where its words begin', says('في سياق آخر، نعت الحركة قائدا', { from: 'نعت' }), 'mourns a death'],
    ['what it does with its arms', says('لن نسلم السلاح', { target: 'Iraq' }), 'refuses to disarm'],
    [
      'that also where it leads in to the words',
      says('القائد رافضا تسليم السلاح: بنادقنا زينتنا', { from: 'بنادقنا' }),
      'refuses to disarm',
    ],
    ['that it gives them up', says('أعلنت الشروع بتسليم سلاحها'), 'announces steps to disarm'],
    ['what others struck', says('إن صواريخ أصابت القاعدة', { target: 'Israel' }), 'reports a strike'],
    ['an operation that begins', says('أعلن بدء معركة البلدة', { type: 'claim' }), 'announces an offensive'],
    [
      'whatever its type',
      says('أعلن انطلاق عملية عسكرية', { type: 'mobilisation', target: 'ISIS' }),
      'announces an offensive against ISIS',
    ],
    [
      'one that is shown',
      says('مشاهد من استهداف دبابة', { type: 'claim', target: 'Israel' }),
      'publishes footage of an operation against Israel',
    ],
    ['and nothing where it only says', says('قالت الحركة إن الطريق مغلق'), 'makes a statement'],
    [
      'a truce that it refuses',
      says('رفضت الحركة تمديد الهدنة', { type: 'truce', target: 'Israel' }),
      'speaks against a truce with Israel',
    ],
    ['a truce', says('إن الهدنة شأن بعيد', { type: 'truce' }), 'speaks of a truce'],
    [
      'a step of it',
      says('أعلنت الحركة هدنة', { type: 'truce', target: 'Israel' }),
      'announces a truce with Israel',
    ],
    [
      'what is asked for',
      says('طالب بالإفراج عن رجاله', { type: 'demand' }),
      'demands a release of prisoners',
    ],
    [
      'and of whom',
      says('طالب بالإفراج عن رجاله', { type: 'demand', target: 'United States' }),
      'asks the United States for a release of prisoners',
    ],
    [
      'and not of whom it is aimed at where its own people are asked',
      says('دعا القائد أنصاره إلى وقف القتال', { type: 'demand', target: 'Egypt' }),
      'calls for a halt of attacks',
    ],
    ['what an appeal is for', says('دعت الحركة إلى وقف القتال'), 'calls for a halt of attacks'],
    ['what is ordered', says('أمر القائد العام بوقف القتال'), 'orders a halt of attacks'],
    ['what is denied', says('نفت الحركة ضلوعها', { type: 'denial', target: 'Egypt' }), 'denies involvement'],
    [
      'what is condemned',
      says('ندين القصف', { type: 'condemnation', target: 'Israel' }),
      'condemns Israel over strikes',
    ],
    [
      'that it goes on',
      says('إن القتال مستمر', { target: 'Israel' }),
      'says that the fight against Israel goes on',
    ],
    ['what it is about', says('إن المفاوضات صعبة'), 'makes a statement on talks'],
    [
      'and on whom',
      says('إن المفاوضات صعبة', { target: 'Houthis' }),
      'makes a statement on the Houthis and talks',
    ],
    ['no other kind', says('رفضت الحركة اللقاء ونددت به', { type: 'condemnation' }), 'issues a condemnation'],
  ])('%s', (_name, label, expected) => {
    expect(label).toBe(`Hamas ${expected}`);
  });
});
