import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import type { Source } from '../../../src/model/source.ts';
import type { PageText } from '../../../src/sources/offered.ts';
import type { AskedItem } from '../../../src/sources/pages/article-check.ts';
import { readPage } from '../../../src/sources/pages/read-page.ts';
import { createRobots } from '../../../src/sources/robots.ts';
import { loopback } from '../loopback.ts';

const { pages, client } = loopback();

const ITEM: AskedItem = {
  title: 'بغداد وأنقرة تتفقان على جدول لإخلاء معسكر بعشيقة قبل الربيع',
  text: 'اتفق الجانبان على أن تغادر آخر وحدة معسكر بعشيقة قبل نهاية آذار.',
};
const BODY = [
  'اتفق العراق وتركيا على جدول زمني لإخلاء معسكر بعشيقة قرب الموصل، على أن تغادر آخر وحدة قبل الربيع.',
  'وقال متحدث حكومي في بغداد إن لجنة مشتركة ستشرف على التسليم وتتحقق من خلو المكان من الألغام والعتاد.',
  'ولم تعلق أنقرة على موعد بدء النقل، لكنها أكدت أن التفاهم جاء بعد ثلاث جولات من المباحثات الأمنية.',
];
const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('');
const page = (title: string, body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const ARTICLE = page(
  `${ITEM.title} - صحيفة النهار الجديد`,
  `<nav><a href="/">الرئيسية</a></nav><article><h1>${ITEM.title}</h1>${paragraphs(BODY)}</article>`,
);
const links = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `<li><a href="/n/${n}">خبر رقم ${n} في شأن محلي لا علاقة له</a></li>`,
  ).join('');

async function read(
  body: string | Uint8Array,
  headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' },
  item = ITEM,
): Promise<PageText> {
  const server = await pages({
    '/n/1': (response) => response.writeHead(200, headers).end(body),
    '/there': ARTICLE,
    '/round': page('', '', '<meta http-equiv="refresh" content="0;url=/n/1">'),
    '/': page('صحيفة النهار الجديد', `<ul>${links(30)}</ul><p>${BODY[0]}</p>`),
  });
  const http = client();
  const robots = createRobots(http, 'Rasid/test', () => 0);
  return readPage(`${server.origin}/n/1`, { allowPrivate: true } as Source, item, { http, robots });
}

const refusal = async (...call: Parameters<typeof read>): Promise<string> => {
  const error = await read(...call).then(
    () => new Error('it was taken for the article'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SourceError)) throw error;
  return `${error.failure}: ${error.message.replace('page: no article but ', '')}`;
};

