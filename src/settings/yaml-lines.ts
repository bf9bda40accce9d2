import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';

type Events = readonly Event[];

/** Finds where things stand in a YAML text: the line, from 1, of the node at a path, or of the nearest one above it. */
export function lineFinder(text: string, events: Events): (path: readonly PropertyKey[]) => number {
  return (path) => lineAt(text, offsetOf(text, events, path));
}

const LINE_BREAK = /\r\n?|\n/g;

/** The line of an offset, from 1. */
export const lineAt = (text: string, offset: number): number =>
  (text.slice(0, offset).match(LINE_BREAK) ?? []).length + 1;

/** Where a second document begins; null where there is one at most. */
export function secondDocument(text: string, events: Events): number | null {
  const at = events.findIndex(({ type }, index) => type === EVENT_ID.DOCUMENT && index > 0);
  if (at < 0) return null;
  const end = endBefore(events, at);
  const mark = text.slice(end).search(/^---/m);
  return mark < 0 ? end : end + mark;
}

/** Where the first key stands that is a list or a mapping itself; null where every key is text. */
export function keyThatIsNoText(events: Events): number | null {
  for (const [index, { type }] of events.entries()) {
    if (type !== EVENT_ID.MAPPING) continue;
    for (
      let key = index + 1;
      events[key]?.type !== EVENT_ID.POP;
      key = pastNode(events, pastNode(events, key))
    ) {
      const kind = events[key]?.type;
      if (kind === EVENT_ID.MAPPING || kind === EVENT_ID.SEQUENCE) return startOf(events[key]);
      if (kind === undefined) return null;
    }
  }
  return null;
}

function offsetOf(text: string, events: Events, path: readonly PropertyKey[]): number {
  let at = events.findIndex(({ type }) => type !== EVENT_ID.DOCUMENT);
  let offset = startOf(events[at]) ?? 0;
  for (const part of path) {
    const child = childOf(text, events, at, part);
    if (!child) return offset;
    at = child.value;
    // A key without a value is where the value should have been; so is the dash of an empty entry.
    offset = startOf(events[at]) ?? startOf(events[child.entry]) ?? dashOf(text, events, at) ?? offset;
  }
  return offset;
}

/** The event that begins a part of the node at `at`, and the one that begins its entry (in a mapping: its key). */
function childOf(
  text: string,
  events: Events,
  at: number,
  part: PropertyKey,
): { entry: number; value: number } | null {
  const isMapping = events[at]?.type === EVENT_ID.MAPPING;
  if (!isMapping && events[at]?.type !== EVENT_ID.SEQUENCE) return null;
  let index = 0;
  for (let entry = at + 1; events[entry]?.type !== EVENT_ID.POP; index++) {
    const value = isMapping ? pastNode(events, entry) : entry;
    if (isMapping ? keyOf(text, events[entry]) === String(part) : index === part) return { entry, value };
    entry = pastNode(events, value);
  }
  return null;
}

const keyOf = (text: string, event: Event | undefined): string | null =>
  event?.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : null;

/** The event behind the node that begins at `at`. */
function pastNode(events: Events, at: number): number {
  let depth = 0;
  let i = at;
  do {
    const type = events[i]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
    else if (type === EVENT_ID.POP) depth -= 1;
    i += 1;
  } while (depth > 0);
  return i;
}

/** The dash of an entry of a list that has nothing behind it. */
function dashOf(text: string, events: Events, at: number): number | null {
  const end = endBefore(events, at);
  const dash = text.slice(end).search(/(?<=^[ \t]*)-(?=\s|$)/m);
  return dash < 0 ? null : end + dash;
}

/** Where the last thing before an event ends that the text has a place of. */
function endBefore(events: Events, at: number): number {
  for (let index = at - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.type === EVENT_ID.SCALAR && event.valueEnd >= 0) return event.valueEnd;
    if (event?.type === EVENT_ID.ALIAS) return event.anchorEnd;
    if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  }
  return 0;
}

function startOf(event: Event | undefined): number | null {
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart < 0 ? null : event.valueStart;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    default:
      return null;
  }
}
