import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleAlert } from '../../../src/alerts/sample.ts';
import { renderWebhook, signWebhook } from '../../../src/channels/webhook/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { hostileAlert } from '../../alerts/hostile.ts';
import { corrected, digest, exchange, operations, threat, withdrawal } from '../../alerts/samples.ts';
import { describeGolden, json } from '../golden.ts';

const FILE = join(import.meta.dirname, '../../../schemas/webhook.schema.json');
const published: z.core.JSONSchema.JSONSchema = JSON.parse(readFileSync(FILE, 'utf8'));
const schema = z.fromJSONSchema(published);

/** As a receiver gets it: through JSON. */
const bodyOf = (alert: Alert, possibleDuplicate = false): Record<string, unknown> =>
  JSON.parse(JSON.stringify(renderWebhook({ alert, possibleDuplicate })));

describeGolden('webhook', (dispatch) => ({ json: json(renderWebhook(dispatch)) }));

describe('the body of a webhook', () => {
  it.each(
    Object.entries({ threat, withdrawal, corrected, exchange, digest, operations, hostile: hostileAlert() }),
  )('of %s is what the published schema promises', (_name, alert) => {
    expect(schema.safeParse(bodyOf(alert)).error?.issues ?? []).toEqual([]);
  });

  it('has every field that the schema names and names every field that it has', () => {
    const late: Alert = { ...threat, late: { publishedAt: '2026-08-15T10:00:00.000Z' } };
    const sample = sampleAlert(new Date('2026-11-24T03:00:00Z'));
    const both = {
      ...bodyOf(threat),
      ...bodyOf(exchange),
      ...bodyOf(late),
      ...bodyOf(sample),
      ...bodyOf(digest),
      ...bodyOf(operations),
    };
    expect(Object.keys(both).sort()).toEqual(Object.keys(published.properties ?? {}).sort());
  });

  it.each(published.required ?? [])('without %s is not valid', (key) => {
    const { [key]: _, ...rest } = bodyOf(threat);
    expect(schema.safeParse(rest).success).toBe(false);
  });

  it('carries the promised identity, and the texts unescaped', () => {
    expect(bodyOf({ ...threat, title: 'a & <b>' }, true)).toMatchObject({
      id: '7c1e',
      storyId: '42',
      event: 'opened',
      topics: ['faction_statement'],
      title: 'a & <b>',
      articles: [{ id: 'a1', url: 'https://news.example.org/a1', source: 'nahr-news' }, {}, {}],
      possibleDuplicate: true,
    });
  });
});

describe('the signature of Standard Webhooks', () => {
  it('is the one of the specification for its own example', () => {
    const headers = signWebhook(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1614265330,
      '{"test": 2432232314}',
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  const sign = (id = 'a', at = 1, body = 'خبر') =>
    signWebhook('whsec_AAAA', id, at, body)['webhook-signature'];
  it.each([
    ['id', sign('b')],
    ['time', sign('a', 2)],
    ['body', sign('a', 1, 'خبر ')],
  ])('changes with the %s', (_name, changed) => {
    expect(changed).not.toBe(sign());
  });

  it('takes the secret with or without its prefix, and whole seconds', () => {
    expect(signWebhook('AAAA', 'a', 1.9, 'خبر')).toEqual(signWebhook('whsec_AAAA', 'a', 1, 'خبر'));
  });
});