describe('a page that is no article is refused, saying what it is', () => {
  const CHALLENGE = 'no-article: a challenge for browsers';
  const CONSENT = 'no-article: a question about cookies';
  const LOG_IN = 'no-article: a log-in or subscription page';
  const LOST = 'no-article: a page that says "not found"';
  const ERROR = 'no-article: an error of its server, or a site that is closed';
  it.each([
    [
      'a challenge in English',
      page('Just a moment...', '<p>Checking if the site connection is secure.</p>'),
      CHALLENGE,
    ],
    [
      'a challenge in Arabic',
      page(
        'التحقق من المتصفح',
        '<h1>دقيقة من فضلك</h1><p>يجب أن نتأكد من أنك إنسان ولست روبوت قبل فتح الموقع.</p>',
      ),
      CHALLENGE,
    ],
    ['one of scripts alone', page('', '<script>slowAES.decrypt(toNumbers("ab"))</script>'), CHALLENGE],
    [
      'a page that wants JavaScript',
      page(ITEM.title, '<div id="root"></div><p>You need to enable JavaScript to run this app.</p>'),
      CHALLENGE,
    ],
    [
      'a question about cookies',
      page(
        'قبل المتابعة إلى الموقع',
        '<h1>خصوصيتك تهمنا</h1><p>نستخدم نحن وشركاؤنا ملفات تعريف الارتباط لعرض إعلانات تناسبك وقياس الأداء.</p><button>قبول الكل</button>',
      ),
      CONSENT,
    ],
    [
      'a question about cookies in English',
      page(
        'Before you continue',
        '<p>We value your privacy. We and our 812 partners store information on a device.</p>',
      ),
      CONSENT,
    ],
    [
      'a log-in page',
      page('تسجيل الدخول', '<form><p>سجل الدخول لمتابعة القراءة في موقعنا</p><input type="password"></form>'),
      LOG_IN,
    ],
    [
      'a subscription page under the headline',
      page(
        ITEM.title,
        `<h1>${ITEM.title}</h1><p>هذا المحتوى خاص بالمشتركين. اشترك الآن لقراءة بقية الصفحة.</p>`,
      ),
      LOG_IN,
    ],
    [
      'one that guards against robots that learn',
      page('Making sure you are not a bot!', '<h1>Making sure you are not a bot!</h1><p>Loading…</p>'),
      CHALLENGE,
    ],
    [
      'one that a plugin set up',
      page('Site', '<p>Your access to this service has been limited. (HTTP response code 503)</p>'),
      CHALLENGE,
    ],
    [
      'one for another country',
      page('النهار', '<p>عذرا، هذا المقطع غير متاح في بلدك لأسباب تتعلق بالحقوق.</p>'),
      CHALLENGE,
    ],
    [
      'a question about cookies in French',
      page('Avant d’accéder au site', '<p>Nous utilisons des cookies pour mesurer l’audience.</p>'),
      CONSENT,
    ],
    [
      'for subscribers, in French',
      page('Le Matin', '<p>Article réservé aux abonnés. Pour lire la suite, abonnez-vous.</p>'),
      LOG_IN,
    ],
    [
      'a forum that wants members',
      page('المنتدى', '<p>أنت لم تقم بتسجيل الدخول، أو ليست لديك صلاحية لدخول هذا القسم.</p>'),
      LOG_IN,
    ],
    [
      'a program that broke down',
      '<br />\n<b>Fatal error</b>: Uncaught Error: Call to a member function on null in /srv/www/n.php:7<br />',
      ERROR,
    ],
    [
      'a database that is away',
      page('Database Error', '<h1>Error establishing a database connection</h1>'),
      ERROR,
    ],
    ['a site under repair', page('النهار', '<h1>الموقع تحت الصيانة</h1><p>نعود إليكم بعد قليل.</p>'), ERROR],
    [
      'a gateway',
      page('النهار | 522: Connection timed out', '<p>The origin web server timed out.</p>'),
      ERROR,
    ],
    ['a name for sale', page('nahar.example', '<p>This domain is for sale. Make an offer.</p>'), ERROR],
    [
      'not found, in other words',
      page('النهار', '<p>المعذرة، لا يمكن العثور على الصفحة التي طلبتها، جرب البحث.</p>'),
      LOST,
    ],
    [
      'not found, on a blog',
      page('مدونة', '<p>الصفحة التي تبحث عنها في هذه المدونة ليس لها وجود.</p>'),
      LOST,
    ],
    [
      'a few lines in English',
      page('Nahar', '<p>You have come to our new server, where nothing is set up yet. Come back later.</p>'),
      'no-article: a few lines in another language',
    ],
    ['not found, in the title', page('404 | النهار', '<p>هذه ليست الصفحة التي تريدها</p>'), LOST],
    [
      'not found, beside much else',
      page(
        'عفوا، الصفحة لم تعد متاحة',
        `<h1>عفوا، الصفحة لم تعد متاحة</h1><ul>${links(25)}</ul><section>${paragraphs(Array(9).fill('بدأت في العاصمة أعمال المعرض السنوي للكتاب بمشاركة دور نشر كثيرة من بلدان عربية وأجنبية، ويستمر أسبوعين.'))}</section>`,
      ),
      LOST,
    ],
    [
      'a home page at the article’s address',
      page('صحيفة النهار الجديد', `<ul>${links(40)}</ul><h2>${ITEM.title}</h2><p>${ITEM.text}</p>`),
      'no-article: a home page or list of articles',
    ],
    [
      'another article',
      page(
        'وفاة الفنان الكبير',
        `<article><h1>وفاة الفنان الكبير</h1>${paragraphs(Array(4).fill('نعى الوسط الفني مطربا قديرا رحل عن عمر يناهز الثمانين بعد مسيرة طويلة ومليئة بالألحان.'))}</article>`,
      ),
      'no-article: a page about something else',
    ],
  ])('%s', async (_name, html, expected) => {
    expect(await refusal(html)).toBe(expected);
  });

  it('a home page that was redirected to', async () => {
    const server = await pages({
      '/n/1': (response) => response.writeHead(302, { location: '/' }).end(),
      '/': page('صحيفة النهار الجديد', `<h3>${ITEM.title}</h3><p>${BODY[0]}</p><ul>${links(20)}</ul>`),
    });
    const http = client();
    const robots = createRobots(http, 'Rasid/test', () => 0);
    const reading = readPage(`${server.origin}/n/1`, { allowPrivate: true } as Source, ITEM, {
      http,
      robots,
    });
    await expect(reading).rejects.toThrow('a home page');
  });

  it.each([
    ['a PDF file', Buffer.from('%PDF-1.7\n%\u00e2\u00e3 stream بيان الوزارة'), 'text/html', 'a PDF file'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'image/jpeg', 'a picture'],
    [
      'bytes',
      Buffer.concat([Buffer.from('x\0\0'), deflateSync('نص')]),
      'text/html',
      'a file of no known kind',
    ],
    ['an error in JSON', '{"error":{"code":500,"message":"تعذر تنفيذ الطلب"}}', 'application/json', 'JSON'],
    ['JSON that calls itself HTML', '[{"message":"Too Many Requests"}]', 'text/html', 'JSON'],
    [
      'a script',
      '(function(){document.write("<p>نص</p>")})();',
      'text/javascript',
      'a file of type text/javascript',
    ],
    [
      'an error in XML',
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
      'text/xml',
      'XML of no page',
    ],
  ])('%s', async (_name, body, type, expected) => {
    expect(await refusal(body, { 'content-type': type })).toBe(`no-article: ${expected}`);
  });

  it('nothing at all', async () => {
    expect(await refusal(page('', ''))).toBe('no-text: page: no readable text');
  });

  it('pages that lead on in a circle', async () => {
    expect(await refusal(page('', '', '<meta http-equiv="refresh" content="0;url=/round">'))).toMatch(
      'leads on and on',
    );
  });
});

