import { clip, directionMark, isolate } from '../../alerts/foreign-text.ts';
import { tellsNews } from '../../alerts/headline.ts';
import type { Room } from '../../alerts/render/room.ts';
import type { Run } from '../../alerts/render/run.ts';
import { BULLETS } from '../../alerts/render/simple-html.ts';
import { type SummaryView, type View, viewOf } from '../../alerts/render/view.ts';
import { type FilledTemplate, fillTemplate, type Template } from '../../alerts/template.ts';
import type { Dispatch } from '../../model/channel.ts';

/**
 * Block Kit limits (https://docs.slack.dev/reference/block-kit/blocks): 50 blocks, 3,000 characters a text,
 * 150 in a header, 75 on a button, 3,000 an address. Beyond them, messages of about 13,200 characters in all
 * are refused with `msg_blocks_too_long` (slackapi/bolt-js 2509), so the whole stays under 13,000.
 */
const MAX = { total: 13_000, header: 150, section: 3_000 };
/** Slack's own limit for an address: ninety Arabic letters are 540 characters once percent-encoded. */
const URL_LENGTH = 3_000;

/** Escaping makes five characters of one at worst, so this many stay below 3,000. */
const FALLBACK_LENGTH = 550;

/** From roomy to tight. */
const ROOMS: readonly [Room, ...Room[]] = [
  { title: 300, quote: 600, facts: 6, articles: 8, articleTitle: 0, url: URL_LENGTH, rows: 14, words: 5_000 },
  { title: 250, quote: 350, facts: 4, articles: 5, articleTitle: 0, url: URL_LENGTH, rows: 8, words: 2_500 },
  { title: 150, quote: 200, facts: 2, articles: 3, articleTitle: 0, url: URL_LENGTH, rows: 5, words: 1_200 },
];

interface RichText {
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

type SlackBlock =
  | { type: 'header'; text: { type: 'plain_text'; text: string; emoji: boolean } }
  | { type: 'section'; text: { type: 'mrkdwn'; text: string } }
  | { type: 'context'; elements: { type: 'mrkdwn'; text: string }[] }
  | { type: 'rich_text'; elements: RichTextElement[] }
  | { type: 'divider' }
  | { type: 'actions'; elements: Button[] };

/** What is posted; `metadata` lets a bot find the message again (conversations.history with include_all_metadata). */
export interface SlackMessage {
  text: string;
  blocks: SlackBlock[];
  metadata: {
    event_type: 'rasid_alert';
    event_payload: { id: string; story_id: string; event: string };
  };
}

/** `& < >` are Slack's only control characters in mrkdwn (https://docs.slack.dev/messaging/formatting-message-text). */
function mrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const WORD_JOINER = '\u2060';

/**
 * Foreign text for rich text, which Slack shows literally: no escapes and no pings there. The joiner breaks
 * `<!channel>` all the same, for clients and bridges that read blocks as mrkdwn.
 */
function literal(text: string): string {
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

function factBlocks(view: View): SlackBlock[] {
  return view.facts.flatMap((fact): SlackBlock[] => {
    const about = [fact.detail, fact.from].filter((part) => part !== '').map((part) => isolate(part));
    const arabic = fact.arabic ? `  ${isolate(fact.arabic)}` : '';
    const label = fact.label ? `*${mrkdwn(fact.label)}*\n` : '';
    const text = `${label}${mrkdwn(`${about.join(' · ')}${arabic}`)}`;
    const section: SlackBlock = { type: 'section', text: { type: 'mrkdwn', text } };
    if (fact.quote.length === 0) return [section];
    const quote: RichTextElement = { type: 'rich_text_quote', elements: richRuns(fact.quote, null, false) };
    return [section, { type: 'rich_text', elements: [quote] }];
  });
}

function sourcesBlock(view: View): SlackBlock {
  const lines = view.articles.map((article) => {
    const name = mrkdwn(isolate(article.source));
    const link = article.url ? `<${mrkdwn(article.url)}|${name}>` : name;
    const owner = article.ownership ? ` (${article.ownership})` : '';
    return `${link}${owner} ${article.at}`;
  });
  const more = view.moreArticles > 0 ? [`and ${view.moreArticles} more`] : [];
  const fitting: string[] = [];
  // A link cut in the middle would be shown as code: whole lines only.
  for (const line of [`*${view.outlets}*`, ...lines, ...more]) {
    if (fitting.join('\n').length + line.length < 2900) fitting.push(line);
  }
  return { type: 'context', elements: [{ type: 'mrkdwn', text: fitting.join('\n') }] };
}

function buttonsBlock(links: NonNullable<View['links']>): SlackBlock {
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

function titleBlock(view: View): SlackBlock {
  const elements = richRuns(view.title, view.titleUrl, true);
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function summaryBlocks(summary: SummaryView): SlackBlock[] {
  const steps = summary.timeline.map((step) => `${step.label} *${step.count}*`).join(' · ');
  const rows = summary.rows.map((row) => {
    const headline = mrkdwn(row.headline);
    const linked = row.url ? `<${mrkdwn(row.url)}|${headline}>` : headline;
    const title = row.title ? `\n${directionMark(row.title)}${mrkdwn(isolate(row.title))}` : '';
    const textWith = (line: string): string => `${BULLETS[row.severity]} ${line}\n${row.at}${title}`;
    // Without its link rather than not at all.
    return textWith(linked).length <= MAX.section ? textWith(linked) : textWith(headline);
  });
  const more = summary.more > 0 ? [`and ${summary.more} more`] : [];
  return [...(steps ? [steps] : []), ...rows, ...more].map((text) => ({
    type: 'section',
    text: { type: 'mrkdwn', text },
  }));
}

function headerBlock(text: string): SlackBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: clip(literal(text.trim()), MAX.header), emoji: true },
  };
}

const repeatBlocks = ({ repeat }: View): SlackBlock[] =>
  repeat ? [{ type: 'context', elements: [{ type: 'mrkdwn', text: `⚠️ ${repeat}` }] }] : [];

/** An operator's form: the title as header, then the lines, a block from gap to gap. */
function templateBlocks({ view, title, lines }: FilledTemplate): SlackBlock[] {
  const groups: RichText[][] = [[]];
  for (const line of lines) {
    const group = groups.at(-1) ?? [];
    if (line.length === 0) groups.push([]);
    else if (group.length > 0) group.push({ type: 'text', text: '\n' });
    for (const { text, marked, url } of line) {
      const style = marked ? { style: { bold: true } as const } : {};
      group.push(
        url ? { type: 'link', url, text, ...style } : { type: 'text', text: literal(text), ...style },
      );
    }
  }
  const blocks = groups
    .filter((elements) => elements.length > 0)
    .map(
      (elements): SlackBlock => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }),
    );
  return [
    headerBlock(title),
    ...blocks,
    ...(view.links ? [buttonsBlock(view.links)] : []),
    ...repeatBlocks(view),
  ];
}

