import { JSON_BODY, postAlert } from '../answer.ts';
import { type ChannelKind, cannotBeAsked } from '../contract.ts';
import { renderWebhook, signWebhook } from './render.ts';
import { type WebhookChannel, webhookSettings } from './settings.ts';

/**
 * Posts one JSON object an alert, signed as Standard Webhooks ask (https://www.standardwebhooks.com).
 * The id in the header is the delivery's idempotency key, so a receiver recognises a repeat.
 */
export const webhookChannel: ChannelKind<WebhookChannel> = {
  settings: webhookSettings,
  show: (_channel, dispatch) => JSON.stringify(renderWebhook(dispatch), null, 2),
  async send(channel, dispatch, { post, now }) {
    const body = JSON.stringify(renderWebhook(dispatch));
    const timestampSeconds = Math.floor(now().getTime() / 1_000);
    const signature =
      channel.secret === null
        ? { 'webhook-id': dispatch.alert.id, 'webhook-timestamp': String(timestampSeconds) }
        : signWebhook(channel.secret, dispatch.alert.id, timestampSeconds, body);
    await postAlert('webhook', post, channel.url, {
      headers: { ...JSON_BODY, ...signature },
      body,
      allowPrivate: channel.allowPrivate,
    });
    return { providerRef: dispatch.alert.id };
  },
  arrived: cannotBeAsked,
};
