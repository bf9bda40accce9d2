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
    ['windows-1256', 'windows-1254'],
    ['windows-1256', 'windows-1250'],
    ['windows-1256', 'windows-1252'],
    ['windows-1256', 'latin1'],
  ])('%s taken for %s', (meant, takenFor) => {
    const shown = misread(ARABIC, meant, takenFor);
    // Latin-1 keeps the dash of windows-1256 as a control character: nobody can tell what it was.
    const expected =
      meant === 'windows-1256' && takenFor === 'latin1' ? ARABIC.replace('—', '\u0097') : ARABIC;
    expect(mendedText(shown).text).toBe(expected);
    expect(mendedText(shown).undone).toContain(`${meant} that was taken for`);
  });

  it('iso-8859-6 taken for windows-1252', () => {
    const plain = 'غادر اللواء الثالث، أمس، معسكره شرق المدينة؛ فهل تتبعه البقية؟';
    expect(mendedText(misread(plain, 'iso-8859-6', 'windows-1252')).text).toBe(plain);
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
