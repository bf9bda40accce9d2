import { describe, expect, it } from 'vitest';
import { withoutOpenEnds } from '../../src/sources/open-ended.ts';
import { sanitizeHtml } from '../../src/sources/sanitize.ts';
import { oneLine, plainText } from '../../src/sources/sanitize-text.ts';

const AFTER = 'اللواء يغادر موقعه';

describe('what is open and never closed does not take the rest with it', () => {
  it.each([
    ['a drawing', `<p>قبل</p><svg viewBox="0 0 9 9"><path d="M0"><p>${AFTER}</p>`, `قبل\n${AFTER}`],
    ['a drawing in a drawing', `<svg><svg></svg><p>${AFTER}</p>`, AFTER],
    ['a formula', `<p>إن كان س <math> ص</p><p>${AFTER}</p>`, `إن كان س ص\n${AFTER}`],
    ['a head', `<html><head><meta charset="utf-8"><p>${AFTER}</p></html>`, AFTER],
    ['a head before a body', `<head><title>صفحة</title><body><p>${AFTER}</p></body>`, AFTER],
    ['a template', `<template><p>${AFTER}</p>`, AFTER],
    ['a frame', `<iframe src="x"><p>${AFTER}</p>`, AFTER],
    ['a field', `<textarea><p>${AFTER}</p>`, AFTER],
    ['a script from elsewhere', `<script src="x"><p>${AFTER}</p>`, AFTER],
    ['a script', `<script>var a = {b: 1};<p>${AFTER}</p>`, AFTER],
    ['a script with nothing behind it', `<p>${AFTER}</p><script>var a = {b: 1};`, AFTER],
    ['a style', `<style>p { color: red }<p>${AFTER}</p>`, AFTER],
    ['a comment', `<!-- <p>${AFTER}</p>`, AFTER],
  ])('%s', (_name, html, expected) => {
    expect(plainText(html)).toBe(expected);
    expect(plainText(sanitizeHtml(html))).toBe(expected);
  });

  it.each([
    ['head', 'شرح وسم <head> للمبتدئين', 'شرح وسم للمبتدئين'],
    ['script', 'ثغرة في وسم <script> تصيب مواقع', 'ثغرة في وسم تصيب مواقع'],
    ['title', 'وسم <title> ينقص', 'وسم ينقص'],
  ])('nor <%s> in a headline', (_name, title, expected) => {
    expect(oneLine(title)).toBe(expected);
  });
});

describe('what is closed goes as ever', () => {
  it.each([
    [`<script>var a = "<svg>";</script><p>${AFTER}</p>`],
    [`<svg><title>شكل</title><path/></svg><p>${AFTER}</p>`],
    [`<head><title>صفحة</title></head><body><p>${AFTER}</p></body>`],
    [`<svg/><math/><p>${AFTER}</p>`],
    [`<p>${AFTER}</p></svg></script>`],
    [`<!-- svg --><p>${AFTER}</p>`],
  ])('%s', (html) => {
    expect(withoutOpenEnds(html)).toBe(html);
    expect(plainText(html)).toBe(AFTER);
  });
});

it.each([
  ['drawings', '<svg>'],
  ['heads', '<head>'],
  ['scripts', '<script>{'],
  ['scripts and paragraphs', '<script>{<p>'],
  ['ends of other things', '<svg></math>'],
  ['comments', '<!--'],
])('a hundred thousand open %s take bounded time', (_name, piece) => {
  const before = process.cpuUsage();
  plainText(piece.repeat(100_000));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3_000);
});
