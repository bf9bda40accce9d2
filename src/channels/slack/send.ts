import { DeliveryError } from '../../lib/errors.ts';
import { JSON_BODY, postAlert } from '../answer.ts';
import { type ChannelKind, cannotBeAsked } from '../contract.ts';
import { arrivedAtSlack, refreshFirst, sendAsBot } from './bot.ts';
import { renderSlack } from './render.ts';
import { type SlackChannel, slackSettings } from './settings.ts';

/**
 * What Slack answers in words when no later try can succeed: the message or the channel is at fault.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
 */
const FINAL =
  /^(?:invalid_payload|invalid_blocks|invalid_token|no_text|no_service|no_service_id|no_team|team_disabled|user_not_found|channel_not_found|channel_is_archived|action_prohibited|posting_to_general_channel_denied|too_many_attachments)\b/;

/** Slack has no idempotency key, and was seen to answer so after it had posted (slackapi/slack-api-specs 10). */
const AFTER_POSTING: readonly number[] = [500];

/**
 * Posts as a bot, which can thread, edit and be asked; or to an incoming webhook, which cannot be asked what it
 * has, so that a repeat is marked as possible.
 */
export const slackChannel: ChannelKind<SlackChannel> = {
  settings: slackSettings,
  show: (channel, dispatch) => JSON.stringify(renderSlack(dispatch, channel.template), null, 2),
  async send(channel, dispatch, world) {
    if ('bot' in channel) return sendAsBot(channel, dispatch, world);
    const answer = await postAlert(
      'slack',
      world.post,
      channel.url,
      {
        headers: JSON_BODY,
        body: JSON.stringify(renderSlack(dispatch, channel.template)),
        allowPrivate: channel.allowPrivate,
      },
      AFTER_POSTING,
    );
    if (FINAL.test(answer.body)) {
      throw new DeliveryError(`slack: ${answer.body.slice(0, 60)}`, { retryable: false });
    }
    return { providerRef: null };
  },
  arrived: (channel, earlier, world) =>
    'bot' in channel ? arrivedAtSlack(channel, earlier, world) : cannotBeAsked(),
  async refresh(channel, dispatch, world) {
    if ('bot' in channel) await refreshFirst(channel, dispatch, world);
  },
};
