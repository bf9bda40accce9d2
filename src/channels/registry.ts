import { DeliveryError } from '../lib/errors.ts';
import type { Dispatch, Receipt } from '../model/channel.ts';
import { consoleChannel } from './console/send.ts';
import {
  type Arrival,
  type ChannelKind,
  type ChannelWorld,
  cannotBeAsked,
  type EarlierTry,
} from './contract.ts';
import { emailChannel } from './email/send.ts';
import type { BaseChannel, ChannelOf } from './entry.ts';
import { matrixChannel } from './matrix/send.ts';
import { slackChannel } from './slack/send.ts';
import { teamsChannel } from './teams/send.ts';
import { telegramChannel } from './telegram/send.ts';
import { webhookChannel } from './webhook/send.ts';

/** Every kind of channel under the name that alerts.yaml has for it, which is its folder's. */
export const KINDS = {
  console: consoleChannel,
  slack: slackChannel,
  email: emailChannel,
  webhook: webhookChannel,
  telegram: telegramChannel,
  teams: teamsChannel,
  matrix: matrixChannel,
} satisfies Record<string, ChannelKind<BaseChannel>>;

type Kind = keyof typeof KINDS;

/** A channel as alerts.yaml has it, with its secrets. */
export type Channel = ChannelOf<(typeof KINDS)[Kind]['settings']>;

export const CHANNEL_KINDS = Object.keys(KINDS) as Kind[];

const kindOf = (channel: Channel): ChannelKind<Channel> => KINDS[channel.kind];

/** What would be sent over one channel, as text for people. */
export function showAlert(channel: Channel, dispatch: Dispatch): string {
  return kindOf(channel).show(channel, dispatch);
}

/** Sends one alert over one channel, once. Throws DeliveryError. */
export function sendAlert(channel: Channel, dispatch: Dispatch, world: ChannelWorld): Promise<Receipt> {
  return kindOf(channel).send(channel, dispatch, world);
}

/** Asks a channel whether an earlier try arrived; what fails means that nobody knows. */
export async function alertArrived(
  channel: Channel,
  earlier: EarlierTry,
  world: ChannelWorld,
): Promise<Arrival> {
  try {
    return await kindOf(channel).arrived(channel, earlier, world);
  } catch (error) {
    if (error instanceof DeliveryError) return cannotBeAsked();
    throw error;
  }
}

/** Brings the story's first message up to date, where the channel can. Throws DeliveryError. */
export async function refreshFirstMessage(
  channel: Channel,
  dispatch: Dispatch,
  world: ChannelWorld,
): Promise<void> {
  await kindOf(channel).refresh?.(channel, dispatch, world);
}
