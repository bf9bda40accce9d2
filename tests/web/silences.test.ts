import { describe, expect, it } from 'vitest';
import { sampleAlert } from '../../src/alerts/sample.ts';
import { PayloadError } from '../../src/lib/errors.ts';
import type { FormAccess } from '../../src/web/form-guard.ts';
import { type SilencesNeeds, silenceRoutes } from '../../src/web/silences-page.ts';
import { TOKEN } from './sample-status.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const HOME = 'http://127.0.0.1:8080';
const GOOD = { match: 'topic=troop_withdrawal', hours: '2', author: 'Layla', reason: 'drill' };

function open(given: Partial<FormAccess> = {}) {
  const asked: Parameters<SilencesNeeds['add']>[0][] = [];
  const ended: string[] = [];
  const app = silenceRoutes({
    access: { host: '127.0.0.1', publicUrl: null, token: TOKEN, ...given },
    now: () => NOW,
    list: async () => [
      {
        id: '3',
        from: 'web',
        match: 'faction=<b>x</b>',
        endsAt: NOW,
        state: 'in force',
        author: 'Omar',
        reason: '<script>1</script>',
        endedBy: null,
      },
    ],
    async add(silence) {
      if (silence.match === 'nonsense') throw new PayloadError('match: found nonsense');
      asked.push(silence);
    },
    async effect(match) {
      if (match === 'nonsense') throw new PayloadError('match: found nonsense');
      const examples = [
        { storyId: '5', at: NOW, alert: { ...sampleAlert(NOW), headline: 'Hamas: threat <b>' } },
      ];
      return { days: 30, alerts: 40, muted: 3, waiting: 1, examples };
    },
    end: async (id, by) => void ended.push(`${id} by ${by}`),
  });
  const get = (headers: Record<string, string> = {}) =>
    app.request(`${HOME}/`, { headers: { host: '127.0.0.1:8080', ...headers } });
  async function post(
    fields: Record<string, string>,
    headers: Record<string, string> = {},
    path = '/',
  ): Promise<Response> {
    const secret = /name="secret" value="(\w+)"/.exec(await (await get()).text())?.[1] ?? '';
    return app.request(`${HOME}${path}`, {
      method: 'POST',
      headers: { host: '127.0.0.1:8080', 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ secret, token: TOKEN, ...fields }).toString(),
    });
  }
  return { asked, ended, get, post };
}

describe('the page of silences', () => {
  it('makes a silence of what the form says, and lets nothing of it run', async () => {
    const page = open();
    const answer = await page.post(GOOD, { origin: HOME, 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(303);
    expect(page.asked).toEqual([
      {
        match: 'topic=troop_withdrawal',
        endsAt: new Date('2026-11-24T12:00:00Z'),
        author: 'Layla',
        reason: 'drill',
      },
    ]);
    expect(await (await page.get()).text()).not.toContain('<script>1');
  });

  it('shows what it would mute before it is made, and keeps what was typed', async () => {
    const page = open();
    const answer = await page.post(GOOD, {}, '/try');
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('Would have muted 3 of the 40 alerts of the last 30 days; mutes 1 that');
    expect(text).toContain('Hamas: threat &lt;b&gt;');
    expect(text).toContain('value="topic=troop_withdrawal"');
    expect((await page.post({ ...GOOD, match: 'nonsense' }, {}, '/try')).status).toBe(400);
    expect(page.asked).toEqual([]);
  });

  it('ends one', async () => {
    const page = open();
    expect((await page.post({ author: 'Layla' }, {}, '/3/end')).status).toBe(303);
    expect(page.ended).toEqual(['3 by Layla']);
  });

  it.each([
    ['conditions that make no sense', { match: 'nonsense' }, 'match: found nonsense'],
    ['no time', { hours: '0' }, 'allowed: above 0'],
    ['endless time', { hours: '1e9' }, 'allowed: above 0'],
  ])('says on the page what is wrong with %s', async (_name, fields, words) => {
    const page = open();
    const answer = await page.post({ ...GOOD, ...fields });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(words);
    expect(page.asked).toEqual([]);
  });

  it.each<[string, Partial<FormAccess>, Record<string, string>, Record<string, string>]>([
    ['a form of another site', {}, {}, { 'sec-fetch-site': 'cross-site' }],
    ['another origin', {}, {}, { origin: 'https://evil.example' }],
    ['an origin that hides', {}, {}, { origin: 'null' }],
    ['a form that is not ours', {}, { secret: '0123' }, {}],
    ['a name bent to our address', {}, {}, { host: 'evil.example:8080' }],
    ['a wrong token', {}, { token: 'open' }, {}],
    ['the beginning of the token', {}, { token: TOKEN.slice(0, -1) }, {}],
    ['no token', {}, { token: '' }, {}],
    ['a change where no token is set, from this machine', { token: null }, {}, {}],
    ['a change where no token is set, from the network', { token: null, host: '0.0.0.0' }, {}, {}],
    ['an empty token where none is set', { token: null }, { token: '' }, {}],
  ])('refuses %s', async (_name, access, fields, headers) => {
    const page = open(access);
    expect((await page.post({ ...GOOD, ...fields }, headers)).status).toBe(403);
    expect(page.asked).toEqual([]);
  });

  it('takes the right token from the network, under the public name', async () => {
    const page = open({ host: '0.0.0.0', publicUrl: 'https://rasid.example.org/' });
    const answer = await page.post(GOOD, { host: 'rasid.example.org', origin: 'https://rasid.example.org' });
    expect(answer.status).toBe(303);
  });
});
