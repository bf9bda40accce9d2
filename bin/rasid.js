#!/usr/bin/env node
// Runs src/cli.ts under Node 24 or newer: this Node if it is one, else the `node` package beside us.
import { existsSync, readFileSync } from 'node:fs';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const isService = process.argv[2] === 'run';
// How the service keeps its memory. Left to itself, V8 keeps 64 MB for short-lived objects instead of 32, and lets old
// ones grow to four times what lives instead of twice; glibc keeps what was freed, and takes memory in pages of 4 kB where
// the kernel gives 2 MB at once: each that is touched for the first time costs some microseconds. What is set already stays.
const service = JSON.parse(readFileSync(new URL('service-options.json', import.meta.url), 'utf8'));
const given = `${process.execArgv.join(' ')} ${process.env.NODE_OPTIONS ?? ''}`;
const lacking = isService ? service.node.filter((option) => !given.includes(option.split('=')[0])) : [];
const env = isService ? { ...service.env, ...process.env } : process.env;

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // They hold from a process's first moment on, so it begins anew, as the same process. A parent's channel would be lost.
  if (lacking.length > 0 && process.execve && !process.send) {
    const args = [process.execPath, ...process.execArgv, ...lacking, ...process.argv.slice(1)];
    process.execve(process.execPath, args, env);
  }
  process.argv[1] = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  // Loading takes a while; a service that is asked to end meanwhile has not failed.
  const early = (signal) => {
    process.stderr.write(`rasid: stopped by ${signal} while starting\n`);
    process.exit(0);
  };
  const signals = isService ? ['SIGINT', 'SIGTERM'] : [];
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
  const { spawn } = await import('node:child_process');
  const child = spawn(newer, [...lacking, fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit', env });
  let asked;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked ??= signal;
      child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => {
    // A service that was asked to end before it could listen has not failed.
    const early = isService && signal !== null && signal === asked;
    if (early) process.stderr.write(`rasid: stopped by ${signal} while starting\n`);
    process.exit(code ?? (early ? 0 : 1));
  });
}
