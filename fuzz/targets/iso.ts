/** A moment as feeds and pages are read: ISO 8601 in UTC, with milliseconds or without. */
export const isUtc = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/.test(text) && !Number.isNaN(Date.parse(text));
