import type { Classification, Statement } from '../src/model/verdict.ts';
import { isAlert, type LabelledArticle, type LabelledStatement } from './corpus.ts';
import { acceptsFaction } from './statements.ts';

/** How often a facet was right, of those that the labels give. */
export type FacetCounts = Map<string, { right: number; of: number }>;

type Mark = (facet: string, right: boolean) => void;

/** Characters around the words told within which a label's words are looked for. */
export const BEFORE = 60;
export const BEHIND = 160;
/** So many letters of a label's words are enough to find them by. */
const PART = 18;

/** Counts facets of held-out articles as they are counted from outside: by the labels' deciding words, of alerts alone. */
export function countFacets(
  held: readonly { article: LabelledArticle; classification: Classification }[],
): FacetCounts {
  const counts: FacetCounts = new Map();
  const mark: Mark = (facet, right) => {
    const now = counts.get(facet) ?? { right: 0, of: 0 };
    counts.set(facet, { right: now.right + (right ? 1 : 0), of: now.of + 1 });
  };
  for (const { article, classification } of held) {
    if (isAlert(article.W)) markWithdrawal(article, classification, mark);
    if (isAlert(article.F)) markStatements(article, classification, mark);
  }
  return counts;
}

/** The leading withdrawal against the label of its force and host, or the first. */
function markWithdrawal({ withdrawals }: LabelledArticle, found: Classification, mark: Mark): void {
  const [leading] = found.withdrawals;
  const labels = withdrawals.filter(({ force }) => force !== null);
  if (!leading || labels.length === 0) return;
  const same = (label: string | null): boolean => within(leading.force, label);
  const label = labels.find(({ force, host }) => same(force) && host === leading.host) ?? labels[0];
  mark('force', same(label?.force ?? null));
  mark('host', leading.host === label?.host);
  mark('status', leading.status === label?.status);
}

function within(one: string | null, other: string | null): boolean {
  const [a, b] = [one ?? '', other ?? ''].map((text) => text.toLowerCase()) as [string, string];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

/** Each labelled statement against the told one that has its words. */
function markStatements(article: LabelledArticle, found: Classification, mark: Mark): void {
  const reported = found.statements.map((one) => ({ one, ...wordsOf(article, one), met: false }));
  for (const label of article.statements.filter(({ level }) => isAlert(level))) {
    const words = label.span
      ? letters(article[label.span.field].slice(label.span.start, label.span.end))
      : '';
    const meets = reported.filter(
      ({ own, near }) =>
        words !== '' &&
        (near.includes(words.slice(0, PART)) ||
          near.includes(words.slice(-PART)) ||
          (own !== '' && words.includes(own))),
    );
    const hit = meets.find(({ one }) => accepts(label, one)) ?? meets[0];
    mark('statement heard', hit !== undefined);
    if (!hit) continue;
    hit.met = true;
    mark('faction', accepts(label, hit.one));
    mark('type', label.type === hit.one.type);
    if (label.speaker !== null)
      mark('speaker', within(letters(label.speaker), letters(hit.one.speaker?.name ?? '')));
    if (label.target !== null) mark('target', shareWord(label.target, hit.one.target));
  }
  for (const { met } of reported) mark('words right', met);
}

function wordsOf(article: LabelledArticle, { quote }: Statement): { own: string; near: string } {
  const text = article[quote.field];
  return {
    own: letters(text.slice(quote.start, quote.end)),
    near: letters(text.slice(Math.max(0, quote.start - BEFORE), quote.end + BEHIND)),
  };
}

const accepts = (label: LabelledStatement, { factionId, faction }: Statement): boolean =>
  acceptsFaction(label, factionId, faction);

const letters = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '');

const EMPTY_WORDS = new Set(['the', 'of', 'and', 'in', 'on', 'to', 'forces', 'government']);

function shareWord(one: string, other: string | null): boolean {
  const words = (text: string): string[] =>
    (text.toLowerCase().match(/[a-z]{2,}/g) ?? []).filter((word) => !EMPTY_WORDS.has(word));
  const known = new Set(words(one));
  return words(other ?? '').some((word) => known.has(word));
}
