import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleAlert } from '../../../src/alerts/sample.ts';
import type { EmailChannel } from '../../../src/channels/email/settings.ts';
import { sendAlert } from '../../../src/channels/registry.ts';
import { DeliveryError, type Refusal } from '../../../src/lib/errors.ts';
import { type Mailbox, openMailbox } from '../../parts/mailbox.ts';
import { openWorld } from '../world.ts';

const alert = sampleAlert(new Date('2026-11-24T10:00:00Z'));
const world = openWorld();
const refused = (list: readonly Refusal[] = []): string[] =>
  list.map(({ recipient, error, retryable }) => `${recipient} ${retryable ? 'later' : 'never'}: ${error}`);
const of = (name: string, code: number | null): string =>
  `${name}@example.org ${code !== null && code >= 500 ? 'never' : 'later'}: email: ${code === null ? 'refused' : `status ${code}`} for ${name}@example.org`;

/** What a server answers in a session for recipients, the sender or the session: a code, or 450 and it hangs up. */
type Answers = Record<string, number | 'gone'>;

describe.each([
  ['commands piped', true],
  ['commands one by one', false],
])('a mail for several of whom the server refuses some, %s', (_way, piped) => {
  let mailbox: Mailbox;
  afterEach(() => mailbox.close());

  async function send(
    sessions: readonly Answers[],
    given: { to?: string[]; apart?: string[]; recipients?: string[] } = {},
  ) {
    mailbox = await openMailbox({ piped });
    const answerOf = (whom: string) => sessions[mailbox.sessions - 1]?.[whom.replace(/@.*/, '')] ?? null;
    const codeOf = (whom: string) => {
      const answer = answerOf(whom);
      return answer === 'gone' ? 450 : answer;
    };
    mailbox.refuse = codeOf;
    mailbox.leave = (address) => answerOf(address) === 'gone';
    mailbox.refuseSender = () => codeOf('sender');
    mailbox.refuseSession = () => codeOf('session');
    const channel: EmailChannel = {
      ...{ id: 'desk', kind: 'email', from: 'r@example.org', allowPrivate: true },
      smtpUrl: mailbox.url,
      to: given.to ?? ['Amal <a@example.org>', 'b@example.org', 'c@example.org'],
    };
    const { apart = [], recipients = null } = given;
    const dispatch = { alert, possibleDuplicate: false, apart, recipients };
    return sendAlert(channel, dispatch, world).catch((error: unknown) => {
      if (error instanceof DeliveryError) return error;
      throw error;
    });
  }
  const envelopes = (): string =>
    mailbox.envelopes.map((to) => to.map((address) => address[0]).join('')).join(' ');

  it.each<[string, Answers[], string, string[], number]>([
    ['none', [{}], 'abc', [], 1],
    ['one for now', [{ b: 450 }], 'ac', [of('b', 450)], 1],
    ['the first with 421', [{ a: 421 }, {}], 'bc', [of('a', 421)], 2],
    ['the second with 421', [{ b: 421 }, {}], 'ac', [of('b', 421)], 2],
    ['one with 4xx, hanging up', [{ b: 'gone' }, {}], 'ac', [of('b', 450)], 2],
    ['one for good, one with 421', [{ a: 550, b: 421 }, {}], 'c', [of('a', 550), of('b', 421)], 2],
    ['one with 421, one after it for good', [{ a: 421 }, { c: 550 }], 'b', [of('a', 421), of('c', 550)], 2],
  ])('%s: the others have it, once', async (_name, sessions, to, expected, begun) => {
    const receipt = await send(sessions);
    expect(receipt).not.toBeInstanceOf(DeliveryError);
    expect(refused(receipt.refused)).toEqual(expected);
    expect({ to: envelopes(), sessions: mailbox.sessions }).toEqual({ to, sessions: begun });
  });

  it.each<[string, Answers[], { apart: string[]; refused: string[] }, number]>([
    ['two, each with 421', [{ b: 421 }, { c: 421 }], { apart: [of('b', 421), of('c', 421)], refused: [] }, 2],
    [
      'two, each hanging up',
      [{ b: 'gone' }, { c: 'gone' }],
      { apart: [of('b', 450), of('c', 450)], refused: [] },
      2,
    ],
    ['the first it is asked for, twice', [{ a: 421 }, { b: 421 }], { apart: [], refused: [] }, 2],
    [
      'all, one with 421 and the others for good',
      [{ a: 421 }, { b: 550, c: 551 }],
      { apart: [], refused: [of('a', 421), of('b', 550), of('c', 551)] },
      2,
    ],
    [
      'one, and no second session is to be had',
      [{ b: 421 }, { session: 421 }],
      { apart: [of('b', 421)], refused: [] },
      2,
    ],
    [
      'the first, and no second session is to be had',
      [{ a: 421 }, { session: 421 }],
      { apart: [of('a', 421)], refused: [] },
      2,
    ],
    ['one, and then the sender', [{ b: 421 }, { sender: 451 }], { apart: [of('b', 421)], refused: [] }, 2],
    ['the sender', [{ sender: 451 }], { apart: [], refused: [] }, 1],
    ['the sender, with 421', [{ sender: 421 }], { apart: [], refused: [] }, 1],
    ['all alike', [{ a: 421 }, { b: 450, c: 450 }], { apart: [], refused: [] }, 2],
  ])('%s: nobody has it, and it is tried again', async (_name, sessions, expected, begun) => {
    const error = await send(sessions);
    if (!(error instanceof DeliveryError)) throw new Error('expected a DeliveryError');
    expect({ apart: refused(error.apart), refused: refused(error.refused) }).toEqual(expected);
    if (expected.refused.length === 0) expect(error).toMatchObject({ retryable: true, maybeSent: false });
    expect({ to: envelopes(), sessions: mailbox.sessions }).toEqual({ to: '', sessions: begun });
  });

  it.each<[string, string, number]>([
    ['the last', 'c', 3],
    ['one behind whom nobody is heard of any more', 'g', 9],
  ])(
    '%s with 421, though its answer may be lost as the server goes: those who were granted it have it',
    async (_name, who, count) => {
      const names = 'abcdefghi'.slice(0, count).split('');
      const to = names.map((name) => `${name}@example.org`);
      const receipt = await send([{ [who]: 421 }, {}], { to });
      expect(receipt).not.toBeInstanceOf(DeliveryError);
      const later = (receipt.refused ?? []).map(({ recipient, retryable }) => `${recipient[0]} ${retryable}`);
      expect(later).toContain(`${who} true`);
      const reached = [...envelopes(), ...later.map((one) => one[0])].sort();
      expect(reached).toEqual(names);
      if (!piped) expect(refused(receipt.refused)).toEqual([of(who, 421)]);
    },
  );

  it('none of those who are tried apart is asked for', async () => {
    await send([{}], { apart: ['b@example.org'] });
    expect(envelopes()).toBe('ac');
  });

  it('a recipient is known however its domain is written', async () => {
    const to = ['A@Example.ORG', 'b@example.org', 'ج <c@مثال.إختبار>'];
    const receipt = await send([{ A: 421 }, {}], { to, apart: ['c@xn--mgbh0fb.xn--kgbechtv'] });
    expect(refused(receipt.refused)).toEqual([of('A', 421)]);
    expect(mailbox.envelopes).toEqual([['b@example.org']]);
    await mailbox.close();
    await send([{}], { to, recipients: ['A@example.org'] });
    expect(mailbox.envelopes).toEqual([['A@example.org']]);
  });
});

