import type { ChannelKind } from '../contract.ts';
import { renderConsole } from './render.ts';
import { type ConsoleChannel, consoleSettings } from './settings.ts';

/** Writes alerts to the terminal that Rasid runs in. */
export const consoleChannel: ChannelKind<ConsoleChannel> = {
  settings: consoleSettings,
  show: ({ template }, dispatch) => renderConsole(dispatch, { width: 80, color: false }, template),
  async send({ template }, dispatch, { terminal, journal }) {
    terminal.write(renderConsole(dispatch, terminal, template));
    journal.add(dispatch.alert.id);
    return { providerRef: null };
  },
  async arrived(_channel, { key }, { journal }) {
    return { arrived: journal.has(key), providerRef: null };
  },
};
