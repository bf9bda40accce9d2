import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes, headerCharset } from '../../src/sources/charset.ts';
import { undoubled } from '../../src/sources/mojibake.ts';

const ARABIC =
  'أعلنت وزارة الدفاع انسحاب آخر القوات من القاعدة الجوية غرب البلاد، وقال المتحدث إن العملية اكتملت';
const xml = (encoding: string | null, text = ARABIC): string =>
  `<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ''}?><rss><title>${text}</title></rss>`;
const bytes = (text: string, charset: string, addBOM = false): Uint8Array =>
  Uint8Array.from(iconv.encode(text, charset, { addBOM }));

describe('Arabic arrives whole whatever its encoding and label', () => {
  it.each([
    ['UTF-8, so declared', 'utf-8', xml('utf-8'), undefined, 'utf-8'],
    ['UTF-8 with nothing said', 'utf-8', xml(null), undefined, 'utf-8'],
    ['UTF-8 declared as windows-1256', 'utf-8', xml('windows-1256'), undefined, 'utf-8'],
    ['UTF-8 with a header that says ISO-8859-1', 'utf-8', xml(null), 'text/xml; charset=ISO-8859-1', 'utf-8'],
    ['UTF-8 declared as UTF-16', 'utf-8', xml('utf-16'), undefined, 'utf-8'],
    ['windows-1256, so declared', 'windows-1256', xml('windows-1256'), undefined, 'windows-1256'],
    [
      'windows-1256 by the header alone',
      'windows-1256',
      xml(null),
      'text/xml; charset="windows-1256"',
      'windows-1256',
    ],
    [
      'windows-1256 declared as UTF-8',
      'windows-1256',
      xml('utf-8'),
      'text/xml; charset=utf-8',
      'windows-1256',
    ],
    ['windows-1256 declared as windows-1252', 'windows-1256', xml('windows-1252'), undefined, 'windows-1256'],
    ['windows-1256 with nothing said', 'windows-1256', xml(null), undefined, 'windows-1256'],
    ['windows-1256 under the name cp1256', 'windows-1256', xml('cp1256'), undefined, 'windows-1256'],
    ['iso-8859-6, so declared', 'iso-8859-6', xml('ISO-8859-6'), undefined, 'iso-8859-6'],
    ['iso-8859-6 with nothing said', 'iso-8859-6', xml(null), undefined, 'iso-8859-6'],
    ['UTF-16 little end first, unmarked', 'utf-16le', xml('utf-16'), undefined, 'utf-16le'],
    ['UTF-16 big end first, unmarked', 'utf-16be', xml('utf-16'), undefined, 'utf-16be'],
    ['UTF-32 little end first, unmarked', 'utf-32le', xml(null), undefined, 'utf-32le'],
  ])('%s', (_what, written, text, contentType, charset) => {
    expect(decodeBytes(bytes(text, written), contentType)).toMatchObject({ text, charset });
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'a byte order mark of %s wins over every label',
    (charset) => {
      const decoded = decodeBytes(bytes(xml('windows-1256'), charset, true), 'text/xml; charset=iso-8859-6');
      expect(decoded).toMatchObject({ text: xml('windows-1256'), charset, mended: null });
    },
  );
});

describe('the encoding of other languages is not taken for Arabic', () => {
  it.each([
    ['French', 'windows-1252', 'L’armée française a annoncé son retrait du pays où elle était déployée'],
    [
      'Portuguese',
      'windows-1252',
      'A retirada das forças não são questões de opinião, não há dúvida, são ações',
    ],
    ['Spanish', 'windows-1252', 'La retirada comenzó según el portavoz, que añadió más información aquí'],
  ])('%s', (_language, charset, text) => {
    expect(decodeBytes(bytes(xml(null, text), charset)).text).toBe(xml(null, text));
  });

  it('a declared Cyrillic encoding is believed', () => {
    const text = xml('koi8-r', 'Вывод войск завершён');
    expect(decodeBytes(bytes(text, 'koi8-r'))).toMatchObject({ text, charset: 'koi8-r', mended: null });
  });

  it('a code page of DOS is read although browsers do not know it', () => {
    const text = xml('cp850', 'façade');
    expect(decodeBytes(bytes(text, 'cp850')).text).toBe(text);
  });
});

describe('damage stays local', () => {
  it('one broken letter does not turn UTF-8 into something else', () => {
    const broken = Buffer.concat([Buffer.from(xml('utf-8')), Buffer.from([0xd8]), Buffer.from(' انتهى')]);
    const { text, charset } = decodeBytes(broken);
    expect(charset).toBe('utf-8');
    expect(text).toBe(`${xml('utf-8')}\ufffd انتهى`);
  });

  it('an unknown charset in the header is passed over', () => {
    expect(headerCharset('text/xml; charset=klingon')).toBeNull();
    expect(decodeBytes(bytes(xml(null), 'utf-8'), 'text/xml; charset=klingon').text).toBe(xml(null));
  });

  it('no bytes are no text', () => {
    expect(decodeBytes(new Uint8Array()).text).toBe('');
  });
});

describe('text that was encoded twice', () => {
  it('is Arabic again', () => {
    const doubled = iconv.decode(Buffer.from('العراق يعلن الانسحاب'), 'windows-1252');
    expect(undoubled(doubled)).toBe('العراق يعلن الانسحاب');
  });

  it.each(['العراق', 'café', 'Ürün Ã', 'naïve Â£5 or £5', ''])('%s is left alone', (text) => {
    expect(undoubled(text)).toBe(text);
  });
});

describe('a label under which the bytes make no Arabic is overruled where they plainly are', () => {
  it.each([
    ['windows-1256', 'windows-1251'],
    ['windows-1256', 'iso-8859-6'],
    ['windows-1256', 'gb2312'],
    ['windows-1256', 'shift_jis'],
    ['windows-1256', 'iso-8859-9'],
    ['windows-1256', 'koi8-r'],
    ['windows-1256', 'koi8-u'],
    ['windows-1256', 'iso-8859-5'],
    ['windows-1256', 'cp866'],
    ['iso-8859-6', 'windows-1251'],
    ['iso-8859-6', 'koi8-r'],
    ['iso-8859-6', 'windows-1256'],
    ['iso-8859-6', 'windows-1250'],
  ])('%s labelled %s', (written, label) => {
    const decoded = decodeBytes(bytes(xml(label), written));
    expect(decoded.text).toBe(xml(label));
    expect(decoded.mended).toContain(`${written} labelled `);
  });

  it.each([
    ['Russian', 'windows-1251', 'Министерство обороны сообщило о начале вывода войск с базы в пустыне'],
    ['Russian', 'koi8-r', 'Министерство обороны сообщило о начале вывода войск с базы в пустыне'],
    ['Russian of letters that are frequent in Arabic', 'koi8-r', 'соседи'],
    ['Russian in capitals', 'windows-1251', 'СПИСКИ И РИСК, ПУСК'],
    ['Russian in capitals', 'koi8-r', 'МИНИСТЕРСТВО ОБОРОНЫ СООБЩИЛО О ВЫВОДЕ ВОЙСК'],
    ['Ukrainian', 'koi8-u', 'Міністерство оборони повідомило про виведення військ із бази'],
    ['Bulgarian', 'windows-1251', 'Министерството на отбраната съобщи за изтегляне на войските'],
    ['Chinese', 'gb2312', '国防部今天宣布部队开始从基地撤军，政府对此表示欢迎'],
    ['Japanese', 'shift_jis', '国防省は今日、基地からの撤退を開始したと発表した'],
    ['Greek', 'windows-1253', 'Το υπουργείο ανακοίνωσε την έναρξη της αποχώρησης από τη βάση'],
    ['Hebrew', 'windows-1255', 'משרד הביטחון הודיע היום על תחילת נסיגת הכוחות'],
    ['Turkish', 'windows-1254', 'Bakanlık güçlerin üsten çekilmeye başladığını açıkladı'],
  ])('but %s in its own encoding is believed', (_language, charset, text) => {
    const encoded = bytes(xml(charset, text), charset);
    expect(decodeBytes(encoded)).toMatchObject({ text: xml(charset, text), mended: null });
  });
});

describe('text that was read as Cyrillic and written on as UTF-8', () => {
  it.each(['windows-1251', 'koi8-r'])('is put right, and said (%s)', (takenFor) => {
    const shown = xml('utf-8', iconv.decode(iconv.encode(ARABIC, 'windows-1256'), takenFor));
    expect(decodeBytes(bytes(shown, 'utf-8'))).toMatchObject({
      text: xml('utf-8'),
      charset: 'utf-8',
      mended: `windows-1256 that was taken for ${takenFor}`,
    });
  });

  it.each(['windows-1251', 'koi8-r'])('but Russian stays, whatever it was written in (%s)', (written) => {
    const text = xml(written, 'ГосДума и МинОбороны России сообщили о начале вывода войск');
    expect(decodeBytes(bytes(text, written))).toMatchObject({ text, mended: null });
  });
});

describe('UTF-16 without a mark and without mark-up', () => {
  it.each(['utf-16le', 'utf-16be'])('%s is known by its zeros', (charset) => {
    const text = 'غادر اللواء الثالث معسكره شرق المدينة، وفق NATO.';
    const bytes = Uint8Array.from(iconv.encode(text, charset, { addBOM: false }));
    expect(decodeBytes(bytes)).toMatchObject({ text, charset });
  });
});
