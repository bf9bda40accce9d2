import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/extract/extract.ts';

const PARAGRAPHS = [
  'The last convoy of foreign engineers left the Wadi Sidr air base shortly before dawn on Tuesday, closing a chapter that began with a hurried airlift nearly nine years ago.',
  'Local officials, who had been told of the timetable only a week earlier, said they were “pleasantly surprised” that the handover had gone ahead without incident.',
  '“We expected delays, because there have always been delays,” said Salem Rawi, a brigadier who led the joint committee.',
  'Not everyone was convinced.',
  'Opposition lawmakers said that a smaller group of advisers would stay behind at a second site, and demanded that the full text be made public.',
  'The defence ministry did not respond to written questions, but a spokeswoman said in a brief call that 340 personnel had departed in the past ten days.',
  'Residents of the nearby village of Tell, where many families had depended on work at the base, were left to wonder what would replace it.',
  'Until then, the runway lights will stay on, and the road will be closed to traffic.',
];

/** What sites put between the paragraphs, with the names they give it; the words are invented. */
const INTRUDERS: [string, string][] = [
  [
    'a bold "More:"',
    '<p><strong>More: </strong><a href="/x">Port strike enters third week as talks collapse</a></p>',
  ],
  ['a plain "More:"', '<p>More: <a href="/x">Port strike enters third week as talks collapse</a></p>'],
  [
    'a list of related stories',
    '<div class="asset_relcontent"><div class="asset_relcontent_head">Related Stories</div><ul><li class="article"><h4><a href="/x">Five charts that explain the diesel shortage</a></h4></li></ul></div>',
  ],
  [
    'an inline story box',
    '<div class="inline-story"><h4>Interested in the region?</h4><p>Add it as an interest to stay up to date on the latest news, video, and analysis from us.</p></div>',
  ],
  [
    'a recommendation',
    '<section class="recommended"><div class="styles_title">Recommended</div><a href="/x"><span>World</span><h3>Why the river is running low</h3></a></section>',
  ],
  [
    'a picture with caption and credit',
    '<figure class="embed embed--type-image"><span class="img"><img></span><figcaption class="embed__caption-container"><span class="embed__caption">A truck waits at the gate.</span><span class="embed__credit">Getty</span></figcaption></figure>',
  ],
  [
    'a newsletter callout',
    '<div class="newsletter-callout"><h2>Get The Brief.</h2><p>Sign up to receive the top stories you need to know right now.</p><p>Thank you! For your security, we\'ve sent a confirmation email to the address you entered.</p></div>',
  ],
  [
    'a related list',
    '<div class="c-related-list c-related-list--default"><h4>Related</h4><ul><li><a href="/x">Why the river is running low, and who is to blame</a></li></ul></div>',
  ],
  [
    'an aside',
    '<aside class="c-article-feature-sidebar"><p>Grid view of a product you may like, with prices that may change.</p></aside>',
  ],
  [
    'an inline newsletter form',
    '<div class="inline-newsletter-signup js-inline-newsletter-signup"><p>Get the latest price here, or sign up.</p></div>',
  ],
  [
    'a list of one link',
    '<ul class="summary-list"><li><a href="/x">Visit the homepage for more stories</a>.</li></ul>',
  ],
  ['a line to the home page', '<p><a href="/x"><em>Visit our homepage for more stories</em></a>.</p>'],
  [
    'a bold related line',
    '<p><strong>Related: <a href="/x">Five charts that explain the shortage</a></strong></p>',
  ],
  [
    'an embedded card',
    '<div class="embed breakout"><div class="tc-embed-item"><h4><a href="/x">Port strike enters third week</a></h4></div></div>',
  ],
  [
    'a slide and a "see also"',
    '<div class="nyp-slideshow-modal-open"><div class="slide-caption">The gate of the base at dawn</div></div><div class="widget_nypost_inline"><h2>see also</h2><a href="/x">Minister resigns over leaked memo on spending</a></div>',
  ],
  ['a share box', '<div class="shareArticles"><p>Share this article</p><ul><li>Share</li></ul></div>'],
  [
    'an aside with links',
    '<aside class="read-more-links"><h3>Read More</h3><ul><li><a href="/x">Minister resigns over leaked memo</a></li></ul></aside>',
  ],
  [
    'a rail of trending stories',
    '<div class="rail--trending"><h3>MOST READ IN NEWS</h3><div class="teaser"><p class="teaser__lead">MEMO ROW</p><p class="teaser__headline"><a href="/x">Minister resigns over leaked memo</a></p></div></div>',
  ],
  [
    'related content in a named body',
    '<div class="articleBodyText section"><div class="related-content"><h3>Read more</h3><p><a href="/x">Why the river is running low</a></p></div></div>',
  ],
  [
    'a newsletter component',
    '<div class="newsletter-component"><p>Our view: get our free weekly email for all the latest on the region.</p></div>',
  ],
  [
    'an "also read" line',
    '<div class="also-view-text"><p>Also read: <a href="/x">Five charts that explain</a></p></div>',
  ],
  [
    'an embedded video line',
    '<div class="asset-embed"><div class="cap">Watch: the convoy leaves the base at dawn</div></div>',
  ],
  [
    'a caption by its name',
    '<div class="ins_instory_dv"><div class="ins_instory_dv_cont"><p class="ins_instory_dv_caption sp_b">Trucks left the base before dawn.</p></div></div>',
  ],
  [
    'a German related section',
    '<section class="related-articles"><header><span>Mehr zum Thema</span></header><article><h2><a href="/x">Der Fluss führt wenig Wasser</a></h2></article></section>',
  ],
  [
    'a French related line',
    '<section class="catcher catcher--inline"><span class="catcher__title"><span class="catcher__prefix">Lire aussi</span> <a href="/x">La grève du port entre dans sa troisième semaine</a></span></section>',
  ],
  [
    'a Spanish list',
    '<section class="more_info"><header>más información</header><ul><li><a href="/x">La huelga del puerto entra en su tercera semana</a></li></ul></section>',
  ],
  [
    'a "more on" list',
    '<div class="more-on"><h2>More on:</h2><ul><li><a href="/x">Why the river is low</a></li></ul></div>',
  ],
  [
    'a "read more" card',
    '<div class="read-more"><div class="read-more__title">Read more</div><a class="read-more__link" href="/x"><span>Why the river is low</span></a></div>',
  ],
  [
    'a linked card',
    '<div class="article__block" data-type="article"><div class="article__article"><a href="/x"></a><div class="article__article-title"><a href="/x">Why the river is low</a></div><div class="article__article-desc">14 نوفمبر 2026</div></div></div>',
  ],
  [
    'an Arabic related list',
    '<div class="related-stories"><h3>أخبار ذات صلة</h3><div class="item"><a href="/x">الحكومة تقر موازنة طارئة لإعادة تأهيل الموانئ</a></div></div>',
  ],
  [
    'an Arabic story promotion',
    '<div class="story-promo"><div class="teaser-title"><a href="/x">الحكومة تقر موازنة طارئة</a></div><p class="teaser-text">العربية.نت تنشر تفاصيل الموازنة الجديدة التي أقرتها الحكومة أمس بعد نقاش طويل استمر ساعات.</p></div>',
  ],
  [
    '"read also" and its headline in two paragraphs',
    '<p><span style="color:#ff0000">اقرأ أيضا..</span></p><p><a href="/x">الحكومة تقر موازنة طارئة لإعادة تأهيل الموانئ</a></p>',
  ],
  [
    'a linked invitation to a channel',
    '<p><a href="https://t.me/x">اشترك في قناتنا على تلغرام ليصلك كل جديد</a></p>',
  ],
  ['an invitation with a link', '<p>للاشتراك في قناتنا على تلغرام <a href="https://t.me/x">اضغط هنا</a></p>'],
  [
    'an empty picture embed',
    '<blockquote class="instagram-media"><p>View this post on Instagram</p></blockquote>',
  ],
  ['an advertisement label', '<div class="ad-label">Advertisement</div>'],
  ['an advertisement label in a paragraph', '<p>ADVERTISEMENT</p>'],
  ['a line that says the article goes on', '<div><small>Article continues after advertisement</small></div>'],
  ['an advertisement label between dashes', '<p style="text-align:center">- Advertisement -</p>'],
  ['a line that says the story goes on', '<div>Story continues below</div>'],
  [
    'a caption in a paragraph',
    '<div class="photo"><img src="a"><p>Trucks at the gate of the base (File photo)</p></div>',
  ],
  [
    'a caption in the paragraph of its picture',
    '<p><img src="a"><br><em>Trucks at the gate of the base. Photo: Reem Aziz</em></p>',
  ],
  [
    'a WordPress caption',
    '<div id="attachment_12" class="wp-caption aligncenter"><img><p class="wp-caption-text">Trucks at the gate of the base on Monday evening.</p></div>',
  ],
  [
    'a Blogger caption',
    '<table class="tr-caption-container"><tbody><tr><td><img></td></tr><tr><td class="tr-caption">Trucks at the gate of the base on Monday evening.</td></tr></tbody></table>',
  ],
  ['a credit', '<span class="photo-credit">Reem Aziz/AP</span>'],
  [
    'a form',
    '<form class="signup"><label>Email address</label><p>Sign up for the morning briefing, delivered weekdays.</p><input></form>',
  ],
  [
    'an invitation to a newsletter',
    '<div class="c-nl"><p>Sign up for our newsletter to get more stories like this one in your inbox.</p></div>',
  ],
  [
    'a poll',
    '<div class="poll-widget"><p>Do you agree with the withdrawal?</p><ul><li>Yes</li><li>No</li></ul></div>',
  ],
  [
    'share buttons',
    '<ul class="social-share"><li>Facebook</li><li>Twitter</li><li>WhatsApp</li><li>Email</li></ul>',
  ],
  ['"Share this:"', '<p>Share this:</p>'],
  [
    'named tags',
    '<div class="tags">Tags: <a href="/x">base</a>, <a href="/x">army</a>, <a href="/x">village</a></div>',
  ],
  [
    'tags in a paragraph',
    '<p>Tags: <a href="/x">base</a>, <a href="/x">army</a>, <a href="/x">village</a></p>',
  ],
  [
    'an author box',
    '<div class="author-bio"><p>Dana Rose is a correspondent who has covered the region for ten years and lives in the capital.</p></div>',
  ],
  [
    '"about the author"',
    '<div class="about-the-author"><h4>About the author</h4><p>Dana Rose is a correspondent who has covered the region for ten years.</p></div>',
  ],
  [
    'a copyright notice',
    '<p>Copyright 2019 Example News. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.</p>',
  ],
  [
    'an app to download',
    '<p><strong>Download the app to get breaking news alerts on your phone</strong></p>',
  ],
  ['"click here"', '<p>Click here to read more stories about the region</p>'],
  ['"also read" in bold', '<p><b>ALSO READ | <a href="/x">Why the river is low</a></b></p>'],
  ['"read more" without a link', '<p>READ MORE: Why the river is running low, and who is to blame</p>'],
  [
    'a heading with its links',
    '<h3>Related coverage</h3><p><a href="/x">Why the river is low</a></p><p><a href="/x">Minister resigns</a></p>',
  ],
  [
    'a gallery',
    '<div class="photo-gallery"><div class="slide"><img><p>Workers load the last truck at the base in a photo taken on Monday.</p></div><div class="slide"><img><p>A dog sleeps at the gate of the base in the evening.</p></div></div>',
  ],
  [
    'a video with description',
    '<div class="video-container"><video></video><p class="video-title">Watch the convoy leave the base</p><p class="video-description">The footage was filmed on Monday by residents of the village of Tell near the base.</p></div>',
  ],
  ['an audio player', '<div class="audio-player"><p>Listen to this article</p><span>5 min</span></div>'],
  ['a count of comments', '<div class="comments-count"><a href="#c">12 Comments</a></div>'],
  [
    'a line for print',
    '<div class="print-only"><p>This article was printed from the website of the example newspaper.</p></div>',
  ],
  [
    'a table of contents',
    '<div id="ez-toc-container"><p class="ez-toc-title">Contents</p><ul><li><a href="/x">The base</a></li><li><a href="/x">The village</a></li></ul></div>',
  ],
  [
    'a breadcrumb',
    '<ol class="breadcrumb"><li><a href="/x">Home</a></li><li><a href="/x">World</a></li></ol>',
  ],
  ['buttons for the size of the letters', '<div class="font-resize">حجم الخط <a>A+</a> <a>A-</a></div>'],
  ['a bare link', '<p><a href="https://youtu.be/x">https://youtu.be/x</a></p>'],
  [
    'the way to the next article',
    '<div class="post-nav"><div>Next article</div><a href="/x">Minister resigns over leaked memo</a></div>',
  ],
];

const TITLE = 'Foreign engineers leave the base after nine years';

function page(intruder: string, at: number, bodyName: string): string {
  const parts = PARAGRAPHS.map((text) => `<p>${text}</p>`).toSpliced(at, 0, intruder);
  const nav = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>';
  return `<html lang="en"><body>${nav}<div><h1>${TITLE}</h1><div class="${bodyName}">${parts.join('')}</div></div></body></html>`;
}

const PLACES: [string, number][] = [
  ['before', 0],
  ['between', 4],
  ['after', PARAGRAPHS.length],
];

describe.each(PLACES)('%s the paragraphs', (_place, at) => {
  it.each(INTRUDERS)('%s goes, and nothing else', (_name, intruder) => {
    for (const bodyName of ['article-body', 'x7f2']) {
      const { text } = extractArticle(page(intruder, at, bodyName), { url: 'https://a.example/1' });
      expect(text.split('\n')).toEqual(PARAGRAPHS);
    }
  });
});
