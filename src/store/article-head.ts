import { columns } from './columns.ts';

/** An article, as lists of something else have it. */
export interface ArticleHead {
  id: string;
  sourceId: string;
  title: string;
  url: string;
  publishedAt: Date | null;
  fetchedAt: Date;
}

/** Its columns of `a`, the title cut to what a list shows. */
export const ARTICLE_HEAD = `${columns('id sourceId url publishedAt fetchedAt', 'a')}, left(a.title, 1000) AS title`;
