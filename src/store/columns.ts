/**
 * Columns under the names that rows have in the code: `source_id AS "sourceId"` for the word `sourceId`. `of` is the table's
 * name in the statement. Ids come as text, as the server's driver gives them.
 */
export const columns = (names: string, of?: string): string =>
  names
    .split(/\s+/)
    .map((name) => {
      const column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return `${of === undefined ? '' : `${of}.`}${column}${column === name ? '' : ` AS "${name}"`}`;
    })
    .join(', ');
