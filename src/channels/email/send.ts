import { DeliveryError } from '../../lib/errors.ts';
import type { Dispatch } from '../../model/channel.ts';
import { type ChannelKind, cannotBeAsked } from '../contract.ts';
import { handOver } from './hand-over.ts';
import { among, bareAddress } from './recipients.ts';
import { renderEmail } from './render.ts';
import { converse, deadline } from './session.ts';
import { type EmailChannel, emailSettings } from './settings.ts';

/** The addresses to hand the mail to: all of the channel's, or those of them that do not get it otherwise. */
function envelopeOf(channel: EmailChannel, { recipients, apart = [] }: Dispatch): string[] {
  const all = channel.to.map(bareAddress);
  const left = among(recipients ? among(recipients, all) : all, apart, false);
  if (left.length > 0) return left;
  throw new DeliveryError(
    `email: ${(recipients ?? apart).join(', ')}: no recipient of the channel any more`,
    {
      retryable: false,
    },
  );
}

/**
 * Sends mail through an SMTP server, with a Message-ID that a repeat shares. A server may take it for some recipients
 * and refuse others: the receipt names them, each with its answer.
 */
export const emailChannel: ChannelKind<EmailChannel> = {
  settings: emailSettings,
  show(channel, dispatch) {
    const { subject, text } = renderEmail(dispatch, channel);
    return `Subject: ${subject}\n\n${text}`;
  },
  async send(channel, dispatch, { mayReach, lettingGo }) {
    const host = URL.parse(channel.smtpUrl)?.hostname ?? '';
    if (!(await mayReach(host, channel.allowPrivate))) {
      throw new DeliveryError(
        'email: address refused: private, and the channel does not say allowPrivate: true',
        {
          retryable: false,
        },
      );
    }
    const to = envelopeOf(channel, dispatch);
    const from = bareAddress(channel.from);
    const mail = renderEmail(dispatch, channel);
    const until = deadline(lettingGo);
    try {
      const conversation = (some: readonly string[]) =>
        converse(channel, mail, { from, to: some }, until.signal);
      return await handOver(to, conversation, channel.smtpUrl);
    } finally {
      until.clear();
    }
  },
  arrived: cannotBeAsked,
};
