import type { Box } from './dom.ts';

/**
 * What the name of an element (class, id, role, data-component…) says about what is inside.
 * - `sure`: never part of an article, whatever its size (comments, related links, side columns)
 * - `likely`: not part of an article, unless most of the text is in it (`video`, `meta`, `author`, `widget`)
 * - `caption`: the words under a picture
 * - `body`: the name sites give to the article's text
 */
export type Hint = 'sure' | 'likely' | 'caption' | 'body' | null;

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

/** One word of a name that settles it. Learnt from the habits of news sites and of the widgets they embed. */
const SURE = words(
  `related relateds relatedposts relatednews relatedarticles sidebar comments commentlist disqus livefyre fbcomments
  share sharing shares sharebar sharedaddy addthis addtoany sharethis social socials socialmedia newsletter newsletters
  subscribe signup promo promos promobox promotion sponsored sponsor advert adverts advertisement advertising ads ad
  adsbygoogle adslot adbox adunit dfp gpt outbrain taboola mgid revcontent zergnet recirc recirculation recommended
  recommendation recommendations recommends popular trending mostread breadcrumb breadcrumbs pagination pager navbar
  navigation menu submenu megamenu footer masthead cookie cookies consent gdpr ccpa modal popup popover overlay
  readmore readnext readalso alsoread upnext morenews morestories jplikes jetpack pullquote
  relatedcontents instaread publicite publicidad anuncio reklama werbung anzeige teads relacionadas relacionados
  pagenavi followus shareicons piano commentbox commentbody fbcomment adv
  boilerplate optin optinmonster mailmunch shareaholic heateor addtoany printfriendly yarpp contextly molongui
  saboxplugin fblike trendmd storylink nextstory moreon seemore sidebox
  toolbar hashtags taglist tagcloud authorbox authorbio postnav reactions login donate donation noprint
  skiplink crunchbase`,
);
const LIKELY = words(
  `author authors contributors listen audio readaloud speech interstitial hashtag articleinfo fontsize
  author authors byline bylines bio contributor meta metadata postmeta timestamp datetime pubdate publish tags tag topics keywords
  categories category widget widgets carousel slider slideshow gallery galleries photogallery video videos player
  playlist jwplayer brightcove poll survey quiz banner nav print rating ratings credit credits copyright
  toc more latest headlines aside rail supplementary extras infobox factbox inset kicker eyebrow follow following
  tooltip dropdown disclaimer tout cta callout prev next sticky subtitle subheadline
  dek standfirst hidden sronly instagram messenger whatsapp telegram facebook twitter pinterest`,
);
/** Two words next to each other. */
const SURE_PAIRS = words(
  `read-more read-also read-next also-read see-also more-on more-from more-in more-news more-stories more-like
  you-may may-like might-like most-read most-viewed most-popular most-shared up-next next-article next-post next-story
  prev-post previous-post post-navigation comment-list comment-form comment-section comment-area comments-area
  tag-list tag-cloud tags-list post-tags article-tags tags-links author-box author-bio author-info about-author
  author-card author-profile follow-us sign-up mailing-list screen-reader sr-only visually-hidden skip-link back-top
  inline-story fb-like twitter-follow author-boxes other-news other-articles other-stories latest-news top-stories side-bar right-rail left-rail right-column side-column
  story-promo article-promo paywall-offer subscription-offer in-read pull-quote live-blog-nav table-contents
  article-footer post-footer entry-footer story-footer article-tools story-tools article-actions post-actions
  print-only image-credit photo-credit lire-aussi a-lire leer-mas rel-news rel-posts rich-link interstitial-link paywall-prompt report-error
  download-app join-channel correction-form article-comments post-comments reader-comments related-links
  link-list story-links in-other editors-picks`,
);
const CAPTION = words('caption captions figcaption wpcaption legend cutline photocaption imagecaption');
const CAPTION_PAIRS = words(
  'caption-text wp-caption image-caption photo-caption media-caption img-caption image-description photo-description image-info image-legend picture-text',
);
/** `no-sidebar`, `has-comments`: such a name speaks of the page, not of what is inside. */
const NEGATED = words('no has with without hide show is not enable enabled disable disabled supports allow');

