import type { Channel, Dispatch, Receipt } from '../model/channel.ts';
import { consoleChannel } from './console.ts';
import type { ChannelSender, ChannelWorld } from './contract.ts';
import { emailChannel } from './email.ts';
import { slackChannel } from './slack.ts';
import { webhookChannel } from './webhook.ts';

const SENDERS = {
  console: consoleChannel,
  slack: slackChannel,
  email: emailChannel,
  webhook: webhookChannel,
};

const senderOf = (channel: Channel): ChannelSender<Channel['kind']> =>
  SENDERS[channel.kind] as unknown as ChannelSender<Channel['kind']>;

/** Sends one alert over one channel, once. Throws DeliveryError. */
export function sendAlert(channel: Channel, dispatch: Dispatch, world: ChannelWorld): Promise<Receipt> {
  return senderOf(channel).send(channel, dispatch, world);
}

/** Did the alert under this key arrive? null where nobody can say. */
export function alertArrived(channel: Channel, key: string, world: ChannelWorld): Promise<boolean | null> {
  return senderOf(channel).arrived(channel, key, world);
}
