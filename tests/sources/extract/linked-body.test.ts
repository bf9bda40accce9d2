import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/extract/extract.ts';

const FIRST =
  'قالت الوزارة في بيان صدر صباح اليوم إن آخر دفعة من القوات غادرت القاعدة الجوية غربي المدينة فجر الثلاثاء.';
const SECOND =
  'وأضاف البيان أن اللجنة المشتركة ستتسلم المواقع الثلاثة الباقية قبل نهاية الشهر المقبل وفق الجدول المتفق عليه.';
const THIRD =
  'ولم تعلق السفارة على البيان، فيما دعت المعارضة إلى نشر نص الاتفاق كاملا أمام الرأي العام خلال أسبوع واحد.';
const FOURTH =
  'وتقع القاعدة على بعد ثمانين كيلومترا غربي المدينة، وتضم مدرجا طويلا ومستشفى ميدانيا ومخازن كبيرة للوقود والعتاد.';
const OTHER =
  'وفي خبر منفصل، أعلنت دائرة الأنواء الجوية أن موجة برد تصل إلى المحافظات الشمالية مساء الخميس المقبل مع أمطار.';

const linked = (body: string, type = 'NewsArticle') =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': type, headline: 'عنوان', articleBody: body })}</script>`;
const read = (html: string) => extractArticle(html, { url: 'https://a.example/1' }).text.split('\n');
const p = (text: string) => `<p>${text}</p>`;

describe('the text in the structured data', () => {
  it('brings back paragraphs that stand in an element with a bad name', () => {
    const html = `${linked([FIRST, SECOND, THIRD].join('\n'))}<div><div>${p(FIRST)}</div><div class="sponsor-box">${p(SECOND)}${p(THIRD)}</div></div>`;
    expect(read(html)).toEqual([FIRST, SECOND, THIRD]);
  });

  it('ends the article where it ends', () => {
    const html = `${linked([FIRST, SECOND, THIRD, FOURTH].join('\n'))}<div>${[FIRST, SECOND, THIRD, FOURTH, OTHER].map(p).join('')}</div>`;
    expect(read(html)).toEqual([FIRST, SECOND, THIRD, FOURTH]);
  });

  it('begins the article where it begins', () => {
    const html = `${linked([FIRST, SECOND, THIRD].join(' '))}<div>${[OTHER, FIRST, SECOND, THIRD].map(p).join('')}</div>`;
    expect(read(html)).toEqual([FIRST, SECOND, THIRD]);
  });

  it('is no reason to cut when it is only the beginning', () => {
    const cut = `${FIRST} ${SECOND}`;
    const html = `${linked(cut)}<div>${[FIRST, SECOND, THIRD, OTHER].map(p).join('')}</div>`;
    expect(read(html)).toEqual([FIRST, SECOND, THIRD, OTHER]);
  });

  it('is the article where the page is a teaser', () => {
    const html = `${linked(`<p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p>`)}<div>${p(FIRST)}</div>`;
    expect(read(html)).toEqual([FIRST, SECOND, THIRD]);
  });

  it('is read when it is escaped markup', () => {
    expect(read(linked(`&lt;p&gt;${FIRST}&lt;/p&gt;&lt;p&gt;${SECOND}&lt;/p&gt;`))).toEqual([FIRST, SECOND]);
  });

  it('is ignored when it is a teaser itself', () => {
    const html = `${linked('خبر عاجل')}<div>${[FIRST, SECOND].map(p).join('')}</div>`;
    expect(read(html)).toEqual([FIRST, SECOND]);
  });

  it('does not cut a live blog down to one of its updates', () => {
    const data = {
      '@type': 'LiveBlogPosting',
      headline: 'مباشر',
      liveBlogUpdate: [FIRST, SECOND, THIRD].map((articleBody) => ({ '@type': 'BlogPosting', articleBody })),
    };
    const html = `<script type="application/ld+json">${JSON.stringify(data)}</script><div>${[FIRST, SECOND, THIRD].map(p).join('')}</div>`;
    expect(read(html)).toEqual([FIRST, SECOND, THIRD]);
  });

  it('of another article on the page is not taken', () => {
    const mine = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'القوات تغادر القاعدة الجوية' })}</script>`;
    const html = `<title>القوات تغادر القاعدة الجوية</title>${linked([OTHER, OTHER, OTHER].join(' '))}${mine}<div>${[FIRST, SECOND].map(p).join('')}</div>`;
    expect(read(html)).toEqual([FIRST, SECOND]);
  });
});
