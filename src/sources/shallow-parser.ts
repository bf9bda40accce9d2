import { Parser } from 'htmlparser2';

/**
 * Deeper elements are flattened into their ancestor: browsers stop at 512, and the parser's own cost for a tag grows
 * with the depth.
 */
export const MAX_DEPTH = 600;

/** Elements whose content the tokenizer reads as plain text: never flattened, or it would leak. */
const RAW = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'iframe',
  'noembed',
  'noframes',
  'xmp',
  'plaintext',
]);

/** A parser that treats what opens beyond MAX_DEPTH as void, so that its stack stays short on any input. */
export class ShallowParser extends Parser {
  /** How many elements are open; kept by the handler. */
  open = 0;
  private closing = false;
  private tooDeep = false;

  override onopentagname(start: number, end: number): void {
    this.tooDeep = this.open >= MAX_DEPTH;
    super.onopentagname(start, end);
  }

  override onclosetag(start: number, end: number): void {
    this.closing = true;
    super.onclosetag(start, end);
    this.closing = false;
  }

  protected override isVoidElement(name: string): boolean {
    return super.isVoidElement(name) || (this.tooDeep && !this.closing && !RAW.has(name));
  }
}
