import { describe, expect, it } from 'vitest';
import { AMPLE } from '../../src/alerts/render/room.ts';
import {
  fillTemplate,
  parseTemplateLine,
  TEMPLATE_FIELDS,
  type Template,
} from '../../src/alerts/template.ts';
import type { Alert } from '../../src/model/alert.ts';
import { digest, operations, threat, withdrawal } from './samples.ts';

function parsed(text: string, of: 'title' | 'line' = 'line') {
  const result = parseTemplateLine(text, of);
  if ('line' in result) return result.line;
  throw new Error(result.allowed);
}

function template(lines: readonly string[], title = '{{headline}}'): Template {
  return { title: parsed(title, 'title'), lines: lines.map((line) => parsed(line)) };
}

function filled(lines: readonly string[], alert: Alert = withdrawal, title?: string) {
  const result = fillTemplate(template(lines, title), { alert, possibleDuplicate: false }, AMPLE);
  if (result === null) throw new Error('not filled');
  return result;
}

/** Lines as text: evidence between asterisks, isolates as brackets. */
const texts = (lines: readonly string[], alert?: Alert): string[] =>
  filled(lines, alert).lines.map((line) =>
    line
      .map(({ text, marked }) => (marked ? `*${text}*` : text))
      .join('')
      .replaceAll('\u2068', '[')
      .replaceAll('\u2069', ']')
      .replaceAll('\u200F', '<rtl>'),
  );

describe('a line of a template', () => {
  it.each([
    ['words alone', 'Desk: Beirut', ['Desk: Beirut']],
    ['a gap', '', ['']],
    ['a field of the story', '{{severity}}, {{ event }}', ['CRITICAL, New development']],
    [
      'an Arabic field alone, which gives the line its direction',
      '{{title}}',
      ['<rtl>آخر جندي فرنسي يغادر النيجر'],
    ],
    ['an Arabic field among English words', 'Title: {{title}}', ['Title: [آخر جندي فرنسي يغادر النيجر]']],
    // "What is new", in Arabic.
    ['an English field among Arabic words', 'الجديد: {{event}}', ['الجديد: [New development]']],
    [
      'a field of a list, once for each entry',
      '{{article.source}} ({{severity}}): {{article.url}}',
      [
        '[Nahr News] (CRITICAL): https://news.example.org/a1',
        '[Al-Midan] (CRITICAL): https://news.example.org/b2',
      ],
    ],
    ['the evidence in a quote', '{{fact.quote}}', [expect.stringContaining('*منهية انسحابها*')]],
    ['what the headline has said too', '{{fact.label}}', ['French withdrawal from Niger: completed']],
    ['a field that is empty', 'Story: {{story}}', []],
    ['fields of which one is empty', '{{event}}{{story}}', ['New development']],
    ['a list without entries', 'by {{deadline.date}}', []],
  ])('is filled with %s', (_name, line, expected) => {
    expect(texts([line])).toEqual(expected);
  });

  it('links an address', () => {
    expect(filled(['{{url}}']).lines).toEqual([
      [{ text: 'https://news.example.org/a1', marked: false, url: 'https://news.example.org/a1' }],
    ]);
  });

  it.each(TEMPLATE_FIELDS)('may name %s', (field) => {
    expect(parseTemplateLine(`{{${field}}}`, 'line')).toHaveProperty('line');
    // Every field has a value in one of the samples.
    expect([...texts([`{{${field}}}`], threat), ...texts([`{{${field}}}`])].join('')).not.toBe('');
  });

  it.each([
    ['an unknown field', '{{headlin}}', 'line', /^fields of: severity, .*; did you mean \{\{headline\}\}\?$/],
    ['a field that is not closed', 'at {{time', 'line', /^each \{\{ closed/],
    ['code', '{{#if late}}', 'line', /^fields of: /],
    ['two lists', '{{fact.quote}} {{article.url}}', 'line', /^fields of one list .* fact and article$/],
    ['a list in the title', '{{article.source}}', 'title', /^fields of: [^.]*$/],
  ] as const)('is refused for %s', (_name, text, of, allowed) => {
    expect(parseTemplateLine(text, of)).toEqual({ allowed: expect.stringMatching(allowed) });
  });

  it('loses controls, as all that is shown', () => {
    expect(parsed('a\u202Eb\u0007')).toEqual([{ words: 'ab' }]);
  });
});

describe('a filled template', () => {
  const test: Alert = { ...threat, test: true, headline: `TEST: ${threat.headline}` };

  it.each([
    ['the headline', '{{headline}}', `TEST: ${threat.headline}`],
    ['other words', 'Alarm: {{headline}}', `TEST: Alarm: ${threat.headline}`],
    ['no field at all', 'Alarm', 'TEST: Alarm'],
  ])('says TEST first and once where the title is %s', (_name, title, expected) => {
    expect(filled([''], test, title).title).toBe(expected);
  });

  it('goes as far as there is room', () => {
    const lines = Array.from({ length: 30 }, () => '0123456789');
    const room = { ...AMPLE, words: 100 };
    const dispatch = { alert: threat, possibleDuplicate: false };
    expect(fillTemplate(template(lines), dispatch, room)?.lines).toHaveLength(3);
  });

  it.each([
    ['a digest', digest],
    ['a message to the operators', operations],
  ])('is not for %s, which is a table', (_name, alert) => {
    expect(fillTemplate(template(['x']), { alert, possibleDuplicate: false }, AMPLE)).toBeNull();
  });
});
