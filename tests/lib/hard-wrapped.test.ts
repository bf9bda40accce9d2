import { describe, expect, it } from 'vitest';
import { withoutHardWraps } from '../../src/lib/hard-wrapped.ts';

const SENTENCE =
  'قالت الوزارة إن آخر وحدة ستغادر الميناء قبل نهاية شباط المقبل، وإن لجنة من الطرفين ستشرف على التسليم وتوقع المحضر.';
const SECOND = 'وأضافت أن المعدات نقلت كلها بحرا خلال الأسبوعين الماضيين.';

/** The text in lines of at most `width` characters, as mail programs write it. */
function wrapped(text: string, width: number): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

describe('lines broken at a width become sentences again, each character in its place', () => {
  it.each([48, 60, 72])('at %d', (width) => {
    const text = `عنوان قصير\n${wrapped(SENTENCE, width)}\n\n${wrapped(SENTENCE, width)}`;
    const whole = withoutHardWraps(text);
    expect(whole).toBe(`عنوان قصير\n${SENTENCE}\n\n${SENTENCE}`);
    expect(whole).toHaveLength(text.length);
  });
});

describe('lines that are lines stay', () => {
  it.each([
    ['paragraphs', `${SENTENCE}\n${SECOND}\n${SENTENCE}`],
    ['headlines', 'عاجل | انفجار قرب الميناء\nالوزارة تنفي\nإغلاق الطريق الدولي'],
    [
      'a list',
      `نصت الوثيقة على ما يلي من بنود ملزمة للطرفين\n- ${SENTENCE.slice(0, 60)}\n- ${SENTENCE.slice(0, 58)}`,
    ],
    ['one break', `${SENTENCE.slice(0, 60)}\n${SENTENCE.slice(60, 90)}`],
    ['one line', SENTENCE],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    expect(withoutHardWraps(text)).toBe(text);
  });
});
