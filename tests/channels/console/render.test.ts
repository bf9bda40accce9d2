import { describe, expect, it } from 'vitest';
import { displayWidth, wrapText } from '../../../src/alerts/render/terminal-lines.ts';
import { renderConsole } from '../../../src/channels/console/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { hostileAlert } from '../../alerts/hostile.ts';
import { openIsolates, UNWANTED } from '../../alerts/hostile-text.ts';
import { threat } from '../../alerts/samples.ts';
import { describeGolden } from '../golden.ts';
import { ALL_FIELDS, describeTemplate } from '../templated.ts';

const dispatch = (alert: Alert, possibleDuplicate = false) => ({ alert, possibleDuplicate });

describeGolden('console', (dispatch) => ({ txt: renderConsole(dispatch, { width: 80, color: false }) }));
describeGolden('console', (dispatch) => ({ ansi: renderConsole(dispatch, { width: 72, color: true }) }), [
  'threat',
]);

describeTemplate('console', (dispatch, template) =>
  renderConsole(dispatch, { width: 80, color: false }, template),
);

describe('the terminal', () => {
  it.each([60, 80, 120])('stays within %i columns, addresses aside', (width) => {
    for (const line of renderConsole(dispatch(threat), { width, color: false }).split('\n')) {
      if (!line.includes('https://')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('colours nothing unless asked', () => {
    expect(renderConsole(dispatch(threat), { width: 80, color: false })).not.toContain('\u001B');
    expect(renderConsole(dispatch(threat), { width: 80, color: true })).toContain('\u001B[');
  });

  it('is not wider than 120 columns in a very wide window, nor unreadable in a tiny one', () => {
    const widest = (width: number) =>
      Math.max(...renderConsole(dispatch(threat), { width, color: false }).split('\n').map(displayWidth));
    expect(widest(400)).toBeLessThanOrEqual(120);
    expect(widest(5)).toBeGreaterThan(50);
  });

  it.each([
    ['abc', 3],
    ['قُوَّات', 4],
    ['中文', 4],
    ['\u2068خبر\u2069', 3],
    ['🚨', 2],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('breaks at blanks, and inside words wider than a line', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapText('abcdefghij xy', 4)).toEqual(['abcd', 'efgh', 'ij', 'xy']);
    expect(wrapText('', 10)).toEqual([]);
  });
});

describe('a hostile article cannot disturb the terminal', () => {
  it.each([
    ['its own form', undefined],
    ['a template', ALL_FIELDS],
  ])('writes no control of its own and closes every isolate on its line, in %s', (_name, template) => {
    const out = renderConsole(dispatch(hostileAlert()), { width: 80, color: false }, template);
    for (const line of out.split('\n')) {
      expect(line).not.toMatch(UNWANTED);
      expect(openIsolates(line)).toBe(0);
    }
  });

  it('emits no escape sequence but colours', () => {
    const out = renderConsole(dispatch(hostileAlert()), { width: 80, color: true });
    for (const after of out.split('\u001B').slice(1)) expect(after).toMatch(/^\[[0-9;]*m/);
  });
});
