import { DeliveryError } from '../lib/errors.ts';
import type { Channel, Dispatch, Receipt } from '../model/channel.ts';
import { consoleChannel } from './console.ts';
import type { Arrival, ChannelSender, ChannelWorld, EarlierTry } from './contract.ts';
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

/** Asks a channel whether an earlier try arrived; what fails means that nobody knows. */
export async function alertArrived(
  channel: Channel,
  earlier: EarlierTry,
  world: ChannelWorld,
): Promise<Arrival> {
  try {
    return await senderOf(channel).arrived(channel, earlier, world);
  } catch (error) {
    if (error instanceof DeliveryError) return { arrived: null, providerRef: null };
    throw error;
  }
}

/** Brings the story's first message up to date, where the channel can. Throws DeliveryError. */
export async function refreshFirstMessage(
  channel: Channel,
  dispatch: Dispatch,
  world: ChannelWorld,
): Promise<void> {
  await senderOf(channel).refresh?.(channel, dispatch, world);
}
