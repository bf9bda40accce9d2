import phrases from './related-lead.json' with { type: 'json' };

/** Lead-ins of links to other articles, in the languages of the outlets watched; the text after them is a headline. */
const RELATED_LEAD = new RegExp(
  `^[\\s•\\-–—*»>|:\\[(]*(?:${[...phrases.latin, ...phrases.arabic].join('|')})`,
  'iu',
);

const LONGEST_LEAD = 300;

/** Does the block lead to another article ("اقرأ أيضاً", "Read more:")? */
export function isRelatedLead(text: string): boolean {
  return text.length <= LONGEST_LEAD && RELATED_LEAD.test(text);
}
