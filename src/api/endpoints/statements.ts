import { z } from 'zod';
import { excerptAround } from '../../alerts/excerpt.ts';
import { statementLabel } from '../../alerts/wording.ts';
import { STATEMENT_TYPES } from '../../model/verdict.ts';
import { type ListedStatement, listStatements } from '../../store/statement-list.ts';
import { IS_ID, pageFrom, placeOf } from '../cursor.ts';
import { cursor, endpoint, faction, idNamed, limit, since, story, until, words } from '../endpoint.ts';
import type { ApiNeeds } from '../needs.ts';
import { linksTo, refTo } from '../parts.ts';
import { pageOf } from '../shapes/components.ts';
import { Statement } from '../shapes/statement.ts';

const EXCERPT_CHARS = 600;

function statementItem(needs: ApiNeeds, listed: ListedStatement): z.input<typeof Statement> {
  const { number, statement, article, storyId, around } = listed;
  const { quote, factionId, faction: name, speaker, type, target, medium, certainty } = statement;
  const span = { start: quote.start - around.from, end: quote.end - around.from };
  return {
    id: `${article.id}-${number}`,
    line: statementLabel(statement),
    factionId,
    faction: name,
    speaker,
    type,
    target,
    medium,
    certainty,
    quote,
    excerpt: excerptAround(article.id, around.text, [span], EXCERPT_CHARS),
    storyId,
    article: refTo(needs, article),
    links: linksTo(needs, `/articles/${article.id}`, storyId === null ? null : `/stories/${storyId}`),
  };
}

export const statements = endpoint({
  name: 'listStatements',
  path: '/statements',
  summary: 'Statements of armed factions as articles report them, the article that was stored last first.',
  query: z.strictObject({
    faction,
    type: z.enum(STATEMENT_TYPES).optional(),
    story,
    since: since.describe('Published, else fetched, from the beginning of this day on, UTC.'),
    until,
    text: words.describe('Words within the quotation, as written.'),
    limit,
    cursor,
  }),
  answer: pageOf('StatementPage', Statement),
  async read(needs, asked) {
    const place = placeOf(asked.cursor, [IS_ID, IS_ID]);
    const found = await listStatements(
      needs.sql,
      {
        faction: idNamed(needs, 'faction', asked.faction),
        type: asked.type,
        storyId: asked.story,
        since: asked.since,
        until: asked.until,
        text: asked.text,
      },
      {
        before: place === null ? null : { articleId: place[0] ?? '', number: Number(place[1]) },
        limit: asked.limit + 1,
      },
    );
    return pageFrom(
      found,
      asked.limit,
      (one) => statementItem(needs, one),
      ({ article, number }) => [article.id, number],
    );
  },
});
