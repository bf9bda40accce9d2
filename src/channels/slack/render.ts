import { clip, isolate } from '../../alerts/foreign-text.ts';
import { draftIn, type Room, type Rooms } from '../../alerts/render/room.ts';
import { BULLETS } from '../../alerts/render/simple-html.ts';
import { type View, viewOf } from '../../alerts/render/view.ts';
import { type FilledTemplate, fillTemplate, type Template } from '../../alerts/template.ts';
import type { Dispatch } from '../../model/channel.ts';
import {
  buttonsBlock,
  factBlocks,
  headerBlock,
  literal,
  mrkdwn,
  type RichText,
  repeatBlocks,
  type SlackBlock,
  sourcesBlock,
  summaryBlocks,
  titleBlock,
} from './blocks.ts';

/**
 * Beyond the limits of single blocks, messages of about 13,200 characters in all are refused with
 * `msg_blocks_too_long` (slackapi/bolt-js 2509), so the whole stays under this.
 */
const MOST_CHARACTERS = 13_000;
/** Slack's own limit for an address: ninety Arabic letters are 540 characters once percent-encoded. */
const URL_LENGTH = 3_000;

/** Escaping makes five characters of one at worst, so this many stay below 3,000. */
const FALLBACK_LENGTH = 550;

const ROOMS: Rooms = [
  { title: 300, quote: 600, facts: 6, articles: 8, articleTitle: 0, url: URL_LENGTH, rows: 14, words: 5_000 },
  { title: 250, quote: 350, facts: 4, articles: 5, articleTitle: 0, url: URL_LENGTH, rows: 8, words: 2_500 },
  { title: 150, quote: 200, facts: 2, articles: 3, articleTitle: 0, url: URL_LENGTH, rows: 5, words: 1_200 },
];

/** What is posted; `metadata` lets a bot find the message again (conversations.history with include_all_metadata). */
export interface SlackMessage {
  text: string;
  blocks: SlackBlock[];
  metadata: {
    event_type: 'rasid_alert';
    event_payload: { id: string; story_id: string; event: string };
  };
}

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
  const fresh: SlackBlock[] = view.shortNews
    ? [{ type: 'section', text: { type: 'mrkdwn', text: `↳ ${mrkdwn(view.shortNews)}` } }]
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

const fits = ({ text, blocks }: Draft): boolean =>
  text.length + JSON.stringify(blocks).length < MOST_CHARACTERS;

/** Text of nothing but ampersands is five times as long as it looks: what is then too much is left out. */
function fitting(message: Draft): SlackBlock[] {
  const kept: SlackBlock[] = [];
  for (const block of message.blocks) {
    if (fits({ text: message.text, blocks: [...kept, block] })) kept.push(block);
  }
  return kept;
}

function messageIn(dispatch: Dispatch, room: Room, template: Template | undefined): Draft {
  const filled = fillTemplate(template, dispatch, room);
  if (filled !== null) {
    return { text: mrkdwn(clip(filled.title, FALLBACK_LENGTH)), blocks: templateBlocks(filled) };
  }
  const view = viewOf(dispatch, room);
  const said = view.news === '' || dispatch.alert.event === 'opened';
  const lead = said || view.test ? '' : `${view.news}: `;
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
  const message = draftIn(ROOMS, fits, (room) => messageIn(dispatch, room, template));
  return {
    ...message,
    blocks: fitting(message),
    metadata: {
      event_type: 'rasid_alert',
      event_payload: { id: alert.id, story_id: alert.storyId, event: alert.event },
    },
  };
}
