import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An alert by when it came. */
export interface Received {
  atMs: number;
  key: string;
}

export interface Webhook {
  url: string;
  received: Received[];
  close(): void;
}

/** Opens a receiver of alerts on a spare port of loopback. */
export async function openWebhook(): Promise<Webhook> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const atMs = Date.now();
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    response.end('ok');
    received.push({ atMs, key: (JSON.parse(body) as { id: string }).id });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, received, close: () => server.close() };
}
