import { describe, expect, it } from 'vitest';
import { previewAddress } from '../../src/sources/telegram.ts';
import { readTelegramPage } from '../../src/sources/telegram-page.ts';
import { NOW, sites } from './read-source.ts';
import { LINK, message, page, preview, text } from './telegram-markup.ts';

const site = sites();

const TELEGRAM = { kind: 'telegram', url: '/s/example_news' } as const;

const said = (number: number): string => message(number, text(`خبر ${number}`));
const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => said(from + index)).join('');
const numbers = (items: { guid: string }[]): number[] => items.map((item) => Number(item.guid.split('/')[1]));

describe('a message', () => {
  it('has its number for identity, its first words for a title, and its whole text with the line breaks', () => {
    const html = page(
      message(
        41,
        text(
          '<b>بيان عسكري</b> <i class="emoji" style="x"><b>🇮🇶</b></i><br/>استهدفنا القاعدة<br><br>والله المستعان <a href="https://t.me/x" onclick="evil()">@x</a>',
        ),
      ),
    );
    expect(readTelegramPage(html, NOW).items).toEqual([
      {
        guid: 'telegram:example_news/41',
        url: 'https://t.me/example_news/41',
        title: 'بيان عسكري 🇮🇶 استهدفنا القاعدة',
        summary: '',
        content: expect.stringMatching(
          /^<b>بيان عسكري<\/b>.*<br \/>استهدفنا القاعدة<br \/><br \/>والله المستعان <a href="https:\/\/t.me\/x">@x<\/a>$/s,
        ),
        author: 'وكالة مثال',
        publishedAt: '2026-11-24T01:15:00Z',
        updatedAt: null,
        categories: [],
        whole: true,
      },
    ]);
  });

  it.each([
    ['is only a link', text(LINK)],
    ['has no text at all', ''],
    ['is a label over a link', text('<a href="https://news.example/7">للمزيد</a>')],
    ['is hashtags and a link', text(`#العراق #عاجل ${LINK}`)],
    ['is a sign, a name and a link', text(`🔴 @example_news ${LINK}`)],
    ['leads to a link', text(`🔗 اقرأ التفاصيل عبر الرابط: ${LINK}`)],
    ['is urgent and a link', text(`عاجل | ${LINK}`)],
    ['is a link without scheme', text('<a href="https://news.example/7">news.example/7</a>')],
  ])('that %s says what the link’s preview says', (_name, body) => {
    const [item] = readTelegramPage(
      page(message(5, body + preview('الجيش يخلي معسكره', 'بدأ الإخلاء<br>فجرا'))),
      NOW,
    ).items;
    expect(item).toMatchObject({ guid: 'telegram:example_news/5', title: 'الجيش يخلي معسكره', whole: true });
    expect(item?.content).toContain('الجيش يخلي معسكره<br />بدأ الإخلاء<br />فجرا');
  });

  it('that is a file is its name, where nothing more is said', () => {
    const file = '<div class="tgme_widget_message_document_title">بيان رقم 12.pdf</div>';
    const titles = (body: string) =>
      readTelegramPage(page(message(5, body)), NOW).items.map(({ title }) => title);
    expect([titles(file), titles(file + text('نص البيان'))]).toEqual([['بيان رقم 12.pdf'], ['نص البيان']]);
  });

  it('that Telegram does not show is none', () => {
    const body = text('Please open Telegram to view this post');
    expect(readTelegramPage(page(message(5, body)), NOW).items).toEqual([]);
  });

  it('that says something itself is not what a preview says', () => {
    const [item] = readTelegramPage(
      page(message(5, text(`الجيش يتقدم شرقا ${LINK}`) + preview('عنوان', 'نص'))),
      NOW,
    ).items;
    expect(item).toMatchObject({ title: 'الجيش يتقدم شرقا https://news.example/7' });
    expect(item?.content).not.toContain('نص');
  });

  it('that was forwarded names whom from, linked or hidden', () => {
    const from = (name: string): string =>
      `<div class="tgme_widget_message_forwarded_from">Forwarded from ${name}</div>`;
    const linked = from(
      '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/o/5"><span dir="auto">الإعلام الحربي</span></a>',
    );
    const hidden = from('<span class="tgme_widget_message_forwarded_from_name">قناة خاصة</span>');
    const { items } = readTelegramPage(
      page(message(1, text('أ'), { before: linked }) + message(2, text('ب'), { before: hidden })),
      NOW,
    );
    expect(items).toMatchObject([
      { author: 'الإعلام الحربي', categories: ['forwarded from الإعلام الحربي'] },
      { author: 'قناة خاصة', categories: ['forwarded from قناة خاصة'] },
    ]);
  });

  it('that was edited says so; the word in its text does not count', () => {
    const { items } = readTelegramPage(
      page(message(1, text('أ'), { meta: 'edited &nbsp;' }) + message(2, text('edited by hand'))),
      NOW,
    );
    expect(items.map((item) => item.categories)).toEqual([['edited'], []]);
  });

  it('with a signature has its author', () => {
    const meta = '<span class="tgme_widget_message_from_author">المراسل</span>,&nbsp;';
    expect(readTelegramPage(page(message(1, text('أ'), { meta })), NOW).items[0]?.author).toBe('المراسل');
  });

  it('that answers another holds only its own text', () => {
    const before = `<a class="tgme_widget_message_reply" href="https://t.me/example_news/1"><div class="tgme_widget_message_text js-message_reply_text">نص غيره</div></a>`;
    const { items } = readTelegramPage(page(message(2, text('ردّنا'), { before })), NOW);
    expect(items.map((item) => item.content)).toEqual(['ردّنا']);
  });

  it('without words, and a service message, are left out but counted', () => {
    const photo = '<a class="tgme_widget_message_photo_wrap" href="https://t.me/example_news/2"></a>';
    const html = page(
      message(1, text('Channel created'), { wrap: 'service_message' }) + message(2, photo) + said(3),
    );
    const { items, numbers: all } = readTelegramPage(html, NOW);
    expect([items.length, all]).toEqual([1, [1, 2, 3]]);
  });

  // Glosses: "scenes of an operation of <date>: a post near the well"; "the battalions shelled / the barracks"; "prayer on the hill".
  it.each([
    [
      'on a date',
      'مشاهد من عملية للكتائب بتاريخ<br>09-05-2025<br>موقع قرب البئر<br>والله أكبر',
      'مشاهد من عملية للكتائب بتاريخ 09-05-2025 موقع قرب البئر',
    ],
    [
      'on a preposition',
      'الكتائب تقصف ثكنة في<br>حي البئر القديم<br>والله أكبر',
      'الكتائب تقصف ثكنة في حي البئر القديم',
    ],
    ['on nothing of the kind', 'الكتائب تقصف ثكنة البئر<br>صلاة على التلة', 'الكتائب تقصف ثكنة البئر'],
  ])('whose first line breaks off %s has a title that says something', (_name, body, title) => {
    expect(readTelegramPage(page(message(5, text(body))), NOW).items[0]?.title).toBe(title);
  });

  it('with a very long first line has a title cut at a word', () => {
    const { items } = readTelegramPage(page(message(1, text('كلمة '.repeat(200)))), NOW);
    expect(items[0]?.title).toMatch(/^(كلمة ){39}كلمة…$/);
  });

  it.each(['a-', 'a.'])('of %s again and again is read in linear time', (part) => {
    const start = process.cpuUsage();
    readTelegramPage(page(message(1, text(part.repeat(60_000)))), NOW);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  });

  it('with a script in it gives no script', () => {
    const { items } = readTelegramPage(
      page(message(1, text('نص<script>alert(1)</script><img src=x onerror=alert(1)>'))),
      NOW,
    );
    expect(items[0]?.content).not.toMatch(/script|onerror|alert/);
  });
});

