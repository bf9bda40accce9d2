import { createServer } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleAlert } from '../../../src/alerts/sample.ts';
import type { EmailChannel } from '../../../src/channels/email/settings.ts';
import { sendAlert } from '../../../src/channels/registry.ts';
import { DeliveryError } from '../../../src/lib/errors.ts';
import { freePort } from '../../parts/free-port.ts';
import { openWorld } from '../world.ts';

const alert = sampleAlert(new Date('2026-11-24T10:00:00Z'));
const world = openWorld();
const PASSWORD = 'hunter2hunter2';

interface MailServer {
  mails: ParsedMail[];
  channel: EmailChannel;
  close(): Promise<void>;
}

async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) =>
      auth.password === PASSWORD ? done(null, { user: auth.username }) : done(new Error('bad password')),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    mails,
    channel: {
      id: 'mail',
      kind: 'email',
      smtpUrl: `smtp://rasid:${PASSWORD}@127.0.0.1:${port}`,
      from: 'Rasid <rasid@example.org>',
      to: ['desk@example.org'],
      allowPrivate: true,
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

describe('the email channel', () => {
  let server: MailServer;
  afterEach(() => server.close());

  const send = () => sendAlert(server.channel, { alert, possibleDuplicate: false }, world);
  const failure = async (): Promise<DeliveryError> => {
    const error = await send().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DeliveryError)) throw new Error(`expected a DeliveryError, got ${error}`);
    return error;
  };

  it('sends HTML that reads right to left and a plain text beside it', async () => {
    server = await openMailServer();
    await send();
    const [mail] = server.mails;
    expect(mail?.html).toContain('dir="rtl"');
    expect(mail?.text).toContain(alert.headline.slice(0, 20));
    expect(mail?.subject?.length).toBeLessThanOrEqual(70);
  });

  it('gives a second try of one alert the same Message-ID, and the mails of one story one thread', async () => {
    server = await openMailServer();
    await send();
    await send();
    await sendAlert(
      server.channel,
      { alert: { ...alert, id: 'other-1', event: 'corroborated' }, possibleDuplicate: false },
      world,
    );
    const [first, again, update] = server.mails;
    expect(again?.messageId).toBe(first?.messageId);
    expect(update?.messageId).not.toBe(first?.messageId);
    expect([update?.references].flat()).toEqual([first?.references].flat());
  });

  it.each([
    ['a mailbox that does not exist', 550, false],
    ['greylisting', 451, true],
    ['a full mailbox for now', 452, true],
  ])('on %s (%d) says whether another try may help: %s', async (_name, code, retryable) => {
    server = await openMailServer({ onRcptTo: (_address, _session, done) => done(refusal(code, 'no')) });
    expect(await failure()).toMatchObject({ message: `email: status ${code}`, retryable });
  });

  it('does not try again with a password that is wrong, and does not tell it', async () => {
    server = await openMailServer();
    server.channel.smtpUrl = server.channel.smtpUrl.replace(PASSWORD, 'wrong-password');
    const error = await failure();
    expect(error.retryable).toBe(false);
    expect(error.message).not.toContain('wrong-password');
  });

  it('knows that a connection lost after DATA may hide an acceptance', async () => {
    server = await openMailServer({
      onData: (stream, session) => {
        stream.resume();
        stream.on('end', () => {
          const { connection } = session as unknown as { connection?: { close(): void } };
          connection?.close();
          void server.close();
        });
      },
      closeTimeout: 50,
    });
    expect(await failure()).toMatchObject({ retryable: true, maybeSent: true });
    server = await openMailServer();
  });

  it('knows that a message that was not handed over to its end has not arrived', async () => {
    const hasty = createServer((socket) => {
      socket.write('220 here\r\n');
      socket.on('data', (bytes) => {
        // Every command is granted but DATA: at it, the server goes away.
        if (/^DATA/m.test(bytes.toString())) socket.destroy();
        else socket.write('250 fine\r\n');
      });
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => hasty.listen(0, '127.0.0.1', resolve));
    server = await openMailServer();
    server.channel.smtpUrl = `smtp://127.0.0.1:${(hasty.address() as { port: number }).port}`;
    expect(await failure()).toMatchObject({ retryable: true, maybeSent: false });
    hasty.close();
  });

  it('does not speak to a private address unless the entry allows it', async () => {
    server = await openMailServer();
    server.channel.allowPrivate = false;
    expect(await failure()).toMatchObject({ retryable: false });
    expect(server.mails).toEqual([]);
  });

  it('tries again later where nobody listens', async () => {
    server = await openMailServer();
    const port = await freePort();
    server.channel.smtpUrl = `smtp://127.0.0.1:${port}`;
    expect(await failure()).toMatchObject({ retryable: true, maybeSent: false });
  });
});
