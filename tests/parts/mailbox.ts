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
  /** The code to refuse a recipient with, or null to take mail for it. With 421 the server ends the session. */
  refuse: (address: string) => number | null;
  /** Does the server hang up once it has answered for a recipient? */
  leave: (address: string) => boolean;
  /** The code to refuse a sender with, or null. */
  refuseSender: () => number | null;
  /** The code to refuse a session with, or null. */
  refuseSession: () => number | null;
  /** How many sessions were begun. */
  sessions: number;
  close(): Promise<void>;
}

/** Opens it on a free port. Where commands are not to be piped, clients wait for the answer to each. */
export async function openMailbox({ piped = true } = {}): Promise<Mailbox> {
  const mails: ParsedMail[] = [];
  const sockets = new Set<Socket>();
  const mailbox: Mailbox = {
    url: '',
    mails,
    react: () => 'accept',
    envelopes: [],
    refuse: () => null,
    leave: () => false,
    refuseSender: () => null,
    refuseSession: () => null,
    sessions: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  const answer = (code: number | null, done: (error?: Error | null) => void): void =>
    done(code === null ? null : Object.assign(new Error('refused'), { responseCode: code }));
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 200,
    hidePIPELINING: !piped,
    onConnect(_session, done) {
      mailbox.sessions += 1;
      answer(mailbox.refuseSession(), done);
    },
    onMailFrom: (_address, _session, done) => answer(mailbox.refuseSender(), done),
    onRcptTo({ address }, _session, done) {
      answer(mailbox.refuse(address), done);
      if (mailbox.leave(address)) for (const socket of sockets) socket.end(() => socket.destroy());
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const received = (mail: ParsedMail): void => {
        mails.push(mail);
        mailbox.envelopes.push(to);
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
