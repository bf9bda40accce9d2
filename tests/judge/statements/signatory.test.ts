import { describe, expect, it } from 'vitest';
import { heard } from './read.ts';

describe('a communiqué printed as it was issued', () => {
  it.each([
    [
      'بيان المقاومة الإسلامية في العراق',
      'هاجم مجاهدونا فجر اليوم بالمسيرات هدفا حيويا في الجولان.',
      ['islamic-resistance-iraq'],
    ],
    ['#كتائب_القسام', 'استهدفنا دبابة شرق غزة بقذيفة وأوقعنا طاقمها بين قتيل وجريح.', ['hamas']],
    ['بلاغ', 'قصف مجاهدونا موقعا في الجليل برشقة. المقاومة الإسلامية في لبنان.', ['hezbollah']],
    [
      'بيان رقم 4',
      'نصرة لشعبنا في غزة، دك مجاهدو المقاومة الإسلامية قاعدة قرب حيفا بصلية صاروخية.',
      ['hezbollah'],
    ],
  ])('%s: %s', (title, text, speakers) => {
    expect(heard({ title, text })).toEqual(speakers);
  });

  it.each([
    ['حزب الله', 'تصدت قواتنا لطائرة مسيرة، قال الجيش الإسرائيلي.'],
    ['الدعم السريع يتراجع', 'هاجم مجاهدونا المواقع، كتب مراسل الجيش.'],
    ['كيف بدأت حماس؟', 'قصفنا في طفولتنا بالحجارة، يروي شيخ من غزة.'],
  ])('gives no words of others to the group in the headline %s', (title, text) => {
    expect(heard({ title, text })).toEqual([]);
  });
});
