#!/usr/bin/env node
// Runs src/cli.ts under Node 24 or newer: this Node if it is one, else the `node` package beside us.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv[1] = cli;
  const { start } = await import('../src/cli.ts');
  await start();
} else {
  const newer = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (!existsSync(newer)) {
    process.stderr.write(`rasid: needs Node 24 or newer, this is ${process.version}; 'npm ci' in Rasid's folder brings one along (package node), or install it from https://nodejs.org\n`);
    process.exit(1);
  }
  const child = spawn(newer, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
