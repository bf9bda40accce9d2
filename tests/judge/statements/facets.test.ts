import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { StatementType } from '../../../src/model/verdict.ts';
import { heard, read, type Sample } from './read.ts';

describe('the type of a statement', () => {
  const rows: [text: string, type: StatementType][] = [
    ['أمهلت كتائب حزب الله القوات الأجنبية ثلاثين يوما لمغادرة العراق.', 'ultimatum'],
    ['توعدت حركة النجباء القواعد الأمريكية بضربات موجعة.', 'threat'],
    ['أعلنت جماعة الحوثي مسؤوليتها عن قصف سفينة.', 'claim'],
    ['أعلن حزب العمال الكردستاني وقف إطلاق النار من جانب واحد.', 'truce'],
    ['دعت سرايا القدس مقاتليها إلى النفير العام.', 'mobilisation'],
    ['نفى حزب الله صلته بالصواريخ وقال إن ما يشاع كاذب.', 'denial'],
    ['طالبت عصائب أهل الحق الحكومة بجدولة خروج القوات الأجنبية.', 'demand'],
    ['حذرت قسد من عودة خلايا داعش.', 'warning'],
    ['نددت حركة حماس بجريمة الاحتلال في غزة.', 'condemnation'],
    ['قال حزب الله إنه متمسك بخياره.', 'position'],
  ];
  it.each(rows)('%s is heard as %s', (text, type) => {
    expect(read({ text }).statements.map((statement) => statement.type)).toEqual([type]);
  });
});

describe('the type by whom words address and to what', () => {
  const rows: [text: string, type: StatementType][] = [
    ['حث زعيم تنظيم داعش أنصاره على مهاجمة السفارات.', 'mobilisation'],
    ['دعت حركة حماس أهالي القدس إلى الرباط في الأقصى.', 'mobilisation'],
    ['دعا تنظيم القاعدة في جزيرة العرب إلى اغتيال حكام عرب.', 'threat'],
    ['دعت حركة حماس الوسطاء إلى إلزام الاحتلال بالاتفاق.', 'demand'],
    ['قالت قوات سوريا الديمقراطية إن على أنقرة أن تسحب مدافعها.', 'demand'],
    ['قالت كتائب حزب الله للأميركيين: إن بقيتم فلكم ما كان لغيركم.', 'threat'],
    ['أعلنت جبهة البوليساريو نهاية الالتزام بوقف إطلاق النار.', 'position'],
    ['تعهدت جبهة تحرير تيغراي بوقف الأعمال العدائية.', 'truce'],
    ['قالت حركة الجهاد الإسلامي إن الإدارة الأمريكية شريكة في المجزرة.', 'condemnation'],
    ['قالت حركة الشباب في الصومال إن رجالها اقتحموا ثكنة.', 'claim'],
  ];
  it.each(rows)('%s is heard as %s', (text, type) => {
    expect(read({ text }).statements.map((statement) => statement.type)).toEqual([type]);
  });
});

describe('the target where no words name one', () => {
  it.each([
    ['قالت كتائب شهداء الأقصى إن مقاتليها أطلقوا النار على قوة خاصة.', 'Israel'],
    ['أعلنت جبهة البوليساريو قصف المعبر.', 'Morocco'],
    ['هددت قوات الدعم السريع بالرد.', 'Sudanese army'],
    ['توعدت جماعة الحوثي بالرد.', null],
    ['قالت جبهة البوليساريو إنها تثق بمناصريها.', null],
    ['أعلنت فصائل الجيش الوطني السوري المدعومة من تركيا بدء عملية.', null],
  ])('%s aims at %s', (text, target) => {
    expect(read({ text, published: '2024-06-01' }).statements[0]?.target ?? null).toBe(target);
  });
});

