import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createPost } from '../../src/http/post.ts';

describe('a message that was answered with a status', () => {
  const ends: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  async function posted(answer: (socket: Socket) => void) {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('data', () => answer(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const { post, close } = createPost({ userAgent: 'x', proxy: null, connectMs: 500, totalMs: 1_000 });
    ends.push(close);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    return post(url, { headers: {}, body: '{}', allowPrivate: true });
  }

  const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';

  it.each<[string, string, (socket: Socket) => void]>([
    ['breaks off behind it', 'o', (socket) => socket.end(`${HEAD}Content-Length: 900\r\n\r\no`)],
    [
      'is reset behind it',
      '',
      (socket) => {
        socket.write(`${HEAD}Content-Length: 900\r\n\r\n`);
        setTimeout(() => socket.resetAndDestroy(), 50);
      },
    ],
    ['never goes on', 'ok', (socket) => socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n`)],
    ['is no chunk at all', '', (socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`)],
    [
      'never ends',
      'x'.repeat(4_000),
      (socket) => {
        socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
        const more = (): void => {
          while (!socket.destroyed && socket.write(`800\r\n${'x'.repeat(0x800)}\r\n`));
        };
        socket.on('drain', more);
        more();
      },
    ],
  ])('was taken, though the answer %s', async (_name, body, answer) => {
    expect(await posted(answer)).toEqual({ status: 200, retryAfterMs: null, body });
  });

  it('is in doubt where the connection ends before one', async () => {
    await expect(posted((socket) => socket.end('HTTP/1.1 20'))).rejects.toThrow(/^http: /);
  });
});
