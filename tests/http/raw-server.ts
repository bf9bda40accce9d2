import { createServer, type Socket } from 'node:net';
import type { LoopbackServer } from '../sources/loopback.ts';

type Answer = string | Uint8Array | ((socket: Socket) => void);

/** A server that sends these bytes by path and hangs up, whether they are HTTP or not. */
export async function rawServer(answers: Record<string, Answer>): Promise<LoopbackServer> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    let request = '';
    socket.on('data', (bytes) => {
      request += bytes.toString('latin1');
      if (!request.endsWith('\r\n\r\n')) return;
      const path = request.split(' ')[1] ?? '';
      asked.push(path);
      request = '';
      const answer = answers[path] ?? 'HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n';
      if (typeof answer === 'function') answer(socket);
      else socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