describe('target, medium, certainty and words', () => {
  it('gives the quotation without its marks, where whole sentences are quoted', () => {
    const text = 'قال أبو عبيدة في تسجيل مصور: «لن يرى العدو أسراه أحياء إلا بصفقة مشرفة».';
    const [statement] = read({ text }).statements;
    expect(statement?.quote.text).toBe('لن يرى العدو أسراه أحياء إلا بصفقة مشرفة');
    expect(statement).toMatchObject({ certainty: 'quoted', medium: 'video', target: 'Israel' });
  });
  it('gives the reported clause after أن, and says that it is reported', () => {
    const text = 'أكدت حركة النجباء في بيان أن القوات الأمريكية أهداف مشروعة.';
    const [statement] = read({ text }).statements;
    expect(statement?.quote).toEqual({
      field: 'text',
      start: text.indexOf('القوات'),
      end: text.length - 1,
      text: 'القوات الأمريكية أهداف مشروعة',
    });
    expect(statement).toMatchObject({ certainty: 'reported', medium: 'statement', target: 'United States' });
  });
  it('points into the original where tashkeel, tatweel and bidi controls stand in it', () => {
    const text = '\u202bأَكَّدَتْ حــركة حمــاس\u202c أنّ «العدوانَ» على غزة فشل.';
    const [statement] = read({ text }).statements;
    const { quote } = statement ?? { quote: { start: 0, end: 0, text: '' } };
    expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(quote.text).toContain('العدوانَ');
  });
  it('calls a post on Telegram telegram and a speech a speech', () => {
    const media = [
      'قالت حركة حماس على تلغرام إن غزة باقية.',
      'قال عبد الملك الحوثي في كلمة متلفزة إن الرد آت.',
    ].map((text) => read({ text }).statements[0]?.medium);
    expect(media).toEqual(['telegram', 'speech']);
  });
});

/** Two factions speak among four others who do not. */
const MIXED: Sample = {
  title: 'بغداد تعلن انتهاء المهمة القتالية للتحالف وفصائل تهدد',
  text: [
    'كتب مستشار الأمن القومي قاسم الأعرجي على تويتر أن المهمة القتالية للتحالف الدولي انتهت رسميا وتحولت إلى مهمة استشارية.',
    'وقال المتحدث باسم الحكومة حسن ناظم إن الانسحاب جار وسيكتمل في 31 كانون الأول.',
    'ورفض أبو آلاء الولائي، الأمين العام لكتائب سيد الشهداء، أي وجود أجنبي مهما كان اسمه.',
    'وهددت حركة حقوق، الجناح السياسي لكتائب حزب الله، بالمواجهة إذا لم يغادر آخر جندي أمريكي.',
    'وأوضح المتحدث باسم التحالف الدولي أن شيئا كثيرا لن يتغير على الأرض.',
  ].join('\n'),
  published: '2021-12-09',
};

describe('an article in which many speak', () => {
  it('gives two statements to the two factions and none to the officials', () => {
    expect(heard(MIXED)).toEqual(['kataib-sayyid-al-shuhada/Abu Alaa al-Walai', 'kataib-hezbollah']);
  });
  it('marks only what the factions said', () => {
    const { evidence } = read(MIXED);
    const marked = evidence.map(({ field, start, end }) =>
      field === 'text' ? MIXED.text.slice(start, end) : '',
    );
    expect(marked).toHaveLength(2);
    expect(marked[0]).toContain('الولائي');
    expect(marked[1]).toContain('حقوق');
  });
});

describe('the topic', () => {
  const file = resolve(import.meta.dirname, '../../../config/topics/faction_statement.yaml');
  const { examples } = load(readFileSync(file, 'utf8')) as {
    examples: { matches: Sample[]; rejects: Sample[] };
  };
  it.each(examples.matches)('matches $title$text', (sample) => {
    expect(heard(sample)).not.toEqual([]);
  });
  it.each(examples.rejects)('rejects $title$text', (sample) => {
    expect(heard(sample)).toEqual([]);
  });
});

describe('any input', () => {
  const pieces = [
    'قالت',
    'حماس',
    'حزب الله',
    '«',
    '»',
    ':',
    '،',
    '.',
    '(',
    'إن',
    'الناطق باسم',
    'وأضاف',
    '\n',
    'غزة',
    '\ud83d',
    '<p>',
  ];
  it('throws on nothing and keeps its spans inside the original', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }), (parts) => {
        const text = parts.join(' ');
        const { statements, evidence } = read({ title: text.slice(0, 40), text });
        for (const { quote } of statements) {
          const source = quote.field === 'text' ? text : text.slice(0, 40);
          expect(source.slice(quote.start, quote.end)).toBe(quote.text);
        }
        for (const { start, end, field } of evidence) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(field === 'text' ? text.length : 40);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('takes time in step with the length of the text', () => {
    const unit = 'قالت حركة حماس، الأحد، إن غزة باقية وأضاف الناطق باسمها «كلام كثير» و(( كلام ';
    const msFor = (copies: number): number => {
      const sample = { text: unit.repeat(copies) };
      read(sample);
      const start = performance.now();
      read(sample);
      return performance.now() - start;
    };
    const short = Math.max(1, msFor(200));
    expect(msFor(2000) / short).toBeLessThan(40);
  });
});
