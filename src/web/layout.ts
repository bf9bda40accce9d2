import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Severity } from '../model/alert.ts';
import { elsewhere, words } from './language/spoken.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5d6b7a; --line: #dde3ea; --page: #f6f8fa; --card: #fff;
  --good: #1a7f4b; --bad: #b3261e; --warn: #9a6700; --mark: #fff3bf; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa7b4; --line: #2b3440; --page: #0f141a;
  --card: #161c24; --good: #4cc38a; --bad: #ff7b72; --warn: #e3b341; --mark: #5a4a00; --accent: #6cb6ff; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, 'Noto Sans', 'Noto Sans Arabic', sans-serif }
main, header { max-width: 1100px; margin: 0 auto; padding: 0 1.5rem 1.5rem }
header { display: flex; gap: .8rem; align-items: baseline; padding: 1.2rem 1.5rem 1rem }
.skip { position: absolute; inset-inline-start: -999px } .skip:focus { inset-inline-start: 1rem; top: .4rem; background: var(--card); padding: .3rem .6rem }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
a.tile { text-decoration: none; color: inherit }
svg.bars { fill: var(--accent); display: block; max-width: 100% }
/* Time goes the way the language is read. */
[dir=rtl] svg.bars { transform: scaleX(-1) }
table.compact td { padding: .3rem .6rem } button.small { padding: .05rem .5rem; font-size: .85rem; white-space: nowrap } form#act { align-items: center; margin: .6rem 0 } td.next { white-space: nowrap }
.card > h2:first-child { margin-top: .2rem } svg.bars.full { width: 100% }
pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .88rem }
.filter { align-items: end; margin: .9rem 0 } .filter label { display: grid; gap: .15rem; font-size: .9rem; color: var(--soft) }
h1 { font-size: 1.35rem; margin: 0 } h2 { font-size: 1.02rem; margin: 1.8rem 0 .6rem }
a { color: var(--accent) } h1 a { color: inherit; text-decoration: none }
.soft { color: var(--soft) } .good { color: var(--good) } .bad { color: var(--bad) } .warn { color: var(--warn) }
.critical, .high { color: var(--bad) } .medium { color: var(--warn) } .low, .info { font-weight: 400 }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(130px, 1fr)); gap: .7rem }
.tile, .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .7rem .9rem }
.tile b { display: block; font-size: 1.45rem; font-variant-numeric: tabular-nums; line-height: 1.25 }
.card { margin-bottom: .7rem }
.card h3, .card > h2.found { margin: 0 0 .25rem; font-size: 1rem }
blockquote { margin: .5rem 0 0; padding: .35rem .8rem; border-inline-start: 3px solid var(--accent); font-size: 1.02rem }
mark { background: var(--mark); color: inherit; border-radius: 3px }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; font-size: .9rem }
th, td { text-align: start; padding: .45rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top }
th { color: var(--soft); font-weight: 600; white-space: nowrap } tr:last-child td { border-bottom: 0 }
th.num { text-align: end } td.num { text-align: end; font-variant-numeric: tabular-nums } td small { color: var(--soft) }
.scroll { overflow-x: auto }
nav { display: flex; flex-wrap: wrap; gap: .9rem; margin-inline-start: auto; font-size: .92rem }
header { flex-wrap: wrap }
h2.lead { font-size: 1.25rem; line-height: 1.35; margin: .4rem 0 .2rem }
p.title { font-size: 1.15rem; font-weight: 600; margin: .5rem 0 }
.card, li, h2, h3, p, blockquote { overflow-wrap: anywhere } td { overflow-wrap: break-word } td:not(.num) { min-width: 5rem }
.line { display: block }
ul.rows { list-style: none; margin: 0; padding: 0 .9rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px }
.card ul.plain { list-style: none; margin: .2rem 0; padding: 0 } meter { width: 8rem; max-width: 40vw; vertical-align: middle }
ul.rows li { padding: .55rem 0; border-bottom: 1px solid var(--line) } ul.rows li:last-child { border-bottom: 0 }
form.search { display: flex; gap: .5rem } form.search input { flex: 1; min-width: 0 }
.choices { display: flex; flex-wrap: wrap; gap: .6rem }
form.fields { display: grid; gap: .7rem } form.fields label { display: grid; gap: .2rem } form.fields button { justify-self: start }
input { max-width: 100% }
input, button, select { font: inherit; color: inherit; padding: .5rem .8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card) }
button { cursor: pointer; border-color: var(--accent); color: var(--accent) }
button.main { background: var(--accent); color: var(--page) }
@media (max-width: 560px) { main { padding: 0 .8rem 1rem } header { padding: .8rem } .wide { display: none } td.next { white-space: normal } nav { margin-inline-start: 0; width: 100% }
  th { white-space: normal } th, td { padding: .4rem } }
`;

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
