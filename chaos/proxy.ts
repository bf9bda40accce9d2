import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy between Rasid and one of its servers, at which connections are cut or stalled. */
export interface ServerProxy {
  port: number;
  /** Ends every connection at once. */
  cut(): void;
  /** From now on nothing gets through in either direction, and nothing is closed: new connections are taken and starve. */
  stall(): void;
  flow(): void;
  close(): Promise<void>;
}

/** Opens a proxy on a free loopback port. */
export async function openProxy(targetPort: number): Promise<ServerProxy> {
  const sockets = new Set<Socket>();
  let stalled = false;
  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('data', (bytes) => {
      if (!to.write(bytes)) from.pause();
    });
    to.on('drain', () => {
      if (!stalled) from.resume();
    });
    from.on('error', () => {});
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
    if (stalled) from.pause();
  };
  const server = createServer((client) => {
    const behind = connect(targetPort, '127.0.0.1');
    join(client, behind);
    join(behind, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    stall() {
      stalled = true;
      for (const socket of sockets) socket.pause();
    },
    flow() {
      stalled = false;
      for (const socket of sockets) socket.resume();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
