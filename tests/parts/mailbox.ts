import type { Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A code to refuse with after DATA, a connection that is lost after DATA, silence after DATA, or acceptance. */
type MailReaction = number | 'hang up' | 'silence' | 'accept';

/** A real SMTP server on loopback that keeps every mail whose text it got, taken or not. */
export interface Mailbox {
  url: string;
  mails: ParsedMail[];
  react: () => MailReaction;
  /** Whom each mail was handed over for. */
  envelopes: string[][];
  /** The code to refuse a recipient with, or null to take mail for it. */
  refuse: (address: string) => number | null;
  close(): Promise<void>;
}

/** Opens it on a free port. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: ParsedMail[] = [];
  const sockets = new Set<Socket>();
  const mailbox: Mailbox = {
    url: '',
    mails,
    react: () => 'accept',
    envelopes: [],
    refuse: () => null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 200,
    onRcptTo({ address }, _session, done) {
      const code = mailbox.refuse(address);
      done(code === null ? null : Object.assign(new Error('refused'), { responseCode: code }));
    },
    onData(stream, session, done) {
      mailbox.envelopes.push(session.envelope.rcptTo.map(({ address }) => address));
      const received = (mail: ParsedMail): void => {
        mails.push(mail);
        const reaction = mailbox.react();
        if (reaction === 'accept') done();
        else if (typeof reaction === 'number') {
          done(Object.assign(new Error('refused'), { responseCode: reaction }));
        } else if (reaction === 'hang up') {
          for (const socket of sockets) socket.destroy();
        }
      };
      // A client that went away in the middle has handed nothing over.
      simpleParser(stream).then(received, () => {});
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  mailbox.url = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  return mailbox;
}
