import { rarityOf } from '../arabic/rarity.ts';

/** A report that is compared, its stems with their weights. */
interface Headline {
  report: { leads: boolean };
  article: { articleId: string; outlet: { id: string } };
  stems: ReadonlyMap<string, number>;
}

/** A report that it is compared with. */
interface Printed {
  articleId: string;
  outletId: string;
  leads: boolean;
  stems: readonly string[];
}

/** What two headlines say beside what both do, by weight. Of several, the headline that leaves least to be said. */
export interface OwnWords {
  /** The report, beside one outlet's other headline; 0 where that outlet has none. */
  newWords: number;
  /** The side that has less of its own, beside one outlet's other headline: a cut copy has nothing. */
  ownWords: number;
  /** The same beside the headlines of all outlets. */
  otherWords: number;
}

const NONE: OwnWords = { newWords: 0, ownWords: 0, otherWords: 0 };

/** The weight of the stems that only the report has, and of those that only the print has. */
function unshared(one: Headline, print: Printed): [number, number] {
  const others = new Set(print.stems);
  let mine = 0;
  for (const [stem, weight] of one.stems) if (!others.has(stem)) mine += weight;
  let theirs = 0;
  for (const stem of others) if (!one.stems.has(stem)) theirs += rarityOf(stem);
  return [mine, theirs];
}

/** What a headline says of its own beside those of a development; nothing for an edited article beside itself. */
export function ownWords(one: Headline, prints: readonly Printed[]): OwnWords {
  const { report, article } = one;
  const leading = report.leads ? prints.filter(({ leads }) => leads) : [];
  if (leading.length === 0 || prints.some(({ articleId }) => articleId === article.articleId)) return NONE;
  const compared = leading.map((print) => {
    const [mine, theirs] = unshared(one, print);
    return { mine, own: Math.min(mine, theirs), same: print.outletId === article.outlet.id };
  });
  const [nearest] = compared.filter(({ same }) => same).toSorted((a, b) => a.mine - b.mine);
  return {
    newWords: nearest?.mine ?? 0,
    ownWords: nearest?.own ?? 0,
    otherWords: Math.min(...compared.map(({ own }) => own)),
  };
}
