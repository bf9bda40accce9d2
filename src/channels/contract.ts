import type { Channel, ChannelKind, Dispatch, Receipt } from '../model/channel.ts';
import type { Post } from '../model/post.ts';

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
}

/** One kind of channel: one file in this folder, one line in the registry. */
export interface ChannelSender<Kind extends ChannelKind> {
  kind: Kind;
  /** Tries once. Resolves when the other side took the alert; throws DeliveryError, which says whether to try again. */
  send(channel: Extract<Channel, { kind: Kind }>, dispatch: Dispatch, world: ChannelWorld): Promise<Receipt>;
  /** Did an alert under this key arrive, as far as the other side or we can tell? null: cannot be known. */
  arrived(
    channel: Extract<Channel, { kind: Kind }>,
    key: string,
    world: ChannelWorld,
  ): Promise<boolean | null>;
}