describe('a conversation that is let go of while the server is silent about one', () => {
  it('ends the connection, repeats nothing, and sets nobody apart', async () => {
    const letGo = new AbortController();
    let connections = 0;
    let heard = '';
    const closed = Promise.withResolvers<void>();
    const server = createServer((socket: Socket) => {
      connections += 1;
      socket.write('220 here\r\n');
      socket.on('close', () => closed.resolve());
      socket.on('error', () => {});
      socket.on('data', (bytes) => {
        heard = bytes.toString();
        if (heard.includes('<b@')) letGo.abort();
        else socket.write('250 fine\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const channel: EmailChannel = {
      ...{ id: 'desk', kind: 'email', from: 'r@example.org', allowPrivate: true },
      smtpUrl: `smtp://127.0.0.1:${(server.address() as { port: number }).port}`,
      to: ['a@example.org', 'b@example.org'],
    };
    const stopping = { ...world, lettingGo: letGo.signal };
    const sent = sendAlert(channel, { alert, possibleDuplicate: false }, stopping);
    await expect(sent).rejects.toMatchObject({
      ...{ message: 'email: let go of, since Rasid stops', retryable: true, maybeSent: false },
      ...{ apart: [], refused: [] },
    });
    await closed.promise;
    expect({ connections, heard }).toEqual({ connections: 1, heard: 'RCPT TO:<b@example.org>\r\n' });
    server.close();
  });
});
