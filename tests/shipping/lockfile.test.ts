import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

interface LockEntry {
  version?: string;
  integrity?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}

const root = resolve(import.meta.dirname, '../..');
const { packages } = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockEntry>;
};

it('knows the optional packages of every platform, without which `npm ci` refuses the lock (node .ci/complete-lock.js mends it)', () => {
  const names = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
  );
  const missing = Object.values(packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name)),
  );
  expect(missing).toEqual([]);
});

it('names no registry host', () => {
  expect(Object.values(packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
});

const installed = Object.entries(packages).filter(([path]) => path !== '');

it('holds everything that is installed to one version and its SHA-512 (node .ci/complete-lock.js asks for what is missing)', () => {
  const loose = installed.filter(
    ([, { version = '', integrity = '', dev }]) =>
      !/^\d+\.\d+\.\d+/.test(version) || !(dev || /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity)),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

it('lets no package run a script when it is installed but node, which brings itself', () => {
  const { allowScripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  const withScript = installed
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13));
  expect(Object.keys(allowScripts).sort()).toEqual([...new Set(withScript)].sort());
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['node']);
});
