import { describe, expect, it } from 'vitest';
import { type Handler, loopback } from '../sources/loopback.ts';

const { site, pages, client } = loopback();
const OWN = { allowPrivate: true };
const redirectTo = (location: string, status = 302): Handler => {
  return (_request, response) => response.writeHead(status, { location }).end('moved');
};

describe('an address that may not be reached', () => {
  const spelled: string[] = [
    'http://127.0.0.1:9/',
    'http://127.1:9/',
    'http://2130706433:9/',
    'http://0x7f.0.0.1:9/',
    'http://0177.0.0.1:9/',
    'http://①②⑦.0.0.1:9/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'http://[::ffff:7f00:1]:9/',
    'http://[fd00:ec2::254]/',
    'http://0.0.0.0:9/',
    'http://localhost:9/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'data:text/xml,<rss/>',
    'javascript:alert(1)',
    'http://user:secret@example.org/',
    '/rss',
    'not a url',
    '',
  ];
  it.each(spelled)('%j is refused before anything is sent', async (url) => {
    await expect(client().get(url)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it.each([
    'http://169.254.169.254/',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
    'http://100.100.100.200/',
    'http://224.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
  ])('%s is refused even where private ones are allowed', async (url) => {
    await expect(client().get(url, OWN)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it('never shows the credentials of a URL in the message', async () => {
    const error = await client().get('http://user:secret@example.org/').catch(String);
    expect(error).not.toContain('secret');
  });

  it.each([
    'file:///etc/passwd',
    'http://169.254.169.254/latest/',
    '//0.0.0.0/',
    'gopher://127.0.0.1/',
    'http://[::',
  ])('is refused as a redirect: %s', async (location) => {
    const server = await site(redirectTo(location));
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it('is refused when a public name resolves to it', async () => {
    const server = await pages({ '/': 'secret' });
    const http = client({ resolver: async () => [{ address: '127.0.0.1', family: 4 }] });
    const url = `http://news.example:${server.port}/`;
    await expect(http.get(url)).rejects.toMatchObject({
      failure: 'address-refused',
      message: 'http: address refused: news.example resolves to 127.0.0.1',
    });
    expect(server.asked).toEqual([]);
    expect(Buffer.from((await http.get(url, OWN)).body).toString()).toBe('secret');
  });

  it('is refused when the name resolves to it only the second time (DNS rebinding)', async () => {
    const server = await pages({
      '/': (response) => response.setHeader('connection', 'close').end('fine'),
    });
    const answers = ['127.0.0.1', '169.254.169.254', '127.0.0.1'];
    let asked = 0;
    const http = client({
      resolver: async () => {
        asked += 1;
        return [{ address: answers[asked - 1] ?? '', family: 4 }];
      },
    });
    const url = `http://rebind.example:${server.port}/`;
    // Looked up once a connection: what was checked is what is connected to.
    expect((await http.get(url, OWN)).status).toBe(200);
    await expect(http.get(url, OWN)).rejects.toMatchObject({ failure: 'address-refused' });
    await expect(http.get(url)).rejects.toMatchObject({ failure: 'address-refused' });
    expect({ asked, requests: server.asked }).toEqual({ asked: 3, requests: ['/'] });
  });

  it('is left out when a name also has a good one, and is not lent to sources without permission', async () => {
    const server = await pages({ '/': 'mine' });
    const http = client({
      resolver: async () => [
        { address: '169.254.169.254', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    });
    const url = `http://mixed.example:${server.port}/`;
    expect((await http.get(url, OWN)).status).toBe(200);
    await expect(http.get(url)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it('says "timeout" for a name whose servers never answer', async () => {
    const http = client({ resolver: () => new Promise(() => {}) }, { connectMs: 200 });
    await expect(http.get('http://slow.example/')).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('says "network" for a name that does not resolve', async () => {
    const http = client({ resolver: () => Promise.reject(new Error('ENOTFOUND gone.example')) });
    await expect(http.get('http://gone.example/')).rejects.toMatchObject({ failure: 'network' });
  });
});

describe('redirects', () => {
  it('end where the content is; only a wholly permanent way is a move', async () => {
    const server = await pages({
      '/old': (response) => response.writeHead(301, { location: '/older' }).end(),
      '/older': (response) => response.writeHead(308, { location: 'new?a=1#part' }).end(),
      '/mixed': (response) => response.writeHead(302, { location: '/older' }).end(),
      '/new?a=1': 'content',
    });
    const http = client();
    const moved = await http.get(`${server.origin}/old`, OWN);
    expect(moved).toMatchObject({
      url: `${server.origin}/new?a=1`,
      movedPermanentlyTo: `${server.origin}/new?a=1`,
    });
    const mixed = await http.get(`${server.origin}/mixed`, OWN);
    expect(mixed).toMatchObject({ url: `${server.origin}/new?a=1`, movedPermanentlyTo: null });
  });

  it('to an Arabic path in raw UTF-8 lead to that path', async () => {
    const path = encodeURI('/أخبار');
    const server = await pages({
      '/': (response) =>
        response.writeHead(302, { location: Buffer.from('/أخبار').toString('latin1') }).end(),
      [path]: 'خبر',
    });
    expect((await client().get(server.origin, OWN)).url).toBe(server.origin + path);
  });

  it('in a circle end at once', async () => {
    const server = await pages({
      '/a': (response) => response.writeHead(302, { location: '/b' }).end(),
      '/b': (response) => response.writeHead(302, { location: '/a' }).end(),
    });
    await expect(client().get(`${server.origin}/a`, OWN)).rejects.toMatchObject({ failure: 'redirects' });
    expect(server.asked).toEqual(['/a', '/b']);
  });

  it('without end stop at the limit', async () => {
    const server = await site((request, response) =>
      response.writeHead(302, { location: `${request.url}x` }).end(),
    );
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'redirects',
      message: 'http: more than 5 redirects',
    });
    expect(server.asked).toHaveLength(6);
  });

  it('without a location are an error, not content', async () => {
    const server = await site((_request, response) => response.writeHead(301).end('moved'));
    await expect(client().get(server.origin, OWN)).rejects.toMatchObject({
      failure: 'redirects',
      status: 301,
    });
  });
});
