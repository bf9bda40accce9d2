import { z } from 'zod';
import { ArticleRef, Excerpt, id, Links, named, Quote, saying } from './components.ts';

export const Statement = named(
  'Statement',
  z
    .object({
      id: z.string().describe('The article and the place among its statements: 417-0.'),
      line: z.string().describe('One English line, from canonical names and facets only.'),
      ...saying,
      quote: Quote,
      excerpt: Excerpt.nullable(),
      storyId: id.nullable(),
      article: ArticleRef,
      links: Links,
    })
    .describe('Something an armed faction said in public, as one article reports it.'),
);
