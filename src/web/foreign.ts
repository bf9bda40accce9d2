import { html } from 'hono/html';
import { plainLine, plainRun, webAddress } from '../alerts/foreign-text.ts';
import { type Run, runsOf } from '../alerts/render/run.ts';
import type { Excerpt } from '../model/alert.ts';
import { words } from './language/spoken.ts';
import type { Html } from './layout.ts';

/** A line of text from outside: bounded, without controls, in the direction of its own first letter. */
export function foreign(text: string, maxLength = 300): Html {
  return html`<bdi dir="auto">${plainLine(text, maxLength)}</bdi>`;
}

/** The same as a line of its own, from the right where it is Arabic. */
export function foreignLine(text: string, maxLength = 300): Html {
  return html`<span class="line" dir="auto">${plainLine(text, maxLength)}</span>`;
}

/** A sentence of the pages' own language; what its words set apart (U+2068 to U+2069) is from outside and keeps its direction. */
export function sentence(text: string, maxLength = 300): Html {
  const parts = text.split(/\u2068([^\u2069]*)\u2069/);
  const whole = parts.map((part, at) => (at % 2 === 1 ? foreign(part, maxLength) : plainRun(part)));
  return html`<bdi dir="auto">${parts.length === 1 ? plainLine(text, maxLength) : whole}</bdi>`;
}

/** A warning or a problem of the configuration, whole: it may name all that is allowed. */
export const settingLine = (line: string): Html =>
  html`<span class="line">${sentence(words().facts.setting(line), 2_000)}</span>`;

/** The same in an attribute, which holds no elements. */
export const plainSentence = (text: string): string => plainLine(text, 400);

/** A link to the outside world, or only its words where the address is not one of the web. */
export function outward(url: string, words: Html): Html {
  const address = webAddress(url);
  return address === null
    ? words
    : html`<a href="${address}" rel="noopener noreferrer" target="_blank">${words}</a>`;
}

/** Runs of text, the marked ones as evidence; the paragraph decides its own direction. */
export function marked(runs: readonly Run[]): Html {
  const parts = runs.map(({ text, marked: hit }) => {
    const plain = plainRun(text);
    return hit ? html`<mark>${plain}</mark>` : html`${plain}`;
  });
  return html`<blockquote dir="auto">${parts}</blockquote>`;
}

/** An excerpt of an original text with its evidence marked. */
export function excerpt(quote: Excerpt): Html {
  return marked(runsOf(quote, Number.POSITIVE_INFINITY));
}
