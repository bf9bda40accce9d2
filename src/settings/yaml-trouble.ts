import { type Event, YAMLException } from 'js-yaml';
import { errorLine } from '../lib/errors.ts';
import { keyThatIsNoText, lineAt } from './yaml-lines.ts';

const CONFLICT = /^(?:<{7}|={7}|>{7})(?: |\r?$)/m;

/** What people mean by what YAML takes for something else. */
const MEANT: readonly { reason: RegExp; line: RegExp; hint: string }[] = [
  { reason: /complex keys/, line: /\{\{/, hint: 'put text with {{ }} in quotes' },
  { reason: /complex keys/, line: /./, hint: 'a key is text, not a list or mapping' },
  { reason: /unknown .* tag !<tag:yaml/, line: /./, hint: 'tags such as !!binary are not read' },
  { reason: /unknown .* tag/, line: /./, hint: 'put text that begins with ! in quotes' },
  { reason: /./, line: /(?:^|[-:,[{]\s+)[@`%]/, hint: 'put text that begins with @, ` or % in quotes' },
  {
    reason: /bad indentation/,
    line: /:\s+[^\s"'#[{].*:(?:\s|$)/,
    hint: 'put text with a colon in it in quotes',
  },
];

/** Why a text cannot be read as YAML, behind the name of its file: the line, the reason, and what was probably meant. */
export function notYaml(text: string, events: readonly Event[], cause: unknown): string {
  const reason = cause instanceof YAMLException ? cause.reason : errorLine(cause);
  const conflict = text.search(CONFLICT);
  if (conflict >= 0) return `:${lineAt(text, conflict)}: not YAML (the mark of a merge conflict)`;
  const mark = cause instanceof YAMLException ? cause.mark : undefined;
  const offset = /complex keys/.test(reason) ? keyThatIsNoText(events) : mark?.position;
  if (offset === undefined || offset === null) return `: not YAML (${reason})`;
  const line = lineAt(text, offset);
  const written = text.split(/\r\n?|\n/)[line - 1] ?? '';
  const meant = MEANT.find((one) => one.reason.test(reason) && one.line.test(written));
  return `:${line}: not YAML (${reason})${meant ? `; ${meant.hint}` : ''}`;
}
