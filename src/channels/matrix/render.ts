import { AMPLE, type Rooms } from '../../alerts/render/room.ts';
import { type Paragraph, shownText, simpleHtml } from '../../alerts/render/simple-html.ts';
import type { Template } from '../../alerts/template.ts';
import type { Dispatch } from '../../model/channel.ts';

/**
 * A whole event may have 65,536 bytes (https://spec.matrix.org/latest/client-server-api/#size-limits), of which the
 * homeserver adds some; the words stand in it twice, with marks and without.
 */
const LARGEST = 50_000;

const ROOMS: Rooms = [
  AMPLE,
  { title: 300, quote: 500, facts: 6, articles: 8, articleTitle: 0, url: 1_000, rows: 14, words: 6_000 },
  { title: 150, quote: 200, facts: 2, articles: 3, articleTitle: 0, url: 500, rows: 5, words: 1_500 },
];

/** The content of an `m.room.message` (https://spec.matrix.org/latest/client-server-api/#mtext). */
export interface MatrixMessage {
  msgtype: 'm.text';
  body: string;
  format: 'org.matrix.custom.html';
  formatted_body: string;
  /** Mentions nobody; without it, `@room` or a name in foreign words would ring (https://spec.matrix.org/latest/client-server-api/#user-and-room-mentions). */
  'm.mentions': Record<string, never>;
}

function message(paragraphs: readonly Paragraph[]): MatrixMessage {
  const html = paragraphs.map(({ lines, quote }) => {
    const words = lines.length === 0 ? '' : `<p>${lines.join('<br>')}</p>`;
    return quote === null ? words : `${words}<blockquote>${quote}</blockquote>`;
  });
  const text = paragraphs.map(({ lines, quote }) =>
    [...lines, ...(quote === null ? [] : [`> ${quote}`])].map(shownText).join('\n'),
  );
  return {
    msgtype: 'm.text',
    body: text.join('\n\n'),
    format: 'org.matrix.custom.html',
    formatted_body: html.join(''),
    'm.mentions': {},
  };
}

const fits = (paragraphs: readonly Paragraph[]): boolean =>
  Buffer.byteLength(JSON.stringify(message(paragraphs))) <= LARGEST;

/** An alert as a Matrix message, within the size of an event whatever comes; nothing in foreign text can format, link or ping. */
export function renderMatrix(dispatch: Dispatch, template?: Template): MatrixMessage {
  return message(simpleHtml(dispatch, template, ROOMS, fits));
}
