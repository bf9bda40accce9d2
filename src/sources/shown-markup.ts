import { type MarkupHandler, readMarkup } from './feed/markup.ts';

/** Elements whose content is not text for people. */
export const SILENT: ReadonlySet<string> = new Set(
  'script style applet svg math template head noembed noframes'.split(' '),
);
/** Elements whose content reaches us as unparsed source; it is text only where it holds no markup. */
const RAW = new Set(['iframe', 'xmp', 'plaintext', 'textarea', 'title']);

/** Reads HTML without the elements that are `leftOut`, which go with their content, and without unparsed markup. */
export function readShown(
  source: string,
  leftOut: (name: string, attributes: ReadonlyMap<string, string>) => boolean,
  { open, close, text: tell }: MarkupHandler,
): void {
  let leaving: string | null = null;
  let depth = 0;
  let raw = false;
  readMarkup(source, 'html', {
    open(name, attributes, selfClosing) {
      raw = RAW.has(name) && !selfClosing;
      if (leaving !== null) {
        if (name === leaving && !selfClosing) depth += 1;
      } else if (!leftOut(name, attributes)) {
        open(name, attributes, selfClosing);
      } else if (!selfClosing) {
        leaving = name;
        depth = 1;
      }
    },
    close(name) {
      raw = false;
      if (leaving === null) {
        close(name);
        return;
      }
      if (name === leaving) depth -= 1;
      if (depth <= 0) leaving = null;
    },
    text(text, isCdata) {
      if (leaving === null && !(raw && text.includes('<'))) tell(text, isCdata);
    },
  });
}
