import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { skipWithout } from './missing.ts';

const CHROMIUM = '/usr/bin/chromium';

/** Does a test in a browser have to be left out here? */
export const skipBrowser = (): boolean => skipWithout('Chromium', existsSync(CHROMIUM));

/** Starts the machine's Chromium, which asks for nothing of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
