// Completes package-lock.json with the optional packages of other platforms, which npm leaves out where a registry
// mirror does not carry them; `npm ci` then refuses the lock everywhere. Run it after `npm install`, if
// tests/shipping/lockfile.test.ts asks for it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony'];
const PROCESSORS = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));

/** Is a package found from `path`, as Node looks for it? */
function isThere(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(path, name)) continue;
    const words = name.split(/[-/.]/);
    const cpu = PROCESSORS.filter((processor) => words.includes(processor));
    const os = SYSTEMS.filter((system) => words.includes(system));
    const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.includes('gnu') ? ['glibc'] : null;
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ''),
      cpu,
      ...(entry.dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      os,
    };
  }
}
// What an installation may fetch is held to its hash, whoever serves it.
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || entry.dev || entry.integrity) continue;
  const name = `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${entry.version}`;
  entry.integrity = execFileSync('npm', ['view', name, 'dist.integrity'], { encoding: 'utf8' }).trim();
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
