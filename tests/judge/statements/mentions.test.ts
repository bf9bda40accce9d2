import { describe, expect, it } from 'vitest';
import { heard, type Sample } from './read.ts';

/** Headline, text, and whom the words are given to. */
type Row = [title: string, text: string, speakers: string[]];

const hears = (rows: readonly Row[]): void => {
  it.each(rows)('%s | %s', (title, text, speakers) => {
    const sample: Sample = { title, text, published: '2024-06-01' };
    expect(heard(sample)).toEqual(speakers);
  });
};

describe('a surname alone', () => {
  hears([
    ['الحوثيون يغرقون سفينة ثالثة', 'قال سريع مساء الأربعاء إن زورقا مسيرا أصابها.', ['houthis/Yahya Saree']],
    ['الولائي على إكس: القواعد الأمريكية في مرمانا', '', ['kataib-sayyid-al-shuhada/Abu Alaa al-Walai']],
    ['قاسم لسلام: السلاح ليس للبيع', '', ['hezbollah/Naim Qassem']],
    ['الخزعلي: لا عودة إلى الهدنة مع السفارة', '', ['asaib-ahl-al-haq/Qais al-Khazali']],
    ['رد سريع من الحكومة على الحوثيين', '', []],
    ['', 'قال محمد قاسم، مدير المستشفى، إن حزب الله أخلى المبنى.', []],
    ['', 'قال قاسم الأعرجي إن حزب الله شأن لبناني.', []],
    ['الكعبي: سنهاجم من الدقيقة الأولى', 'قال لاعب الوسط إن الفريق جاهز.', []],
    ['الحية السامة تلدغ طفلا في غزة', '', []],
  ]);
});

describe('a bare or short name among words that say whose it is', () => {
  hears([
    ['نصرة الإسلام تحظر مرور الصهاريج', 'أعلن متحدث باسم نصرة الإسلام حصار مدينتين غربي مالي.', ['jnim/?']],
    ['جيش الإسلام يقول إنه قصف مطارا في الغوطة', '', ['jaysh-al-islam-syria']],
    ['قوات الفجر: صواريخنا بلغت كريات شمونة', '', ['fajr-forces']],
    ['كتائب المجاهدين: أوقعنا قوة للاحتلال في كمين', '', ['mujahideen-movement']],
    ['', 'صدر عن المقاومة الإسلامية أن مجاهديها استهدفوا تجمعا قرب الناقورة، دفاعا عن لبنان.', ['hezbollah']],
    ['القوات المسلحة تفرض حصارا على موانئ العدو الإسرائيلي', 'أعلنت القوات المسلحة حظر السفن.', ['houthis']],
    ['نصرة الإسلام واجب، قال خطيب الجمعة', '', []],
    ['القوات المسلحة الإيرانية تتوعد العدو الصهيوني برد قاس', '', []],
    ['القاعدة الجوية في مالي تهدد المنطقة، قال باحث', '', []],
  ]);
});
