import { isolate } from '../../alerts/foreign-text.ts';
import { aboutOf } from '../../alerts/render/facts.ts';
import type { Run } from '../../alerts/render/run.ts';
import { labelsOf, ownerOf, type SummaryView, type View } from '../../alerts/render/view.ts';
import type { FilledTemplate } from '../../alerts/template.ts';

/** Marks evidence with asterisks, as plain-text mail has always done. */
function runsText(runs: readonly Run[]): string {
  return isolate(runs.map((run) => (run.marked ? `*${run.text}*` : run.text)).join(''));
}

function summaryText(summary: SummaryView): string[] {
  const steps = summary.timeline.map((step) => `${step.label}: ${step.count}`);
  const rows = summary.rows.flatMap((row) => [
    '',
    `${row.severity.toUpperCase()} · ${row.at}`,
    row.headline,
    ...(row.title ? [isolate(row.title)] : []),
    ...(row.url ? [row.url] : []),
  ]);
  const more = summary.more ? ['', summary.more] : [];
  return [...(steps.length > 0 ? ['', ...steps] : []), ...rows, ...more];
}

/** The plain-text part in an operator's form. */
export function emailTemplateText({ view, title, lines }: FilledTemplate, footer: readonly string[]): string {
  const words = lines.map((line) => line.map((run) => (run.marked ? `*${run.text}*` : run.text)).join(''));
  return [title, ...(view.repeat ? [view.repeat] : []), '', ...words, '', '-- ', ...footer, ''].join('\n');
}

/** The plain-text part of an alert mail: the same words in the same order as the HTML part. */
export function emailText(view: View, footer: readonly string[]): string {
  const facts = view.facts.flatMap((fact) => {
    const about = [...aboutOf(fact), ...(fact.arabic ? [fact.arabic] : [])].map((part) => isolate(part));
    return [
      '',
      ...(fact.label ? [fact.label] : []),
      about.join(' · '),
      ...(fact.quote.length > 0 ? [`> ${runsText(fact.quote)}`] : []),
    ];
  });
  const articles = view.articles.map((article) => {
    const address = article.url ? `\n  ${article.url}` : '';
    return `- ${isolate(article.source)}${ownerOf(article)}, ${article.at}${address}`;
  });
  const links = view.links
    ? [
        '',
        `Story: ${view.links.story}`,
        `Relevant: ${view.links.relevant}`,
        `Not relevant: ${view.links.notRelevant}`,
      ]
    : [];
  return [
    [...labelsOf(view), view.at].join(' · '),
    view.headline,
    ...(view.news ? [`New: ${view.news}`] : []),
    ...(view.repeat ? [view.repeat] : []),
    ...(view.title.length > 0 ? ['', runsText(view.title)] : []),
    ...(view.summary ? summaryText(view.summary) : []),
    ...facts,
    ...(view.deadlines.length > 0 ? [''] : []),
    ...view.deadlines.map((deadline) => `Deadline ${deadline.label}: ${isolate(deadline.words)}`),
    ...(view.outlets ? ['', view.outlets] : []),
    ...articles,
    ...(view.moreArticles ? [`- ${view.moreArticles}`] : []),
    ...links,
    '',
    '-- ',
    ...footer,
    '',
  ].join('\n');
}
