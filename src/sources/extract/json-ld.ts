import { parseLenientJson } from '../lenient-json.ts';

/** What structured data says of the article; strings as written, unchecked. */
export interface LinkedArticle {
  headline: string | null;
  body: string | null;
  author: string | null;
  published: string | null;
  modified: string | null;
  publisher: string | null;
  language: string | null;
  url: string | null;
}

type Json = Record<string, unknown>;

const ARTICLE_TYPE = /(?:Article|Posting|Reportage|Report|Review|Opinion|Analysis|Statement)$/;
/** A page's data is a few objects; more is a data dump, or hostile. */
const MAX_NODES = 2000;

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function parse(source: string): unknown {
  const text = source
    .replace(/^\s*(?:\/\/\s*)?<!(?:\[CDATA\[|--)|(?:\/\/\s*)?(?:\]\]|--)>\s*$/g, '')
    .trim()
    .replace(/;$/, '');
  try {
    return parseLenientJson(text);
  } catch {
    return null;
  }
}

function typesOf(node: Json): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
}

function isArticle(node: Json): boolean {
  return typesOf(node).some((type) => ARTICLE_TYPE.test(type));
}

function str(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null;
}

/** A person, an organisation, a plain name, or a list of them. */
function names(value: unknown): string | null {
  const list = (Array.isArray(value) ? value : [value])
    .map((entry: unknown) => (isObject(entry) ? str(entry.name) : str(entry)))
    .filter((name) => name !== null && !/^https?:/.test(name));
  return list.length === 0 ? null : [...new Set(list)].slice(0, 5).join(', ');
}

function urlOf(value: unknown): string | null {
  return isObject(value) ? str(value['@id']) : str(value);
}

/** All objects of the page's structured data, wherever nested. */
function* nodesOf(values: unknown[]): Generator<Json> {
  const queue = [...values];
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES));
    else if (isObject(value)) {
      yield value;
      // The parts of an article (updates of a live blog, what it mentions) are not it.
      if (isArticle(value)) continue;
      for (const inner of Object.values(value))
        if (typeof inner === 'object' && inner !== null) queue.push(inner);
    }
  }
}

/**
 * The article among a page's JSON-LD scripts, or null. Of several, the one with a headline that is also among the
 * page's own (`isTitle`) wins, then the one with most to say.
 */
export function readJsonLd(
  scripts: readonly string[],
  isTitle: (headline: string) => boolean,
): LinkedArticle | null {
  let best: LinkedArticle | null = null;
  let bestRank = 0;
  for (const node of nodesOf(scripts.map(parse))) {
    if (!isArticle(node)) continue;
    const article: LinkedArticle = {
      headline: str(node.headline) ?? str(node.name),
      body: str(node.articleBody) ?? str(node.text),
      author: names(node.author) ?? names(node.creator),
      published: str(node.datePublished) ?? str(node.dateCreated),
      modified: str(node.dateModified),
      publisher: names(node.publisher),
      language: str(node.inLanguage),
      url: urlOf(node.mainEntityOfPage) ?? str(node.url),
    };
    const facts = Object.values(article).filter((value) => value !== null).length;
    const isOurs = article.headline !== null && isTitle(article.headline);
    const rank = facts + (article.body === null ? 0 : 4) + (isOurs ? 20 : 0);
    if (rank > bestRank) {
      best = article;
      bestRank = rank;
    }
  }
  return best;
}
