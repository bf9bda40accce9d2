import { renderSlack } from '../alerts/render/slack.ts';
import { DeliveryError } from '../lib/errors.ts';
import { postAlert } from './answer.ts';
import type { ChannelSender } from './contract.ts';

/**
 * What Slack answers in words when no later try can succeed: the message or the channel is at fault.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
 */
const FINAL =
  /^(?:invalid_payload|invalid_blocks|invalid_token|no_text|no_service|no_service_id|no_team|team_disabled|user_not_found|channel_not_found|channel_is_archived|action_prohibited|posting_to_general_channel_denied|too_many_attachments)\b/;

/** Posts to a Slack incoming webhook. Slack cannot be asked what it has, so a repeat is marked as possible. */
export const slackChannel: ChannelSender<'slack'> = {
  kind: 'slack',
  async send(channel, dispatch, { post }) {
    const answer = await postAlert('slack', post, channel.url, {
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(renderSlack(dispatch)),
      allowPrivate: channel.allowPrivate,
    });
    if (FINAL.test(answer.body)) {
      throw new DeliveryError(`slack: ${answer.body.slice(0, 60)}`, { retryable: false });
    }
    return { providerRef: null };
  },
  async arrived() {
    return null;
  },
};
