import type { ChannelKind } from '../contract.ts';
import { renderConsole } from './render.ts';
import { type ConsoleChannel, consoleSettings } from './settings.ts';

/** Writes alerts to the terminal that Rasid runs in. */
export const consoleChannel: ChannelKind<ConsoleChannel> = {
  settings: consoleSettings,
  async send(_channel, dispatch, { terminal, journal }) {
    terminal.write(renderConsole(dispatch, { width: terminal.width, color: terminal.color }));
    journal.add(dispatch.alert.id);
    return { providerRef: null };
  },
  async arrived(_channel, { key }, { journal }) {
    return { arrived: journal.has(key), providerRef: null };
  },
};
