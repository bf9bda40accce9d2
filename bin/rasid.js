#!/usr/bin/env node
// Runs src/cli.ts under Node 24 or newer: this Node if it is one, else the `node` package beside us.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv[1] = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  // Loading takes a while; a service that is asked to end meanwhile has not failed.
  const early = (signal) => {
    process.stderr.write(`rasid: stopped by ${signal} while starting\n`);
    process.exit(0);
  };
  const signals = process.argv[2] === 'run' ? ['SIGINT', 'SIGTERM'] : [];
  for (const signal of signals) process.on(signal, early);
  // Half of a start is reading code; kept beside the packages where that folder is ours to write.
  modules.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/rasid-code', import.meta.url)));
  const { start } = await import('../src/cli.ts');
  for (const signal of signals) process.off(signal, early);
  await start();
} else {
  const newer = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (!existsSync(newer)) {
    process.stderr.write(`rasid: needs Node 24 or newer, this is ${process.version}; 'npm ci' in Rasid's folder brings one along (package node), or install it from https://nodejs.org\n`);
    process.exit(1);
  }
  const child = spawn(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  let asked;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked ??= signal;
      child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => {
    // A service that was asked to end before it could listen has not failed.
    const early = process.argv[2] === 'run' && signal !== null && signal === asked;
    if (early) process.stderr.write(`rasid: stopped by ${signal} while starting\n`);
    process.exit(code ?? (early ? 0 : 1));
  });
}
