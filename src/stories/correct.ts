import type { Change } from '../model/change.ts';
import { type Development, isMember, without } from './development.ts';
import { type StoryState, storyWithout } from './story.ts';

/** A development that lost an article, its story, and what recipients are told of it. */
export interface Correction {
  development: Development;
  story: StoryState | null;
  reason: string;
  whatsNew: Change[];
}

/**
 * Takes an article out of a development, because it was withdrawn or edited so that it tells something else; `outlet`
 * is its name for people. What was told stays told. Null where the article is not in the development.
 */
export function correct(
  development: Development,
  story: StoryState | null,
  articleId: string,
  outlet: string,
): Correction | null {
  if (!isMember(development, articleId)) return null;
  const gone = development.members.find((member) => member.articleId === articleId);
  const corrected = without(development, articleId);
  const { articles } = corrected.coverage;
  return {
    development: corrected,
    story: story && gone ? storyWithout(story, gone.outletId) : story,
    reason: 'an article was withdrawn or edited',
    whatsNew: [
      articles === 0
        ? { kind: 'last-article-gone', outlet }
        : { kind: 'article-gone', outlet, left: articles },
    ],
  };
}
