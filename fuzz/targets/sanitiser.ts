import { Parser } from 'htmlparser2';
import { sanitizeHtml } from '../../src/sources/sanitize.ts';
import { oneLine, plainText } from '../../src/sources/sanitize-text.ts';
import { sanitizedText } from '../../src/sources/sanitized-text.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target, textOf } from '../target.ts';

/** Elements and attributes that do something by themselves, whatever else an allow-list may hold. */
const ACTIVE =
  /^(?:script|style|i?frame|frameset|object|embed|applet|link|meta|base|form|input|button|select|option|textarea|svg|math|template|video|audio|source|track|noscript|plaintext|xmp|title|head|body|html)$/;
const ACTIVE_ATTRIBUTE =
  /^(?:on|style$|srcset$|srcdoc$|action$|formaction$|poster$|background$|data|id$|name$|class$)/;
const RUNS = /^[\p{Cc}\p{Cf}\p{Z}]*(?:(?:java|vb|live)script|data|file|blob)[\p{Cc}\p{Cf}\p{Z}]*:/iu;

/** Reads the output as another reader of HTML would, and holds it to be harmless and whole. */
function holdHarmless(html: string): void {
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        hold(!ACTIVE.test(name), `no <${name}>`);
        open.push(name);
        for (const [key, value] of Object.entries(attributes)) {
          hold(!ACTIVE_ATTRIBUTE.test(key), `no ${key}=`);
          if (key === 'href' || key === 'src' || key === 'cite')
            hold(!RUNS.test(value), `no ${value.slice(0, 12)}`);
        }
      },
      onclosetag: () => void open.pop(),
      oncomment: () => hold(false, 'no comment'),
      onprocessinginstruction: (name) => hold(false, `no ${name}`),
    },
    { decodeEntities: true },
  );
  parser.end(html);
}

/** HTML of a feed → HTML that may be shown; and the same as plain text, and as one line. */
export const sanitiser: Target = {
  name: 'sanitiser',
  samples: samplesOf('markup.txt'),
  words: [
    '<script>',
    '</script>',
    '<img src=x onerror=EVIL>',
    'javascript:',
    '&#106;avascript:',
    'java\tscript:',
    'data:text/html,',
    '<svg',
    '<math>',
    '<style>',
    '</style>',
    '<!--',
    '-->',
    '--!>',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!',
    '<a href="',
    "<a href='",
    '<a href=`',
    '">',
    "'>",
    '/>',
    '</',
    '<p title="',
    'onmouseover="',
    ' onload=',
    '\u0000',
    '\u200b',
    '&lt;',
    '&lt',
    '&amp;lt;',
    '<noscript>',
    '<textarea>',
    '<title>',
    '<xmp>',
    '<plaintext>',
    '<iframe srcdoc="',
    '<template>',
    '<table>',
    '<b',
    '<p>',
    '</p>',
    '<br',
    'https://example.org/',
  ],
  allowed: [],
  run(input) {
    const markup = textOf(input);
    const html = sanitizeHtml(markup, 'https://example.org/');
    holdHarmless(html);
    hold(html.isWellFormed(), 'the HTML is well-formed Unicode');
    hold(sanitizedText(html) === plainText(html), 'the text of sanitised HTML is its text');
    const text = plainText(markup);
    const line = oneLine(text, 300);
    hold(line.length <= 300 && !/[\r\n\u2028\u2029\0]/.test(line), 'a line is one, and no longer than asked');
    holdHarmless(line);
    return html.length + text.length;
  },
};
