import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { mendedText } from '../../src/sources/mojibake.ts';

const ARABIC = 'غادر «اللواء الثالث»، أمس، معسكره شرق المدينة؛ فهل تتبعه البقية؟ نعم — قبل 3 كانون';

/** The text as a program shows it that takes its bytes for another encoding, as browsers do. */
function misread(text: string, meant: string, takenFor: string): string {
  const bytes = Uint8Array.from(iconv.encode(text, meant));
  return /^windows/.test(takenFor)
    ? new TextDecoder(takenFor).decode(bytes)
    : iconv.decode(Buffer.from(bytes), takenFor);
}

describe('text that was misread before it came is Arabic again', () => {
  it.each([
    ['utf-8', 'windows-1252'],
    ['utf-8', 'windows-1256'],
    ['utf-8', 'latin1'],
    ['utf-8', 'macintosh'],
    ['utf-8', 'cp850'],
    ['utf-8', 'cp437'],
    ['utf-8', 'windows-1251'],
    ['utf-8', 'koi8-r'],
    ['windows-1256', 'windows-1254'],
    ['windows-1256', 'windows-1250'],
    ['windows-1256', 'windows-1252'],
    ['windows-1256', 'latin1'],
    ['windows-1256', 'windows-1251'],
    ['windows-1256', 'koi8-r'],
  ])('%s taken for %s', (meant, takenFor) => {
    const shown = misread(ARABIC, meant, takenFor);
    expect(mendedText(shown).text).toBe(ARABIC);
    expect(mendedText(shown).undone).toContain(`${meant} that was taken for`);
  });

  it('iso-8859-6 taken for windows-1252', () => {
    const plain = 'غادر اللواء الثالث، أمس، معسكره شرق المدينة؛ فهل تتبعه البقية؟';
    expect(mendedText(misread(plain, 'iso-8859-6', 'windows-1252')).text).toBe(plain);
  });

  it.each(['windows-1251', 'koi8-r', 'windows-1252', 'windows-1250', 'windows-1254'])(
    'with signs that stand alone (%s)',
    (takenFor) => {
      const text = 'قال الناطق "انسحبنا فجرا"، وسأل "متى يعودون"؟ ثم - بعد "يومين"؛ صمت';
      expect(mendedText(misread(text, 'windows-1256', takenFor))).toEqual({
        text,
        undone: `windows-1256 that was taken for ${takenFor}`,
      });
    },
  );

  it.each([
    ['a title', 'windows-1251', 'بدء انسحاب القوات من قاعدة عين الأسد'],
    ['a title', 'koi8-r', 'بدء انسحاب القوات من قاعدة عين الأسد'],
    ['a long text', 'windows-1251', `${ARABIC} 2018. `.repeat(400)],
    ['a long text', 'koi8-r', `${ARABIC} 2018. `.repeat(400)],
  ])('%s as Cyrillic letters (%s)', (_name, takenFor, text) => {
    expect(mendedText(misread(text, 'windows-1256', takenFor)).text).toBe(text);
    expect(mendedText(misread(misread(text, 'windows-1256', takenFor), 'utf-8', 'windows-1252')).text).toBe(
      text,
    );
  });

  it('misread twice', () => {
    const once = misread(ARABIC, 'utf-8', 'windows-1256');
    expect(mendedText(misread(once, 'utf-8', 'windows-1252')).text).toBe(ARABIC);
    const western = misread(ARABIC, 'windows-1256', 'windows-1252');
    expect(mendedText(misread(western, 'utf-8', 'windows-1252')).text).toBe(ARABIC);
    expect(mendedText(misread(misread(ARABIC, 'utf-8', 'windows-1252'), 'utf-8', 'windows-1252')).text).toBe(
      ARABIC,
    );
  });

  it('where a decoder lost the second byte of ف', () => {
    expect(mendedText('Ù\ufffdÙŠ Ø§Ù„Ù…Ø¯ÙŠÙ†Ø©').text).toBe('في المدينة');
  });

  it.each(['windows-1252', 'windows-1256'])('beside right text, which stays (%s)', (takenFor) => {
    const tail = ' - وكالة الضفة، وسط، café “نعم”';
    expect(mendedText(misread(ARABIC, 'utf-8', takenFor) + tail).text).toBe(ARABIC + tail);
  });

  it('in mark-up, whose tags stay', () => {
    const html = `<p class="a">${misread(ARABIC, 'windows-1256', 'windows-1252')}</p>`;
    expect(mendedText(html).text).toBe(`<p class="a">${ARABIC}</p>`);
  });
});

describe('text that is right is left alone', () => {
  it.each([
    [ARABIC],
    ['وسط، وشرط؛ حفظ؟ «بسط» فقط… ضغط – رابط ٣٥'],
    ['C’était l’été à Ÿvetot, où naïveté et œuvre — «oui» — ÉÀÈ ÇÀ ÂÊ'],
    ['Ærøskøbing, Ångström, ÆØÅ æøå'],
    ['İSTANBUL’DA GÜÇLÜ ÇÖZÜM ÜÇÖ'],
    ['ÄÖÜ Größe ÜÖÄ'],
    ['ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß'],
    ['Þjóðhátíð á Íslandi'],
    ['┌─────┐ │ a │ └─────┘'],
    ['Вывод войск'],
    ['соседи'],
    ['Косово и Россия'],
    ['СПИСКИ И РИСК'],
    ['где дед, где'],
    ['СоцСети и РосАтом: МинОбороны России о КамАЗ'],
    ['Міністерство оборони повідомило про виведення військ із бази'],
    ['Министерството на отбраната съобщи за изтегляне на войските'],
    ['Министерство обороны\u00a0— мы\u00a0с ГосДумой — сообщило о начале вывода войск с базы. '.repeat(300)],
    [`${'КамАЗ, РусАл, ДомСтрой, ГосСовет. '.repeat(40)}${'Войска выходят из города. '.repeat(900)}`],
    ['naïveté»\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0oui'],
    ['部队撤军'],
    ['Ã'],
    [''],
  ])('%s', (text) => {
    expect(mendedText(text)).toEqual({ text, undone: null });
  });
});

it('thousands of strange runs that no misreading explains take bounded time', () => {
  const before = process.threadCpuUsage().user;
  expect(mendedText('óQÿQ'.repeat(4_900)).undone).toBeNull();
  expect((process.threadCpuUsage().user - before) / 1_000).toBeLessThan(2_000);
});

it('a megabyte of misread text takes bounded time', () => {
  const shown = misread(`${ARABIC} `.repeat(12_000), 'utf-8', 'windows-1252');
  const before = process.cpuUsage();
  expect(mendedText(shown).text.startsWith(ARABIC)).toBe(true);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3_000);
});
