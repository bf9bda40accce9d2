import { renderConsole } from '../alerts/render/console.ts';
import type { ChannelSender } from './contract.ts';

/** Writes alerts to the terminal that Rasid runs in. */
export const consoleChannel: ChannelSender<'console'> = {
  kind: 'console',
  async send(_channel, dispatch, { terminal, journal }) {
    terminal.write(renderConsole(dispatch, { width: terminal.width, color: terminal.color }));
    journal.add(dispatch.alert.id);
    return { providerRef: null };
  },
  async arrived(_channel, { key }, { journal }) {
    return { arrived: journal.has(key), providerRef: null };
  },
};
