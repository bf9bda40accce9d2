import { describe, expect, it } from 'vitest';
import { redirectCookies } from '../../src/http/redirect-cookies.ts';
import { loopback } from '../sources/loopback.ts';

const { site, client } = loopback();
const OWN = { allowPrivate: true };

describe('a chain of redirects', () => {
  it('gets through a server that leads in a circle until its cookie comes back', async () => {
    const server = await site((request, response) => {
      if (request.headers.cookie === 'seen=1; lang=ar') response.end('<rss/>');
      else
        response
          .writeHead(301, { location: request.url, 'set-cookie': ['seen=1; Path=/; HttpOnly', 'lang=ar'] })
          .end();
    });
    const answer = await client().get(`${server.origin}/rss`, OWN);
    expect(Buffer.from(answer.body).toString()).toBe('<rss/>');
    expect(answer.movedPermanentlyTo).toBeNull();
  });

  it('is a circle where the cookie changes nothing, and ends where it changes for ever', async () => {
    let count = 0;
    const server = await site((request, response) => {
      if (request.url !== '/same') count += 1;
      response.writeHead(302, { location: request.url, 'set-cookie': `a=${count}` }).end();
    });
    const http = client();
    await expect(http.get(`${server.origin}/same`, OWN)).rejects.toThrow('in a circle');
    await expect(http.get(`${server.origin}/new`, OWN)).rejects.toThrow('more than 5 redirects');
  });

  it.each([
    ['in quotes', '"/there"'],
    ['with an ampersand of HTML', '/there?a=1&amp;b=2'],
  ])('leads to an address %s', async (_name, location) => {
    const server = await site((request, response) => {
      if (request.url === '/') response.writeHead(302, { location }).end();
      else response.end(request.url);
    });
    const { body } = await client().get(server.origin, OWN);
    expect(Buffer.from(body).toString()).toBe(location.replaceAll('"', '').replace('&amp;', '&'));
  });
});

describe('cookies go back', () => {
  const sent = (setCookie: string, to = 'https://www.news.example/b'): string | null => {
    const cookies = redirectCookies();
    cookies.take(new URL('https://news.example/a'), [setCookie]);
    return cookies.for(new URL(to));
  };
  it.each([
    ['to their host', 'a=b; Path=/', 'https://news.example/', 'a=b'],
    ['with www or without', 'a=b', 'https://www.news.example/', 'a=b'],
    ['not to another host', 'a=b; Domain=example', 'https://other.example/', null],
    ['not over plain HTTP where they are secure', 'a=b; Secure', 'http://news.example/', null],
    ['not when they are taken back', 'a=b; Max-Age=0', 'https://news.example/', null],
    ['not with line breaks', 'a=b\r\nHost: x', 'https://news.example/', null],
    ['not without a name', '=b', 'https://news.example/', null],
  ])('%s', (_name, setCookie, to, expected) => {
    expect(sent(setCookie, to)).toBe(expected);
  });
});
