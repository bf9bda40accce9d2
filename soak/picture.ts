import type { Day } from './measure.ts';

const MB = 1_048_576;
const WIDTH = 760;
const PANEL = { height: 120, gap: 44, left: 60, right: 150 };
const COLOURS = ['#0b6e99', '#c2571a', '#4b7f2c'];

interface Line {
  name: string;
  values: readonly number[];
}

interface Panel {
  title: string;
  lines: readonly Line[];
}

const bytesOf = ({ tables }: Day, of: (name: string) => boolean): number =>
  Object.entries(tables).reduce((sum, [name, { bytes }]) => sum + (of(name) ? bytes : 0), 0);

const BY_ARTICLE = new Set(['articles', 'judgements', 'verdicts', 'article_words']);

function panelsOf(days: readonly Day[]): Panel[] {
  const line = (name: string, value: (day: Day) => number): Line => ({ name, values: days.map(value) });
  return [
    {
      title: 'Memory of the process, MB',
      lines: [line('resident', (day) => day.process.rss / MB), line('heap', (day) => day.process.heap / MB)],
    },
    {
      title: 'Tables with their indexes, MB',
      lines: [
        line('all', (day) => bytesOf(day, () => true) / MB),
        line('articles, verdicts, words', (day) => bytesOf(day, (name) => BY_ARTICLE.has(name)) / MB),
      ],
    },
    {
      title: 'Articles',
      lines: [
        line('handed out', (day) => day.served),
        line('rows', (day) => day.tables.articles?.rows ?? 0),
        line('of them in stories', (day) => day.archived),
      ],
    },
    {
      title: 'Redis and handles',
      lines: [
        line('keys', (day) => day.redis.keys),
        line('open files', (day) => day.process.files),
        line('handles', (day) => day.process.handles),
      ],
    },
  ];
}

const short = (value: number): string =>
  value < 20 && !Number.isInteger(value) ? value.toFixed(1) : value.toFixed(0);

function drawn({ title, lines }: Panel, top: number): string {
  const most = Math.max(1, ...lines.flatMap(({ values }) => values)) * 1.08;
  const last = Math.max(1, ...lines.map(({ values }) => values.length - 1));
  const x = (at: number): number => PANEL.left + (at / last) * (WIDTH - PANEL.left - PANEL.right);
  const y = (value: number): number => top + PANEL.height - (value / most) * PANEL.height;
  const curves = lines.map(({ name, values }, n) => {
    const colour = COLOURS[n];
    const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    const [labelX, labelY] = [WIDTH - PANEL.right + 8, top + 12 + n * 16];
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/><text x="${labelX}" y="${labelY}" fill="${colour}">${name} ${short(values.at(-1) ?? 0)}</text>`;
  });
  const floor = top + PANEL.height;
  return `<text x="${PANEL.left}" y="${top - 8}" font-weight="bold">${title}</text>
<path d="M${PANEL.left} ${top}V${floor}H${WIDTH - PANEL.right}" fill="none" stroke="#999"/>
<text x="${PANEL.left - 6}" y="${top + 4}" text-anchor="end">${short(most)}</text><text x="${PANEL.left - 6}" y="${floor}" text-anchor="end">0</text>
<text x="${PANEL.left}" y="${floor + 16}">day 1</text><text x="${WIDTH - PANEL.right}" y="${floor + 16}" text-anchor="end">day ${last + 1}</text>
${curves.join('\n')}`;
}

/** A picture (SVG) of the days: a panel a kind of figure, a line each. Pure. */
export function pictureOf(days: readonly Day[]): string {
  const panels = panelsOf(days);
  const step = PANEL.height + PANEL.gap;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${panels.length * step + 10}" font-family="sans-serif" font-size="12" fill="#333">
<rect width="100%" height="100%" fill="#fff"/>
${panels.map((panel, n) => drawn(panel, 28 + n * step)).join('\n')}
</svg>
`;
}
