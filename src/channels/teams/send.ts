import type { PostAnswer } from '../../model/post.ts';
import { exchange, isAccepted, JSON_BODY, statusError } from '../answer.ts';
import { type ChannelKind, cannotBeAsked } from '../contract.ts';
import { renderTeams } from './render.ts';
import { type TeamsChannel, teamsSettings } from './settings.ts';

/** What an operator does about an answer of the workflow service, by its status. */
const REMEDIES: Readonly<Record<number, string>> = {
  401: 'the address lacks its signature; copy it whole from the workflow',
  403: 'the workflow does not take requests from anyone who has its address',
  404: 'the workflow is gone; make it again and set its new address',
};

/** The service names an error in one word: `{"error":{"code":"WorkflowNotFound",…}}`. Its messages may hold the address. */
function wordsOf({ status, body }: PostAnswer): string {
  const code = /"code"\s*:\s*"(\w{1,60})"/.exec(body)?.[1];
  const disabled = code?.includes('NotEnabled') ? 'the workflow is switched off' : undefined;
  const remedy = disabled ?? REMEDIES[status];
  if (code === undefined) return remedy ?? '';
  return remedy === undefined ? code : `${code} (${remedy})`;
}

/**
 * Posts a card to a workflow that begins "When a Teams webhook request is received". It answers 202 before it posts,
 * and cannot be asked what it has.
 */
export const teamsChannel: ChannelKind<TeamsChannel> = {
  settings: teamsSettings,
  show: (channel, dispatch) => JSON.stringify(renderTeams(dispatch, channel.template), null, 2),
  async send(channel, dispatch, { post }) {
    const answer = await exchange('teams', post, channel.url, {
      headers: JSON_BODY,
      body: JSON.stringify(renderTeams(dispatch, channel.template)),
      allowPrivate: channel.allowPrivate,
    });
    if (!isAccepted(answer)) throw statusError('teams', answer, { said: wordsOf(answer) });
    return { providerRef: null };
  },
  arrived: cannotBeAsked,
};
