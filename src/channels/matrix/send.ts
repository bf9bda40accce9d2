import { MINUTE_MS } from '../../lib/durations.ts';
import { DeliveryError } from '../../lib/errors.ts';
import type { Dispatch } from '../../model/channel.ts';
import { exchange, isAccepted, JSON_BODY, jsonAnswer, statusError } from '../answer.ts';
import type { ChannelKind } from '../contract.ts';
import { renderMatrix } from './render.ts';
import { type MatrixChannel, matrixSettings } from './settings.ts';

/** https://spec.matrix.org/latest/client-server-api/#standard-error-response */
interface MatrixAnswer {
  event_id?: string;
  errcode?: string;
  retry_after_ms?: number;
}

const REMEDIES: Readonly<Record<string, string>> = {
  M_UNKNOWN_TOKEN: 'the access token is not valid any more; log the account in again',
  M_MISSING_TOKEN: 'the access token is empty',
  M_FORBIDDEN: 'let the account join the room, with the right to post',
  M_NOT_FOUND: 'check `room` and `homeserver`',
  M_UNRECOGNIZED: 'check `homeserver`: no Matrix server answers there',
};

/** For so long a homeserver surely knows a transaction again (Synapse's least is half an hour). */
const REMEMBERED_MS = 30 * MINUTE_MS;

function wordsOf({ errcode }: MatrixAnswer): string {
  const code = /^[\w.]{1,60}$/.exec(errcode ?? '')?.[0] ?? '';
  const remedy = REMEDIES[code];
  return remedy === undefined ? code : `${code} (${remedy})`;
}

/** A story's updates stand in the thread of its first message: https://spec.matrix.org/latest/client-server-api/#threading */
function threadOf(first: Dispatch['first']): object {
  if (!first?.providerRef.startsWith('$')) return {};
  const event_id = first.providerRef;
  const thread = { rel_type: 'm.thread', event_id, is_falling_back: true, 'm.in_reply_to': { event_id } };
  return { 'm.relates_to': thread };
}

/**
 * Puts a message under the delivery's key as transaction id: a homeserver that has it answers with the same event and
 * tells nobody twice. https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid
 */
export const matrixChannel: ChannelKind<MatrixChannel> = {
  settings: matrixSettings,
  show: ({ template }, dispatch) => renderMatrix(dispatch, template).body,
  async send({ homeserver, room, token, template, allowPrivate }, dispatch, { post }) {
    const transaction = encodeURIComponent(dispatch.alert.id);
    const path = `_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${transaction}`;
    const answer = await exchange('matrix', post, `${homeserver}${path}`, {
      method: 'PUT',
      headers: { ...JSON_BODY, authorization: `Bearer ${token}` },
      body: JSON.stringify({ ...renderMatrix(dispatch, template), ...threadOf(dispatch.first) }),
      allowPrivate,
    });
    const said: MatrixAnswer = jsonAnswer(answer);
    if (!isAccepted(answer)) {
      throw statusError('matrix', answer, {
        said: wordsOf(said),
        ...(typeof said.retry_after_ms === 'number' ? { retryAfterMs: said.retry_after_ms } : {}),
      });
    }
    if (typeof said.event_id !== 'string') {
      throw new DeliveryError('matrix: status 200 without an event_id', { retryable: true, maybeSent: true });
    }
    return { providerRef: said.event_id };
  },
  /** Putting it again is asking: while the homeserver remembers, a repeat is none. */
  async arrived(_channel, { since }, { now }) {
    const remembered = now().getTime() - since.getTime() < REMEMBERED_MS;
    return { arrived: remembered ? false : null, providerRef: null };
  },
};
