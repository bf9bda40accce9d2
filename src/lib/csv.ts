// CSV as RFC 4180 has it, of texts that strangers wrote: a spreadsheet must not take one for a formula
// (https://owasp.org/www-community/attacks/CSV_Injection).

/** Where one of these begins a cell, white space and invisible marks before it or not, some spreadsheet runs it. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/u;
/**
 * The same behind what begins a cell in a spreadsheet that splits at semicolons or tabs, as those of many countries do:
 * the quotes of a field then stand in the middle of theirs and protect nothing.
 */
const FORMULA_WITHIN = /([;\t\r\n|][\s\p{Cf}"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/** Text that no spreadsheet takes for a formula: an apostrophe before what could begin one, else as it is. */
export function harmless(text: string): string {
  const within = text.replaceAll(FORMULA_WITHIN, "$1'");
  return FORMULA.test(within) ? `'${within}` : within;
}

/** What a cell may hold. Numbers are ours and stay numbers. */
export type Cell = string | number | boolean | null;

function field(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? harmless(cell.toWellFormed().replaceAll('\0', '')) : String(cell);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record, with its CRLF. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;
