import { describe, expect, it } from 'vitest';
import { operationObject } from '../../src/arabic/operation-object.ts';
import { contentStems } from '../../src/arabic/rarity.ts';
import { words } from '../../src/arabic/words.ts';

describe('what an operation struck', () => {
  it.each([
    ['أعلنت عن استهداف وإحراق عربة القائد العاشر التابعة لجيش العدو في بلدة حولا', 'عربة القائد العاشر'],
    ['مشاهد من عملية استهداف المقاومة الإسلامية بتاريخ عربة القائد العاشر داخل الثكنة', 'عربة القائد العاشر'],
    ['قصفنا الثكنة', 'الثكنة'],
    ['استهداف في بلدة حولا', ''],
    ['سنبقى في أرضنا', ''],
  ])('%s', (text, object) => {
    expect(operationObject(words(text))).toEqual(contentStems(words(object)));
  });
});
