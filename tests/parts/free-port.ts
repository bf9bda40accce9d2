import { createServer } from 'node:net';

/** Below the ports that systems give to connections (from 32,768 on Linux), and above those of well-known services. */
const FIRST = 20_000;
const COUNT = 12_000;

/** Can somebody listen on a loopback port? */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A loopback port that was free a moment ago, and that no connection is given meanwhile: a test may stop the server that
 * listens there and start it again, while its clients keep trying to connect.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
}
