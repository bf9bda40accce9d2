import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { requireListening } from '../../src/web/listening.ts';

describe('the address of the pages', () => {
  async function taken() {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, port: (server.address() as AddressInfo).port };
  }

  it('is free for them after it was asked for', async () => {
    const { server, port } = await taken();
    server.close();
    await requireListening({ host: '127.0.0.1', port });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
  });

  it('may be given back by one that is being stopped', async () => {
    const { server, port } = await taken();
    setTimeout(() => server.close(), 300);
    await requireListening({ host: '127.0.0.1', port });
  });

  it('is refused with the remedy where another keeps it', async () => {
    const { server, port } = await taken();
    const refused = await requireListening({ host: '127.0.0.1', port }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConfigError);
    expect((refused as ConfigError).problems).toEqual([
      expect.stringMatching(
        /^web: cannot listen on 127\.0\.0\.1:\d+ \(.*EADDRINUSE.*\); set web\.port in rasid\.yaml or --port$/,
      ),
    ]);
    server.close();
  });

  it('is refused at once where it is none of this machine', async () => {
    await expect(requireListening({ host: '192.0.2.1', port: 0 })).rejects.toThrow(/EADDRNOTAVAIL/);
  });
});