function blocksOf(view: View): SlackBlock[] {
  const bullet = view.test ? '' : BULLETS[view.severity];
  const severity = view.summary ? '' : `*${view.severity.toUpperCase()}*`;
  const state = [view.test ? '*TEST*' : '', severity, view.event, view.at].filter((part) => part !== '');
  const fresh: SlackBlock[] = view.whatsNew
    ? [{ type: 'section', text: { type: 'mrkdwn', text: `↳ ${mrkdwn(view.whatsNew)}` } }]
    : [];
  const deadlines = view.deadlines.map(
    ({ label, words }) => `⏳ Deadline *${mrkdwn(label)}*  ${mrkdwn(isolate(words))}`,
  );
  return [
    headerBlock(`${bullet} ${view.shortHeadline}`),
    { type: 'context', elements: [{ type: 'mrkdwn', text: state.join(' · ') }] },
    ...fresh,
    ...(view.title.length > 0 ? [titleBlock(view)] : []),
    ...(view.summary ? summaryBlocks(view.summary) : []),
    ...factBlocks(view),
    ...(deadlines.length > 0
      ? [{ type: 'section', text: { type: 'mrkdwn', text: deadlines.join('\n') } } satisfies SlackBlock]
      : []),
    ...(view.articles.length > 0 ? [{ type: 'divider' } satisfies SlackBlock, sourcesBlock(view)] : []),
    ...(view.links ? [buttonsBlock(view.links)] : []),
    ...repeatBlocks(view),
  ];
}

type Draft = Pick<SlackMessage, 'text' | 'blocks'>;

const lengthOf = ({ text, blocks }: Draft): number => text.length + JSON.stringify(blocks).length;

/** Text of nothing but ampersands is five times as long as it looks: what is then too much is left out. */
function fitting(message: Draft): SlackBlock[] {
  const kept: SlackBlock[] = [];
  for (const block of message.blocks) {
    if (lengthOf({ text: message.text, blocks: [...kept, block] }) < MAX.total) kept.push(block);
  }
  return kept;
}

function messageIn(dispatch: Dispatch, room: Room, template: Template | undefined): Draft {
  const filled = fillTemplate(template, dispatch, room);
  if (filled !== null) {
    return { text: mrkdwn(clip(filled.title, FALLBACK_LENGTH)), blocks: templateBlocks(filled) };
  }
  const view = viewOf(dispatch, room);
  const said = tellsNews(view) || dispatch.alert.event === 'opened';
  const lead = said || view.test ? '' : `${view.whatsNew}: `;
  const bullet = view.test ? '' : `${BULLETS[view.severity]} `;
  const text = mrkdwn(clip(`${bullet}${lead}${view.headline}`, FALLBACK_LENGTH));
  return { text, blocks: blocksOf(view) };
}

/**
 * An alert as a Slack message for an incoming webhook or chat.postMessage. Within Slack's limits whatever comes;
 * nothing in foreign text can ping, link or format. `text` is what notifications and screen readers say.
 */
export function renderSlack(dispatch: Dispatch, template?: Template): SlackMessage {
  const { alert } = dispatch;
  let message = messageIn(dispatch, ROOMS[0], template);
  for (const room of ROOMS.slice(1)) {
    if (lengthOf(message) < MAX.total) break;
    message = messageIn(dispatch, room, template);
  }
  return {
    ...message,
    blocks: fitting(message),
    metadata: {
      event_type: 'rasid_alert',
      event_payload: { id: alert.id, story_id: alert.storyId, event: alert.event },
    },
  };
}
