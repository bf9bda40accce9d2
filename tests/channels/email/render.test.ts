import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderEmail } from '../../../src/channels/email/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { hostileAlert } from '../../alerts/hostile.ts';
import { anyText, UNWANTED } from '../../alerts/hostile-text.ts';
import { threat, withdrawal } from '../../alerts/samples.ts';
import { describeGolden, json } from '../golden.ts';
import { ALL_FIELDS, describeTemplate } from '../templated.ts';

const dispatch = (alert: Alert, possibleDuplicate = false) => ({ alert, possibleDuplicate });
const FROM = { from: 'Rasid <rasid@alerts.example.org>', to: ['desk@example.org'] };
const mailOf = (alert: Alert) =>
  renderEmail(dispatch(alert, true), { from: 'Rasid <r@example.org>', to: ['d@example.org'] });

describeGolden('email', (dispatch) => {
  const { html, text, ...head } = renderEmail(dispatch, {
    from: 'Rasid <rasid@example.org>',
    to: ['desk@example.org'],
    unsubscribe: 'https://rasid.example.org/unsubscribe?u=1',
  });
  return { html, txt: `${json(head)}\n${text}` };
});

describeTemplate('email', (dispatch, template) => renderEmail(dispatch, { ...FROM, template }).html);
describeTemplate('email, its plain part', (dispatch, template) => {
  const { subject, text } = renderEmail(dispatch, { ...FROM, template });
  return `${subject}\n${text.replaceAll('*', '')}`;
});

describe('mail', () => {
  it('is the same message when it is tried again', () => {
    const [one, two] = [renderEmail(dispatch(threat), FROM), renderEmail(dispatch(threat, true), FROM)];
    expect(one.messageId).toBe('<rasid.alert.7c1e@alerts.example.org>');
    expect(two.messageId).toBe(one.messageId);
  });

  it('shares a thread with the other alerts of its story, and not with other stories', () => {
    const update = { ...withdrawal, id: 'other', storyId: threat.storyId };
    const [one, two] = [renderEmail(dispatch(threat), FROM), renderEmail(dispatch(update), FROM)];
    expect(two.messageId).not.toBe(one.messageId);
    expect(two.references).toEqual(one.references);
    expect(renderEmail(dispatch({ ...threat, storyId: '43' }), FROM).references).not.toEqual(one.references);
  });

  it.each([
    ['an id with characters that headers do not take', 'a b>\r\nX: 1'],
    ['an id of Arabic', 'قصة'],
    ['an id of a thousand letters', 'x'.repeat(1000)],
  ])('%s still gives a message id', (_name, id) => {
    const { messageId } = renderEmail(dispatch({ ...threat, id }), FROM);
    expect(messageId).toMatch(/^<rasid\.alert\.[0-9a-f]{32}@alerts\.example\.org>$/);
  });

  it('takes its message ids from localhost where the sender has no domain', () => {
    expect(renderEmail(dispatch(threat), { ...FROM, from: 'nobody' }).messageId).toMatch(/@localhost>$/);
  });

  it('offers List-Unsubscribe only where there is an address', () => {
    expect(renderEmail(dispatch(threat), FROM).headers).not.toHaveProperty('List-Unsubscribe');
    const { headers } = renderEmail(dispatch(threat), {
      ...FROM,
      unsubscribe: 'mailto:stop@example.org\r\nX: 1',
    });
    expect(headers['List-Unsubscribe']).toBe('<mailto:stop@example.orgX:1>');
  });

  it.each([
    ['opened', 'high', "High: Kata'ib Sayyid al-Shuhada threatens US forces in Iraq"],
    ['new_statement', 'critical', "CRITICAL update: Kata'ib Sayyid al-Shuhada threatens US forces in Iraq"],
  ] as const)('has a subject for %s', (event, severity, subject) => {
    expect(renderEmail(dispatch({ ...threat, event, severity }), FROM).subject).toBe(subject);
  });

  it('lays Arabic out from right to left by attribute and by style', () => {
    const { html } = renderEmail(dispatch(threat), FROM);
    expect(html).toMatch(/<td dir="rtl" align="right" lang="ar" style="[^"]*direction:rtl;text-align:right/);
  });

  it('needs nothing that Gmail or Outlook drop: no style sheet but for the night, class, flex, grid, picture or script', () => {
    const { html } = renderEmail(dispatch(threat), FROM);
    const head =
      /<style>:root\{color-scheme:light dark\}@media \(prefers-color-scheme:dark\)\{[^<]*\}<\/style>/;
    expect(html).toMatch(head);
    expect(html.replace(head, '')).not.toMatch(
      /<style|class=|display:\s*(?:flex|grid)|<img|<svg|<script|position:/,
    );
  });

  it('says in its plain part all that the other says of facts, sources and links', () => {
    const { text } = renderEmail(dispatch(threat, true), FROM);
    for (const words of [
      threat.headline,
      'Nahr News',
      'https://news.example.org/a3',
      '31 Dec 2021',
      'May be a repeat',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('*إن بقاء جندي أمريكي واحد بعد 31 كانون الأول 2021 سيقابل بالسلاح*');
  });
});

describe('a hostile article cannot break out of the mail', () => {
  it('adds no header and no line to the subject', () => {
    const mail = mailOf(hostileAlert());
    for (const value of [mail.subject, mail.messageId, ...mail.references, ...Object.values(mail.headers)]) {
      expect(value).not.toMatch(/[\r\n\0]/);
    }
  });

  it('has a subject of at most 70 characters for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { subject } = mailOf(hostileAlert(text));
        expect(subject.length).toBeLessThanOrEqual(70);
        expect(subject).not.toMatch(UNWANTED);
        expect(subject.isWellFormed()).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['its own form', undefined],
    ['a template', ALL_FIELDS],
  ])('contains only the tags that Rasid writes, in %s', (_name, template) => {
    const { html } = renderEmail(dispatch(hostileAlert()), { ...FROM, template });
    const tags = new Set([...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((tag) => tag[1]?.toLowerCase()));
    const ours = [
      'html',
      'head',
      'meta',
      'title',
      'style',
      'body',
      'div',
      'table',
      'tr',
      'td',
      'b',
      'br',
      'span',
      'a',
    ];
    expect([...tags].filter((tag) => !ours.includes(tag ?? ''))).toEqual([]);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
    expect(html).not.toMatch(/href="(?!https?:)/);
  });

  it('opens and closes the same number of tables, rows and cells', () => {
    const { html } = mailOf(hostileAlert());
    const body = html.replaceAll(/<!--[\s\S]*?-->/g, '');
    for (const tag of ['table', 'tr', 'td', 'span', 'a', 'b', 'div']) {
      const opened = body.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
      expect(body.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0, tag).toBe(opened);
    }
  });
});
