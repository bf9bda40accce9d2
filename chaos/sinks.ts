import { openMailbox } from '../tests/parts/mailbox.ts';
import { openReceiver } from '../tests/parts/receiver.ts';
import { openSlack } from '../tests/parts/slack.ts';

/**
 * What the other sides of the channels do: take messages; refuse them with 503; hang up or keep silent without having
 * kept anything; keep a message and never say so, which is the only case in which a second one is a repeat.
 */
export type Mood = 'take' | 'refuse' | 'hang up' | 'silence' | 'keep, say nothing';
const CHANNELS = ['hook', 'wire', 'team', 'mail'] as const;
export type ChannelId = (typeof CHANNELS)[number];

/** A message that a sink has kept. */
export interface Arrival {
  channel: ChannelId;
  /** The idempotency key, by which a repeat is known. */
  key: string;
  at: number;
  /** Did it say that it may be a repeat? */
  marked: boolean;
}

/** A webhook, an incoming webhook and a bot of Slack's, and a mail server; what each kept, in order. */
export interface Sinks {
  arrivals: Arrival[];
  /** Messages, as `channel key`, that a sink read to the end and never answered: whether it has them nobody can know. */
  unanswered: Set<string>;
  mood: Mood;
  /** Lines of alerts.yaml for the four channels. */
  channels: string;
  /** Variables that the channels name. */
  env: Record<string, string>;
  lastArrivalAt(): number;
  close(): Promise<void>;
}

const MARK = 'May be a repeat';

/** Rasid derives the Message-ID from the key: `<rasid.alert.KEY@…>`. */
const keyOfMail = (messageId: string): string => messageId.replace(/^<rasid\.alert\.|@.*$/g, '');

/** Opens all of them on loopback. */
export async function openSinks(): Promise<Sinks> {
  const [hook, wire, slack, mailbox] = await Promise.all([
    openReceiver(),
    openReceiver(),
    openSlack(),
    openMailbox(),
  ]);
  const answers = (): boolean => sinks.mood === 'take' || sinks.mood === 'refuse';
  /** A sink has read a message to its end. */
  const hear = (channel: ChannelId, key: string, marked: boolean): void => {
    if (!answers()) sinks.unanswered.add(`${channel} ${key}`);
    if (sinks.mood === 'take' || sinks.mood === 'keep, say nothing') {
      sinks.arrivals.push({ channel, key, at: Date.now(), marked });
    }
  };

  const http = (
    channel: 'hook' | 'wire',
    receiver: typeof hook,
    read: (body: string) => [string, boolean],
  ) => {
    receiver.answer = (nth) => {
      const body = receiver.posts[nth - 1]?.body ?? '';
      hear(channel, ...read(body));
      switch (sinks.mood) {
        case 'take':
          return { status: 200 };
        case 'refuse':
          return { status: 503 };
        case 'hang up':
          return 'hang up';
        default:
          return 'silence';
      }
    };
  };
  http('hook', hook, (body) => {
    const { id, possibleDuplicate } = JSON.parse(body) as { id: string; possibleDuplicate: boolean };
    return [id, possibleDuplicate];
  });
  http('wire', wire, (body) => {
    const { metadata } = JSON.parse(body) as { metadata: { event_payload: { id: string } } };
    return [metadata.event_payload.id, body.includes(MARK)];
  });

  const push = slack.posts.push.bind(slack.posts);
  slack.posts.push = (...posts) => {
    for (const post of posts)
      hear('team', post.metadata.event_payload.id, JSON.stringify(post).includes(MARK));
    return push(...posts);
  };
  slack.react = (method) => {
    const writes = method === 'chat.postMessage';
    if (sinks.mood === 'take') return 'answer';
    if (sinks.mood === 'keep, say nothing') return writes ? 'silence' : 'answer';
    return { status: 503, body: {} };
  };

  mailbox.react = () => {
    const mail = mailbox.mails.at(-1);
    if (mail) hear('mail', keyOfMail(mail.messageId ?? ''), mail.text?.includes(MARK) ?? false);
    switch (sinks.mood) {
      case 'take':
        return 'accept';
      case 'refuse':
        return 451;
      case 'hang up':
        return 'hang up';
      default:
        return 'silence';
    }
  };

  const sinks: Sinks = {
    arrivals: [],
    unanswered: new Set(),
    mood: 'take',
    channels: `channels:
  - { id: hook, kind: webhook, url: "${hook.url}", allowPrivate: true }
  - { id: wire, kind: slack, urlFrom: WIRE, allowPrivate: true }
  - { id: team, kind: slack, tokenFrom: BOT, channel: C0123ABCD, apiUrl: "${slack.apiUrl}", allowPrivate: true }
  - { id: mail, kind: email, smtpFrom: SMTP, from: r@example.org, to: [d@example.org], allowPrivate: true }
route: { channel: [${CHANNELS.join(', ')}] }
`,
    env: { WIRE: wire.url, BOT: slack.token, SMTP: mailbox.url },
    lastArrivalAt: () => sinks.arrivals.at(-1)?.at ?? 0,
    close: async () => {
      await Promise.all([hook.close(), wire.close(), slack.close(), mailbox.close()]);
    },
  };
  return sinks;
}
