import { DeliveryError, errorLine } from '../../lib/errors.ts';
import type { ChannelKind } from '../contract.ts';
import { renderConsole } from './render.ts';
import { type ConsoleChannel, consoleSettings } from './settings.ts';

/** Writes alerts to the terminal that Rasid runs in. */
export const consoleChannel: ChannelKind<ConsoleChannel> = {
  settings: consoleSettings,
  show: ({ template }, dispatch) => renderConsole(dispatch, { width: 80, color: false }, template),
  async send({ template }, dispatch, { terminal, journal }) {
    try {
      terminal.write(renderConsole(dispatch, terminal, template));
    } catch (cause) {
      throw new DeliveryError(`console: standard output: ${errorLine(cause)}`, { retryable: true, cause });
    }
    journal.add(dispatch.alert.id);
    return { providerRef: null };
  },
  async arrived(_channel, { key }, { journal }) {
    return { arrived: journal.has(key), providerRef: null };
  },
};
