import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedPost {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** The other side of a webhook: keeps what it gets, answers what it is told to. */
export interface Receiver {
  url: string;
  posts: ReceivedPost[];
  /** The answer to give: a status, and perhaps a body and headers; called once a post. */
  answer: (
    nth: number,
  ) => { status: number; body?: string; headers?: Record<string, string> } | 'hang up' | 'silence';
  close(): Promise<void>;
}

/** Opens a receiver on a free loopback port that answers 200 until told otherwise. */
export async function openReceiver(): Promise<Receiver> {
  const posts: ReceivedPost[] = [];
  const receiver: Receiver = {
    url: '',
    posts,
    answer: () => ({ status: 200 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      posts.push({ method, path, headers, body });
      const answer = receiver.answer(posts.length);
      if (answer === 'hang up') return void request.socket.destroy();
      if (answer === 'silence') return;
      response.writeHead(answer.status, answer.headers).end(answer.body ?? 'ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return receiver;
}