const BODY =
  /^(?:(?:article|story|entry|post|news|single|blog|page|detail|details|item|caas|canvas|tdb?|the)*(?:body|content|text|copy|fulltext)(?:text|copy|content|body|inner|main)?|wysiwyg|richtext|.*(?:articlebody|newsdetails|articledetails|fulltext|postentry|blockpostcontent|articlecontent|articletext|storybody|storytext|storycontent|entrycontent|postcontent|postbody|newsbody|newstext|newscontent|bodycopy|bodytext|contentbody|textcontent|fieldnamebody|detailsbody|maintext|articlemain|articlepara).*)$/;
const GENERIC_BODY = words(
  'content body text pagecontent pagebody inner main contentmain contentinner pagetext',
);

/** Sites name their parts in these attributes beside class and id. */
const NAMING = [
  'class',
  'id',
  'role',
  'data-component',
  'data-testid',
  'data-module',
  'data-type',
  'data-name',
  'data-component-name',
  'data-area',
  'data-elementor-type',
];

function split(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\u0600-\u06ff]+/)
    .filter((word) => word !== '');
}

/** Class names made by styling tools: letters and digits at random. */
const GENERATED = /^(?:css|sc|jsx|emotion|svelte|astro)-[a-z0-9]+$/i;

/** Page builders call everything a widget, paragraphs too. */
const BUILDER = /^(?:elementor|et_pb|vc_|wpb|fusion|fl-|brxe)/;

const RANK: Record<NonNullable<Hint>, number> = { body: 4, caption: 3, sure: 2, likely: 1 };

function hintOfName(name: string): Hint {
  if (GENERATED.test(name)) return null;
  const parts = split(name).filter((word) => word !== 'js' && (word !== 'widget' || !BUILDER.test(name)));
  const first = parts[0];
  // Where a short word is a part only between digits or by its capital (`css-1ad2`, `kAdBh`), a tool made it up.
  const pieces = new Set(name.toLowerCase().split(/\d*[-_:.]+|\d+$/));
  const isWord = (word: string): boolean => word.length > 3 || pieces.has(word);
  if (first === undefined || parts.length > 9) return null;
  if (parts.length > 1 && NEGATED.has(first)) return null;
  const joined = parts.join('');
  let found: Hint = null;
  const raise = (hint: NonNullable<Hint>): void => {
    if (found === null || RANK[hint] > RANK[found]) found = hint;
  };
  for (let at = 0; at < parts.length; at++) {
    const word = parts[at] ?? '';
    const pair = at + 1 < parts.length ? `${word}-${parts[at + 1]}` : '';
    if (!isWord(word)) continue;
    if (CAPTION.has(word) || CAPTION_PAIRS.has(pair)) raise('caption');
    else if (SURE.has(word) || SURE_PAIRS.has(pair)) raise('sure');
    else if (LIKELY.has(word)) raise('likely');
  }
  if (SURE.has(joined) || joined === 'comment') raise('sure');
  if (found === null && BODY.test(joined) && !GENERIC_BODY.has(joined)) return 'body';
  return found;
}

/** Utility classes (`text-center`, `flex`, `mt-4`) say nothing; a name longer than this is generated. */
const MAX_NAME = 80;

/** A reader of hints that remembers names, as a page repeats them. */
export function hintReader(): (box: Box) => Hint {
  const known = new Map<string, Hint>();
  const ofName = (name: string): Hint => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const hint = hintOfName(name);
    known.set(name, hint);
    return hint;
  };
  return (box) => {
    let found: Hint = null;
    if (/\barticlebody\b/i.test(box.attrs.itemprop ?? '')) return 'body';
    for (const attribute of NAMING) {
      const value = box.attrs[attribute];
      if (value === undefined || value === '') continue;
      for (const name of value.split(/\s+/, 24)) {
        if (name === '' || name.length > MAX_NAME) continue;
        const hint = ofName(name);
        if (hint !== null && (found === null || RANK[hint] > RANK[found])) found = hint;
      }
    }
    return found;
  };
}
