import type { Article } from './article.ts';
import type { Names } from './names.ts';
import type { Ownership } from './source.ts';
import type { Classification } from './verdict.ts';

/** What happened to a story; `none` means an article joined it and there is nothing new to say. */
export const STORY_EVENT_KINDS = [
  'opened',
  'status_changed',
  'new_statement',
  'corroborated',
  'corrected',
  'deadline_near',
  'deadline_passed',
  'none',
] as const;
export type StoryEventKind = (typeof STORY_EVENT_KINDS)[number];

/** Does it tell that a date has come? That is told on its day, whatever article set it. */
export const isOfDeadline = (event: StoryEventKind): boolean => event.startsWith('deadline_');

/** The outlet of an article, as far as independence is concerned. */
export interface Outlet {
  id: string;
  name: Names;
  ownership: Ownership;
  owner: string | null;
}

/** An outlet as people who read no Arabic know it. */
export function outletName({ id, name }: Pick<Outlet, 'id' | 'name'>): string {
  return name.en || name.ar || id;
}

/** A judged article on its way into a story. */
export interface JudgedArticle {
  article: Pick<
    Article,
    'id' | 'title' | 'text' | 'url' | 'publishedAt' | 'fetchedAt' | 'firstFetch' | 'revision'
  >;
  outlet: Outlet;
  classification: Classification;
}
