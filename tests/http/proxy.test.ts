import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { exchange } from '../../src/channels/answer.ts';
import { createPost } from '../../src/http/post.ts';
import { listening, loopback } from '../sources/loopback.ts';
import { selfSigned } from './self-signed.ts';

const { client, closing } = loopback();
const FEED = 'https://news.example/rss';
const LOGIN =
  'the proxy made no connection: status 407, it wants a login: http.proxy as http://NAME:PASSWORD@HOST:PORT';

/** A proxy that does this when it is asked for a tunnel, and refuses plain requests with 407. */
async function proxyThat(answers: (socket: Duplex) => void): Promise<string> {
  const held: Duplex[] = [];
  const server = createServer((_request, response) => response.writeHead(407).end());
  server.on('connect', (_request, socket) => {
    held.push(socket.on('error', () => {}));
    answers(socket);
  });
  const proxy = await listening(server);
  closing({
    ...proxy,
    close() {
      for (const socket of held) socket.destroy();
      return proxy.close();
    },
  });
  return proxy.origin;
}

describe('a proxy that connects nowhere', () => {
  it.each<[string, (socket: Duplex) => void, string]>([
    ['wants a login', (socket) => socket.end('HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n'), LOGIN],
    [
      'refuses',
      (socket) => socket.end('HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n'),
      'the proxy made no connection: status 403',
    ],
    ['hangs up', (socket) => socket.destroy(), 'the proxy made no connection: other side closed'],
  ])('that %s is told as that, and a message was not sent', async (_name, answers, words) => {
    const proxy = await proxyThat(answers);
    await expect(client({ proxy }).get(FEED)).rejects.toMatchObject({
      failure: 'network',
      message: `http: ${words}`,
    });
    const { post, close } = createPost({ userAgent: 'x', proxy, connectMs: 30_000, totalMs: 30_000 });
    const message = { headers: {}, body: '{}', allowPrivate: false };
    await expect(exchange('hook', post, FEED, message)).rejects.toMatchObject({
      retryable: true,
      maybeSent: false,
    });
    await close();
  });

  it('wants a login of plain http too', async () => {
    const proxy = await proxyThat(() => {});
    await expect(client({ proxy }).get('http://news.example/rss')).rejects.toThrow(LOGIN);
  });

  it('is not there: the error says that the address is the proxy’s', async () => {
    for (const url of [FEED, 'http://news.example/rss']) {
      await expect(client({ proxy: 'http://127.0.0.1:9' }).get(url)).rejects.toThrow(
        'http: the proxy made no connection: connect ECONNREFUSED 127.0.0.1:9',
      );
    }
  });

  it('keeps silent: it has as long as a connection has, where undici gives it five minutes', async () => {
    const proxy = await proxyThat(() => {});
    const http = client({ proxy }, { connectMs: 300 });
    await expect(http.get(FEED)).rejects.toMatchObject({
      failure: 'timeout',
      message: expect.stringContaining('the proxy made no connection'),
    });
  });

  it('keeps silent: no request outlives its total time', async () => {
    const proxy = await proxyThat(() => {});
    await expect(client({ proxy }, { totalMs: 300 }).get(FEED)).rejects.toMatchObject({
      failure: 'timeout',
      message: 'http: not done within 300 ms',
    });
  });

  it('has a certificate that nobody vouches for: it says whose, and what helps', async () => {
    const proxy = await listening(createTlsServer(selfSigned()), 'https');
    closing(proxy);
    await expect(client({ proxy: proxy.origin }).get(FEED)).rejects.toMatchObject({
      failure: 'tls',
      message: expect.stringMatching(/the proxy made no connection: .*NODE_EXTRA_CA_CERTS/),
    });
    // It may be renewed: the message is tried again, and is no possible repeat.
    const { post, close } = createPost({
      userAgent: 'x',
      proxy: null,
      connectMs: 30_000,
      totalMs: 30_000,
    });
    const message = { headers: {}, body: '{}', allowPrivate: true };
    await expect(exchange('hook', post, proxy.origin, message)).rejects.toMatchObject({
      retryable: true,
      maybeSent: false,
    });
    await close();
  });
});
