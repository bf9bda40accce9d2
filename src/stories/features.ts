import { contentStems } from '../arabic/rarity.ts';
import { words } from '../arabic/words.ts';
import { HOUR_MS } from '../lib/durations.ts';
import { type JudgedArticle, type Outlet, outletName } from '../model/story.ts';
import { signature } from './fingerprint.ts';
import { type Report, reports, type StoryFacets } from './report.ts';

/** Of the text only so many words are compared: news says what happened first. */
const READ_WORDS = 400;
const PRINT_STEMS = 200;
const KEPT_STEMS = 60;

/** What placing needs of one article: plain JSON. */
export interface ArticleFeatures {
  articleId: string;
  revision: number;
  /** `name` is what alerts call it. */
  outlet: Pick<Outlet, 'id' | 'ownership' | 'owner'> & { name: string };
  /** Milliseconds since 1970: publication, or else fetching. */
  timeMs: number;
  /** What it tells, the leading thing first; empty: the article belongs to no story. */
  reports: Report[];
  /** The topics that the judge holds it to be about, though their words may stand below its lead. */
  about: string[];
  /** Content stems of the whole text, each once, in order. */
  stems: string[];
  /** The fingerprint of the body, by which copies are known. */
  print: number[];
}

/** Later than fetching by more than this, and a publication time is a clock gone wrong or a forthcoming date. */
const AHEAD_MS = HOUR_MS;

/** When an article appeared: its publication; where that is missing, unreadable or yet to come, its fetching. */
export function appearedMs({ publishedAt, fetchedAt }: JudgedArticle['article']): number {
  const fetched = Date.parse(fetchedAt);
  const published = Date.parse(publishedAt ?? '');
  if (Number.isNaN(published)) return Number.isNaN(fetched) ? 0 : fetched;
  return !Number.isNaN(fetched) && published > fetched + AHEAD_MS ? fetched : published;
}

/**
 * Everything placing needs of a judged article. Pure and linear in the text; texts beyond 400 words are compared by
 * their beginning, and those that match nothing not at all. `declared` is what the topics' files say.
 */
export function features(judged: JudgedArticle, declared: StoryFacets = {}): ArticleFeatures {
  const { article, outlet } = judged;
  const timeMs = appearedMs(article);
  const reported = reports(judged, timeMs, declared);
  const title = reported.length > 0 ? words(article.title) : [];
  const body =
    reported.length === 0 ? [] : words(article.text.slice(0, READ_WORDS * 12)).slice(0, READ_WORDS);
  return {
    articleId: article.id,
    revision: article.revision,
    outlet: { id: outlet.id, name: outletName(outlet), ownership: outlet.ownership, owner: outlet.owner },
    timeMs,
    reports: reported,
    about: judged.classification.topics.flatMap(({ topic, level }) => (level === 'main' ? [topic] : [])),
    stems: [...new Set(contentStems([...title, ...body]))].slice(0, KEPT_STEMS),
    print: signature(contentStems(body.length > 0 ? body : title).slice(0, PRINT_STEMS)),
  };
}
