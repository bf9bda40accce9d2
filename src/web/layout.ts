import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Severity } from '../model/alert.ts';
import { elsewhere, words } from './language/spoken.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

/** The one style sheet that the pages' policy lets in, by its hash (https://www.w3.org/TR/CSP3/#grammardef-hash-source). */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

const PAGES = [
  ['/', 'overview'],
  ['/stories', 'stories'],
  ['/deadlines', 'deadlines'],
  ['/search', 'search'],
  ['/sources', 'sources'],
  ['/deliveries', 'deliveries'],
  ['/silences', 'silences'],
  ['/configuration', 'configuration'],
  ['/feed.xml', 'rss'],
] as const;

/** A whole page around a body. A `live` one follows what moves, where the browser runs its script. */
export function page(title: string, body: Html, { live = false }: { live?: boolean } = {}): Html {
  const { language, layout } = words();
  const { words: other, href } = elsewhere();
  return html`<!doctype html>
<html lang="${language.code}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Rasid</title>
<link rel="alternate" type="application/rss+xml" title="${layout.feedTitle} (RSS)" href="/feed.xml">
<link rel="alternate" type="application/feed+json" title="${layout.feedTitle} (JSON Feed)" href="/feed.json">
<style>${raw(STYLE)}</style>
${live ? html`<script type="module" src="/live.js"></script>` : ''}
</head>
<body><a class="skip" href="#content">${layout.toContent}</a>
<header><h1><a href="/">Rasid <span lang="ar" dir="rtl">راصد</span></a></h1><span class="soft">${title}</span>
<nav aria-label="${layout.pages}">${PAGES.map(([path, name]) => html`<a href="${path}">${layout[name]}</a>`)}
<a href="${href}" lang="${other.language.code}" hreflang="${other.language.code}" rel="alternate">${other.language.name}</a></nav></header>
<main id="content">
${body}
</main></body></html>`;
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** A span of time in a word or two: 12 s, 4 min, 3 h, 2 d. */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const { time } = words();
  if (whole < 90) return time.seconds(whole);
  if (whole < 90 * MINUTE) return time.minutes(Math.round(whole / MINUTE));
  if (whole < 36 * HOUR) return time.hours(Math.round(whole / HOUR));
  return time.days(Math.round(whole / DAY));
}

/** A choice of a form. */
export const option = (value: string, chosen: boolean, label = value): Html =>
  html`<option value="${value}"${chosen ? ' selected' : ''}>${label}</option>`;

/** The way from a page of a list to those beside it. */
export function pageLinks(number: number, more: boolean, at: (other: number) => string): Html {
  const { newer, older } = words().common;
  return html`<p>${number > 1 ? html`<a href="${at(number - 1)}">${newer}</a> ` : ''}${more ? html`<a href="${at(number + 1)}">${older}</a>` : ''}</p>`;
}

/** How severe, in the colour for it. */
export function severityWord(severity: Severity): Html {
  return html`<b class="${severity}">${words().facts.severity(severity)}</b>`;
}

/** "4 min ago", or a dash. */
export function ago(date: Date | null, now: Date): string {
  return date === null ? '–' : words().time.ago(span((now.getTime() - date.getTime()) / 1_000));
}

/** `24 Nov 2026, 10:00 UTC`. */
export function moment(at: Date): string {
  return words().time.instant(at.toISOString());
}

/** "in 4 min", or "now". */
export function until(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1_000;
  const { time } = words();
  return seconds <= 1 ? time.now : time.in(span(seconds));
}
