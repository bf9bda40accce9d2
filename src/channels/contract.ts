import type { Dispatch, Receipt } from '../model/channel.ts';
import type { Post } from '../model/post.ts';
import type { BaseChannel, ChannelSettings } from './entry.ts';

/** What channels are handed to reach the world. */
export interface ChannelWorld {
  post: Post;
  /** May a host be spoken to? Private and loopback addresses only where the entry allows them. */
  mayReach(host: string, allowPrivate: boolean): Promise<boolean>;
  /** Where the console channel writes. */
  terminal: { write(text: string): void; width: number; color: boolean };
  /** Remembers which alerts the terminal has shown, since a terminal cannot be asked. */
  journal: { has(key: string): boolean; add(key: string): void };
  now(): Date;
  /** Aborted when the process stops and what is still on its way has to be let go of. */
  lettingGo: AbortSignal;
}

/** A try whose outcome nobody knows: its sender died, or no answer came. */
export interface EarlierTry {
  key: string;
  /** When its delivery was entered: the message cannot be older. */
  since: Date;
  /** The story's first message on the channel, where this one is a reply to it. */
  firstRef: string | null;
}

/** Did it arrive? null: cannot be known. The other side's name for it, where it has one. */
export interface Arrival {
  arrived: boolean | null;
  providerRef: string | null;
}

/** Of a channel whose other side does not tell what it has. */
export const cannotBeAsked = async (): Promise<Arrival> => ({ arrived: null, providerRef: null });

/** One kind of channel: a folder beside this file, one line in the registry. */
export interface ChannelKind<Ready extends BaseChannel> {
  /** What alerts.yaml may say of it. */
  settings: ChannelSettings<Ready>;
  /** What would be sent, as text for people. */
  show(channel: Ready, dispatch: Dispatch): string;
  /** Tries once. Resolves when the other side took the alert; throws DeliveryError, which says whether to try again. */
  send(channel: Ready, dispatch: Dispatch, world: ChannelWorld): Promise<Receipt>;
  /** Asks whether an earlier try arrived. May throw DeliveryError: then nobody knows. */
  arrived(channel: Ready, earlier: EarlierTry, world: ChannelWorld): Promise<Arrival>;
  /** Brings the story's first message up to date after a later one was sent. Throws DeliveryError; nothing depends on it. */
  refresh?(channel: Ready, dispatch: Dispatch, world: ChannelWorld): Promise<void>;
}
