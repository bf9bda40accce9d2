import type { Endpoint } from './endpoint.ts';
import { articles, oneArticle, search } from './endpoints/articles.ts';
import { deadlines } from './endpoints/deadlines.ts';
import { deliveries } from './endpoints/deliveries.ts';
import { developments, oneDevelopment } from './endpoints/developments.ts';
import { statements } from './endpoints/statements.ts';
import { oneStory, stories } from './endpoints/stories.ts';

/** Every address of the API, in the order of its document. */
export const ENDPOINTS: readonly Endpoint[] = [
  stories,
  oneStory,
  developments,
  oneDevelopment,
  statements,
  deadlines,
  articles,
  oneArticle,
  search,
  deliveries,
];
