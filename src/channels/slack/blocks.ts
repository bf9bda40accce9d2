import { clip, directionMark, isolate } from '../../alerts/foreign-text.ts';
import { aboutOf } from '../../alerts/render/facts.ts';
import type { Run } from '../../alerts/render/run.ts';
import { BULLETS } from '../../alerts/render/simple-html.ts';
import { ownerOf, type SummaryView, type View } from '../../alerts/render/view.ts';

/**
 * Block Kit limits (https://docs.slack.dev/reference/block-kit/blocks): 50 blocks, 3,000 characters a text,
 * 150 in a header, 75 on a button, 3,000 an address.
 */
const MAX = { header: 150, section: 3_000 };

export interface RichText {
  type: 'text' | 'link';
  text: string;
  url?: string;
  style?: { bold: true };
}

interface RichTextElement {
  type: 'rich_text_section' | 'rich_text_quote';
  elements: RichText[];
}

interface Button {
  type: 'button';
  action_id: string;
  text: { type: 'plain_text'; text: string };
  url: string;
  style?: 'primary';
}

export type SlackBlock =
  | { type: 'header'; text: { type: 'plain_text'; text: string; emoji: boolean } }
  | { type: 'section'; text: { type: 'mrkdwn'; text: string } }
  | { type: 'context'; elements: { type: 'mrkdwn'; text: string }[] }
  | { type: 'rich_text'; elements: RichTextElement[] }
  | { type: 'divider' }
  | { type: 'actions'; elements: Button[] };

/** `& < >` are Slack's only control characters in mrkdwn (https://docs.slack.dev/messaging/formatting-message-text). */
export function mrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const WORD_JOINER = '\u2060';

/**
 * Foreign text for rich text, which Slack shows literally: no escapes and no pings there. The joiner breaks
 * `<!channel>` all the same, for clients and bridges that read blocks as mrkdwn.
 */
export function literal(text: string): string {
  return text.replace(/<(?=[!@#])/g, `<${WORD_JOINER}`);
}

function richRuns(runs: readonly Run[], url: string | null, bold: boolean): RichText[] {
  const whole = runs.map((run) => run.text).join('');
  return runs.map((run, index) => {
    const text = `${index === 0 ? directionMark(whole) : ''}${literal(run.text)}`;
    const style = run.marked || bold ? { style: { bold: true } as const } : {};
    return url ? { type: 'link', url, text, ...style } : { type: 'text', text, ...style };
  });
}

export function factBlocks(view: View): SlackBlock[] {
  return view.facts.flatMap((fact): SlackBlock[] => {
    const about = aboutOf(fact).map((part) => isolate(part));
    const arabic = fact.arabic ? `  ${isolate(fact.arabic)}` : '';
    const label = fact.label ? `*${mrkdwn(fact.label)}*\n` : '';
    const text = `${label}${mrkdwn(`${about.join(' · ')}${arabic}`)}`;
    const section: SlackBlock = { type: 'section', text: { type: 'mrkdwn', text } };
    if (fact.quote.length === 0) return [section];
    const quote: RichTextElement = { type: 'rich_text_quote', elements: richRuns(fact.quote, null, false) };
    return [section, { type: 'rich_text', elements: [quote] }];
  });
}

export function sourcesBlock(view: View): SlackBlock {
  const lines = view.articles.map((article) => {
    const name = mrkdwn(isolate(article.source));
    const link = article.url ? `<${mrkdwn(article.url)}|${name}>` : name;
    return `${link}${ownerOf(article)} ${article.at}`;
  });
  const fitting: string[] = [];
  // A link cut in the middle would be shown as code: whole lines only.
  for (const line of [`*${view.outlets}*`, ...lines, view.moreArticles]) {
    if (line !== '' && fitting.join('\n').length + line.length < 2900) fitting.push(line);
  }
  return { type: 'context', elements: [{ type: 'mrkdwn', text: fitting.join('\n') }] };
}

export function buttonsBlock(links: NonNullable<View['links']>): SlackBlock {
  const button = (id: string, label: string, url: string): Button => ({
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text: label },
    url,
  });
  return {
    type: 'actions',
    elements: [
      { ...button('story', 'Open the story', links.story), style: 'primary' },
      button('relevant', 'Relevant', links.relevant),
      button('not_relevant', 'Not relevant', links.notRelevant),
    ],
  };
}

export function titleBlock(view: View): SlackBlock {
  const elements = richRuns(view.title, view.titleUrl, true);
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

export function summaryBlocks(summary: SummaryView): SlackBlock[] {
  const steps = summary.timeline.map((step) => `${step.label} *${step.count}*`).join(' · ');
  const rows = summary.rows.map((row) => {
    const headline = mrkdwn(row.headline);
    const linked = row.url ? `<${mrkdwn(row.url)}|${headline}>` : headline;
    const title = row.title ? `\n${directionMark(row.title)}${mrkdwn(isolate(row.title))}` : '';
    const textWith = (line: string): string => `${BULLETS[row.severity]} ${line}\n${row.at}${title}`;
    // Without its link rather than not at all.
    return textWith(linked).length <= MAX.section ? textWith(linked) : textWith(headline);
  });
  return [steps, ...rows, summary.more]
    .filter((text) => text !== '')
    .map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } }));
}

export function headerBlock(text: string): SlackBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: clip(literal(text.trim()), MAX.header), emoji: true },
  };
}

export const repeatBlocks = ({ repeat }: View): SlackBlock[] =>
  repeat ? [{ type: 'context', elements: [{ type: 'mrkdwn', text: `⚠️ ${repeat}` }] }] : [];