describe('a Telegram source', () => {
  it('gives the newest messages first', async () => {
    const { read } = await site({ '/s/example_news': page(range(41, 43)) });
    const reading = await read(TELEGRAM);
    expect(numbers(reading.items)).toEqual([43, 42, 41]);
    expect(reading.findings).toEqual([]);
  });

  it('pages back over an outage to the last message it knew', async () => {
    const pages: Record<string, string> = {
      '/s/example_news': page(range(1, 3)),
      '/s/example_news?before=21': page(range(11, 20), 11),
      '/s/example_news?before=11': page(range(2, 10), 2),
    };
    const { read, remember, server } = await site(
      Object.fromEntries(Object.keys(pages).map((path) => [path, (response) => response.end(pages[path])])),
    );
    const memory = remember(await read(TELEGRAM));
    pages['/s/example_news'] = page(range(21, 30), 21);
    const reading = await read({ ...TELEGRAM, maxPages: 5 }, memory);
    expect(numbers(reading.items)).toEqual(Array.from({ length: 29 }, (_, index) => 30 - index));
    expect(reading.findings).toEqual([]);
    expect(server.asked).not.toContain('/s/example_news?before=2');
  });

  it('asks for one page while nothing was missed, also over deleted messages', async () => {
    let front = page(range(11, 15), 11);
    const { read, remember, server } = await site({ '/s/example_news': (response) => response.end(front) });
    const memory = remember(await read({ ...TELEGRAM, maxPages: 1 }));
    front = page(range(13, 14) + said(18), 13);
    expect((await read(TELEGRAM, memory)).sizes.pages).toBe(1);
    expect(server.asked.filter((path) => path.includes('before'))).toEqual([]);
  });

  it('reports what it could not reach', async () => {
    let front = page(range(1, 3));
    const { read, remember } = await site({
      '/s/example_news': (response) => response.end(front),
      '/s/example_news?before=51': page(range(41, 50), 41),
    });
    const memory = remember(await read(TELEGRAM));
    front = page(range(51, 60), 51);
    const reading = await read({ ...TELEGRAM, maxPages: 2 }, memory);
    expect(reading.findings).toEqual([
      { kind: 'gap', detail: 'messages 4 to 40 were not reached in 2 pages' },
    ]);
  });

  it('is not kept busy by a page that leads to itself', async () => {
    const { read, server } = await site({
      '/s/example_news': page(range(5, 9), 5),
      '/s/example_news?before=5': page(range(5, 9), 5),
    });
    expect(numbers((await read({ ...TELEGRAM, maxPages: 50 })).items)).toEqual([9, 8, 7, 6, 5]);
    expect(server.asked).toHaveLength(3);
  });

  it('without a public preview fails as "not found"', async () => {
    const contact =
      '<html><body><div class="tgme_page"><div class="tgme_page_title">If you have Telegram</div></div></body></html>';
    const { read } = await site({
      '/s/example_news': (response) => response.writeHead(302, { location: '/example_news' }).end(),
      '/example_news': contact,
    });
    await expect(read(TELEGRAM)).rejects.toMatchObject({
      failure: 'not-found',
      message: 'telegram: no public preview of this channel',
    });
  });

  it('whose channel is empty has no items; one emptied later is worth a word', async () => {
    let front = page(range(1, 3));
    const { read, remember } = await site({ '/s/example_news': (response) => response.end(front) });
    const memory = remember(await read(TELEGRAM));
    front = page('');
    expect((await read(TELEGRAM)).findings).toEqual([]);
    expect((await read(TELEGRAM, memory)).findings.map((finding) => finding.kind)).toEqual(['empty']);
  });

  it('is left alone where robots.txt wants it', async () => {
    const { read } = await site({
      '/robots.txt': 'User-agent: *\nDisallow: /s/',
      '/s/example_news': page(said(1)),
    });
    await expect(read(TELEGRAM)).rejects.toMatchObject({ failure: 'robots' });
  });

  const failures: [what: string, status: number, body: string, failure: string][] = [
    ['a missing page', 404, '', 'not-found'],
    ['a request to wait', 429, '', 'rate-limited'],
    ['a server error', 500, '', 'server-error'],
    ['some other page', 200, '<html><p>مرحبا</p></html>', 'not-found'],
    ['a feed', 200, '<rss><channel/></rss>', 'not-found'],
    ['nothing', 200, '', 'not-found'],
  ];
  it.each(failures)('that answers with %s fails, and says how', async (_what, status, body, failure) => {
    const { read } = await site({ '/s/example_news': (response) => response.writeHead(status).end(body) });
    await expect(read(TELEGRAM)).rejects.toMatchObject({ failure });
  });
});

describe('the address of a preview', () => {
  it.each([
    ['https://t.me/example_news', 'https://t.me/s/example_news'],
    ['https://t.me/s/example_news', 'https://t.me/s/example_news'],
    ['https://t.me/example_news/123?single', 'https://t.me/s/example_news'],
    ['https://telegram.me/example_news', 'https://t.me/s/example_news'],
    ['https://t.me/', 'https://t.me/'],
    ['http://127.0.0.1:8080/s/x', 'http://127.0.0.1:8080/s/x'],
  ])('of %s is %s', (address, expected) => {
    expect(previewAddress(address)).toBe(expected);
  });
});
