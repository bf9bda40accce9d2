import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';

type Events = readonly Event[];

/** Finds where things stand in a YAML text: the line, from 1, of the node at a path, or of the nearest one above it. */
export function lineFinder(text: string, events: Events): (path: readonly PropertyKey[]) => number {
  return (path) => lineAt(text, offsetOf(text, events, path));
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}

function offsetOf(text: string, events: Events, path: readonly PropertyKey[]): number {
  let at = events.findIndex(({ type }) => type !== EVENT_ID.DOCUMENT);
  let offset = startOf(events[at]) ?? 0;
  for (const part of path) {
    const child = childOf(text, events, at, part);
    if (!child) return offset;
    at = child.value;
    // A key without a value is where the value should have been.
    offset = startOf(events[at]) ?? startOf(events[child.entry]) ?? offset;
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
