import { type Reading, textAt } from './reading.ts';

const INTRODUCES = /^(?:قدم|قدمت|يقدم|تقدم|عرف|عرفت|يعرف|تعرف|عرفوا|قدموا)$/;

/** ظهر رجل قدم نفسه متحدثا باسم …, ملثم عرف نفسه بأنه قائد …: the place of the role one gives oneself. */
export function afterHimself(reading: Reading, at: number): number | null {
  for (let i = at + 1; i <= at + 3; i++) {
    if (!/^(?:نفسه|نفسها|انفسهم)$/.test(textAt(reading, i)) || !INTRODUCES.test(textAt(reading, i - 1)))
      continue;
    const after = textAt(reading, i + 1);
    if (/^بان(?:ه|ها)$/.test(after)) return i + 2;
    if (after === 'علي') return i + 3;
    return /^(?:متحدثا|ناطقا|قائدا|زعيما|قياديا|ممثلا|متحدثه|ناطقه)$/.test(after) ? i + 1 : null;
  }
  return null;
}