describe('a page that leads on by itself is followed', () => {
  it.each([
    ['as the standard has it', '0; url=/there'],
    ['in quotes', "1;URL='/there'"],
    ['without the word', '0;/there'],
  ])('%s', async (_name, content) => {
    const leading = page('', 'يتم تحويلك', `<meta http-equiv="Refresh" content="${content}">`);
    expect((await read(leading)).text).toBe(BODY.join('\n'));
  });

  it('by a field of the answer', async () => {
    const fields = { 'content-type': 'text/html', refresh: '0; url=/there' };
    expect((await read(page('', 'يتم تحويلك'), fields)).text).toBe(BODY.join('\n'));
  });

  it.each([
    ['a script', '<script>window.location.href = "/there";</script>'],
    ['one that escapes slashes', '<script>location.replace("\\/there")</script>'],
    ['one that waits', "<p>لحظات…</p><script>setTimeout(() => top.location.assign('/there'), 50)</script>"],
    ['an attribute', '<p onclick="document.location=\'/there\'">الدخول إلى الموقع</p>'],
    ['a page that says so', '<h1>Object moved</h1><p>Object moved to <a href="/there">here</a>.</p>'],
  ])('by %s', async (_name, body) => {
    expect((await read(page('', body))).text).toBe(BODY.join('\n'));
  });

  it('but not away from an article', async () => {
    const script = '<script>if (screen.width < 400) location.href = "/elsewhere";</script>';
    expect((await read(ARTICLE.replace('</head>', `${script}</head>`))).text).toBe(BODY.join('\n'));
  });
});

describe('an article stays one', () => {
  const cookieBar = '<div class="bar">نستخدم ملفات تعريف الارتباط. <button>موافق</button></div>';
  it.each([
    ['plain', ARTICLE],
    [
      'with a cookie bar and a log-in form',
      ARTICLE.replace('<nav>', `${cookieBar}<form><input type="password"></form><nav>`),
    ],
    [
      'with scripts of a guard',
      ARTICLE.replace('</body>', '<script src="/cdn-cgi/challenge-platform/h/b/main.js"></script></body>'),
    ],
    ['that renews itself', ARTICLE.replace('</head>', '<meta http-equiv="refresh" content="300"></head>')],
    [
      'that leads browsers without scripts on',
      ARTICLE.replace(
        '</head>',
        '<noscript><meta http-equiv="refresh" content="0;url=/there"></noscript></head>',
      ),
    ],
    ['under another headline', ARTICLE.replaceAll(ITEM.title, 'اتفاق جديد بين الجارين')],
    ['among many links', ARTICLE.replace('</article>', `</article><ul>${links(60)}</ul>`)],
  ])('%s', async (_name, html) => {
    expect((await read(html)).text).toBe(BODY.join('\n'));
  });

  it.each([
    ['without words to compare', { title: 'عاجل', text: '' }],
    ['in another language', { title: 'Baghdad and Ankara agree on a timetable for the camp', text: '' }],
  ])('%s', async (_name, item) => {
    expect((await read(ARTICLE, undefined, item)).text).toBe(BODY.join('\n'));
  });

  it('about pages that are not found', async () => {
    const title = 'خطأ 404 يضرب مواقع الوزارات: الصفحة غير موجودة';
    const text =
      'ظهرت عبارة الصفحة غير موجودة وخطأ 404 على مواقع الوزارات ساعات، وقالت هيئة الاتصالات إن الخلل أصلح.';
    const html = page(title, `<article><h1>${title}</h1><p>${text}</p></article>`);
    expect((await read(html, undefined, { title, text: '' })).text).toBe(text);
  });
});
