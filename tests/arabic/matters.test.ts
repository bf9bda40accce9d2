import { describe, expect, it } from 'vitest';
import { condemnedIn, deniedIn, subjectIn, truceStep, wantedIn, warnedIn } from '../../src/arabic/matters.ts';

describe('what is asked for', () => {
  it.each([
    ['طالبت الكتيبة بالإفراج عن رجالها', 'a release of prisoners'],
    ['بأن ترحل القوات الأجنبية فورا', 'a withdrawal'],
    ['دعا القائد الجيران إلى وقف إطلاق النار والحوار', 'a halt of attacks'],
    ['دعا القائد إلى فتح معبر البلدة', 'an opening of crossings'],
    ['تطالب الجماعة برفع الحصار عن الميناء', 'an end to a siege'],
    ['دعت الكتيبة إلى عدم الانسحاب', null],
    ['دعت الكتيبة الساسة إلى التوقف عن جهود تشكيل الحكومة', null],
    ['طالب بسحب السفير', null],
    // Nobody asks.
    ['إن الحركة تلقت ضمانات', null],
    ['دعا القائد أنصاره إلى الهدوء وقال إن الإفراج قريب', null],
    ['', null],
  ])('%s: %s', (text, matter) => {
    expect(wantedIn(text)).toBe(matter);
  });
});

describe('what is denied', () => {
  it.each([
    ['نفت الكتيبة مسؤوليتها عن الحريق', 'involvement'],
    ['أن تكون لها يد في الحريق', 'involvement'],
    ['ونفى المسؤول في الكتيبة أي صلة بالحادث', 'a link'],
    ['نفى القائد وجود توتر في العلاقة مع الجيران', null],
    ['تنفي الكتيبة وجود أي تفاوض مع الحكومة', 'talks'],
    ['نفى القائد ما نشرته صحيفة أمس', 'reports'],
    ['نفت الكتيبة في بيان نشره موقعها أن تكون هاجمت القافلة', 'an attack'],
    ['أن يكون للكتيبة وجود في الوادي', 'a presence'],
    ['أن يكون مقتل الجندي سببا كافيا', null],
    ['نفت الكتيبة وجود خلاف بشأن الوادي', null],
    ['نفى أن يكون معارضا للحوار', null],
    // She was said to have left the deal.
    ['أن تكون قد تراجعت عن الاتفاق', null],
    ['إن الكتيبة لا علاقة لها بالحادث', 'a link'],
    ['إن كلمة واحدة تكفي', null],
    ['', null],
  ])('%s: %s', (text, matter) => {
    expect(deniedIn(text)).toBe(matter);
  });
});

describe('what is condemned', () => {
  it.each([
    ['دانت الكتيبة الغارة على السوق', 'strikes'],
    ['اتهمت الكتيبة الجيش بخرق التفاهم', 'a breach'],
    ['دانت الكتيبة الفصائل التي حضرت المحادثات', null],
    // The strike is told, and something else condemned.
    ['إن الغارة أصابت السوق', null],
    ['', null],
  ])('%s: %s', (text, matter) => {
    expect(condemnedIn(text)).toBe(matter);
  });
});

describe('what people are warned of', () => {
  it.each([
    ['حذرت الكتيبة من حرب طويلة', 'about war'],
    ['حذرت الكتيبة الصيادين من الاقتراب من الميناء', 'against going near'],
    ['حذرت الكتيبة من خطوة أخرى بعد الحرب', null],
    ['إن الحرب طويلة', null],
    ['', null],
  ])('%s: %s', (text, matter) => {
    expect(warnedIn(text)).toBe(matter);
  });
});

describe('what becomes of a truce', () => {
  it.each([
    ['أعلنت الكتيبة هدنة من ثلاثة أيام', 'announce'],
    ['أعلنت الكتيبة انتهاء الهدنة', 'end'],
    ['إن الهدنة انتهت ليلا', 'end'],
    ['ينهي التزام الكتيبة بوقف النار', 'end'],
    ['إن مقاتليه ملتزمون بالتهدئة', 'keep'],
    ['إن الكتيبة تمدد الهدنة أسبوعا', 'extend'],
    ['قبلت الكتيبة هدنة الوسيط', 'accept'],
    ['سيطرت على البلدة قبل ساعات من بدء الهدنة', null],
    ['يمكنها أن تعلن هدنة', null],
    ['أعلنت الكتيبة استعدادها لهدنة', 'ready'],
    ['إن الهدنة بعيدة', null],
    ['', null],
  ])('%s: %s', (text, step) => {
    expect(truceStep(text)).toBe(step);
  });
});

describe('what words are about, by the noun that says so first', () => {
  it.each([
    ['إن المفاوضات بشأن الأسرى متعثرة', 'talks'],
    ['لدينا أسرى من الخصوم', 'prisoners'],
    ['إن النصر قريب', 'victory'],
    ['بحسب نصر الله', null],
    ['إن شهداء الأقصى كثر', null],
    ['إن الناس تعبوا', null],
    ['', null],
  ])('%s: %s', (text, matter) => {
    expect(subjectIn(text)).toBe(matter);
  });
});
