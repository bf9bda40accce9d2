/** Lines that are never part of an article, whole. */
const NOISE = new RegExp(
  `^[\\s\\p{P}]*(?:${[
    '(?:story continues below )?adverti[sz]ements?',
    'article continues (?:below|after)[^.]{0,40}',
    'story continues[^.]{0,40}',
    'continue reading the main story',
    'scroll (?:down )?(?:for|to)[^.]{0,60}',
    'sponsored(?: content)?',
    'ads?',
    'promoted',
    'loading\\W*',
    'please wait\\W*',
    '(?:share|tweet|print|email|save|copy link|pin|pin it|whatsapp|facebook|twitter|telegram|linkedin|reddit|messenger|pinterest|flipboard|comments?|reply|report|like|follow)(?: this)?(?: (?:article|story|post|page|on (?:facebook|twitter|whatsapp|linkedin)))?',
    'share (?:on|via|with|to)[^.]{0,60}',
    'sign up(?: (?:for|to|here|now|free|today)[^.]{0,120})?\\.?',
    'subscribe(?: (?:to|now|here|today|for)[^.]{0,120})?\\.?',
    'follow us(?: on[^.]{0,80})?\\.?',
    'like us on[^.]{0,60}\\.?',
    'get (?:the|our) (?:latest|best|top|daily|free)[^.]{0,120}(?:inbox|newsletter|email|app)[^.]{0,40}\\.?',
    '(?:enter|your) e-?mail(?: address)?',
    'view (?:this post on instagram|comments?|gallery|all)[^.]{0,30}',
    '(?:show|hide|view|leave|post|read|join|load) (?:a |the |all |more |\\d+ )?(?:comments?|replies|conversation|discussion)',
    'copyright [^.]{0,20}\\d{4}.{0,200}',
    '©.{0,200}',
    'all rights reserved.{0,40}',
    "your browser does(?: not|n['’]t) support.{0,100}",
    'javascript (?:is|must).{0,80}',
    '(?:play|watch) (?:the )?video',
    'image (?:source|caption|copyright).{0,120}',
    'media caption.{0,200}',
    'file photo.{0,20}',
    '.{0,200}(?:getty images|\\(?ap photo(?:/.{0,40})?|shutterstock|\\(photo.{0,60}\\))',
    '(?:photos?|images?|photograph|picture|credit)(?: by| courtesy(?: of)?|\\s*:|/).{0,80}',
    'getty images',
    'newsletter',
    'a post shared by.{0,160}',
    '.{0,200}(?:photo|photograph|image|credit|picture)s?\\s*:\\s.{1,60}',
    '.{2,80}/\\s?(?:ap|afp|reuters|epa|getty.{0,20}|bloomberg|shutterstock)',
    'download (?:the|our) .{0,40}app.{0,80}',
    'click here (?:to|for) .{0,100}',
    '(?:tags?|topics?|filed under|categories|keywords)\\s*:.{0,200}',
    '\\(?except for the headline.{0,200}',
    '(?:#[\\p{L}\\p{N}_]+\\s*){1,30}',
    'للاشتراك في (?:قناتنا|قناة|النشرة|خدمة).{0,80}',
    '(?:تابعوا|تابعونا|تابع) .{0,40}(?:على|عبر)\\s*:?',
    '(?:انقر|اضغط)(?:وا)? هنا.{0,80}',
    '(?:لقراءة الخبر|رابط الخبر|للاطلاع على المصدر).{0,60}',
    'back to top',
    'skip (?:to|ad|advert).{0,40}',
    'hide caption|toggle caption|enlarge this image',
    '\\d+ (?:comments?|shares?|views?|likes?|min(?:ute)?s? read)',
    '(?:إعلان|اعلان|إعلانات|دعاية)',
    '(?:شارك|شاركها|شاركنا|مشاركة|طباعة|تعليقات?|أضف تعليقا?|اضف تعليق|التعليقات|حفظ|نسخ الرابط|أرسل|إرسال)(?: (?:المقال|الخبر|هذا الخبر|الموضوع|الصفحة|رأيك|(?:على|عبر) (?:فيس|تويتر|واتس|تل[يغج]|لينكد|البريد|مواقع|وسائل|منصة)).{0,60})?',
    '(?:تابعنا|تابعونا|تابعوا|انضموا|انضم (?:إلينا|الينا|إلى قناتنا)|اشترك (?:الآن|في نشرتنا|في النشرة|في قناتنا)|اشتركوا) .{0,90}(?:فيسبوك|تويتر|تلغرام|تليغرام|تيليجرام|تيليغرام|تلجرام|واتساب|واتس آب|واتس اب|يوتيوب|غوغل|جوجل|إنستغرام|انستغرام|النشرة|البريدية|قناتنا|قناة|صفحتنا|منصة|نيوز).{0,60}',
    '(?:الكلمات (?:المفتاحية|الدلالية|الدالة)|الوسوم|وسوم|كلمات دلالية|تاغات?|هاشتاغ)(?:\\s*:.{0,200})?',
    '(?:جميع|كافة|كل) الحقوق محفوظة.{0,80}',
    'حقوق (?:النشر|الطبع).{0,60}محفوظة.{0,40}',
    '(?:التعليق على الصورة|مصدر الصورة|صدر الصورة|صورة أرشيفية|أرشيفية|أرشيف)[^.]{0,120}',
    'لا توجد تعليقات.{0,20}',
    'hirdetés|werbung|anzeige|publicité|reklama|reklam|реклама|anuncio|publicidad|pubblicità|advertentie',
    '(?:auto)?play|replay|show thumbnails|show captions|thumbnails|captions|slideshow|full screen|text size(?:\\W+[-+a-z]{1,5})*|reset',
    '(?:\\[\\+\\] )?enlarge(?: image)?|view full size|click to enlarge',
    '[/|] \\p{Lu}.{1,30}',
    'follow (?:us |@\\w+ ).{0,100}',
    'connect with (?:us|me)(?: on .{0,40})?',
    'copyright:? .{1,60}|not to be reproduced .{0,80}',
    '(?:from )?(?:the )?archives?',
    'رابط مختصر|الرابط المختصر.{0,60}',
    '(?:عدد )?المشاهدات\\s*:?.{0,12}',
    'حجم الخط.{0,8}',
    'استمع (?:إلى|الى) المقال|استمع للمقال',
  ].join('|')})[\\s\\p{P}]*$`,
  'iu',
);

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const TIME = '\\d{1,2}[:.]\\d{2} ?(?:[ap]\\.?m\\.?)?(?: \\(?[a-z]{2,4}\\)?)?';
const DAY = `(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,? )?(?:${MONTH} \\d{1,2},?|\\d{1,2} ${MONTH},?) \\d{4}`;
/** "8:04 a.m. EDT July 18, 2013", "Fri Jun 7, 2013 5:09am EDT". */
const DAY_AND_TIME = `(?:${TIME},? ${DAY}|${DAY},?(?: at)? ${TIME})`;

/** Bylines and dates at the head of an article: who wrote it, when it came out, how long it takes to read. */
const BYLINE = new RegExp(
  `^[\\s\\p{P}]*(?:${[
    '(?:published|updated|posted|last updated|last modified|first published|date|created)(?: on| at)?\\s*[:\\-–]?\\s*.{0,60}\\d.{0,40}',
    '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? .{0,24}\\d{4}.{0,24}',
    '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.? \\d{1,2},? \\d{4}.{0,40}',
    '\\d{1,2}[./ -](?:\\d{1,2}|\\p{L}{3,12})[./ -],?\\s?\\d{2,4}.{0,40}',
    '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.{0,30}',
    // A place, an author or nothing, then the time of day and the date, with no sentence around them.
    `(?:[^.!?؟]{0,60}[|,·] |[^.!?؟:]{0,60} )?${DAY_AND_TIME}.{0,12}`,
    '\\d+ (?:minutes?|hours?|days?|weeks?|months?) ago.{0,20}',
    '\\d+ min(?:ute)?s? (?:read|to read)',
    '(?:written |reported )?by \\p{L}+ \\p{L}+[^.!?]{0,40}\\b(?:reporter|correspondent|editor|writer)\\b[^.!?]{0,30}',
    'written by \\p{L}+ \\p{L}+(?: \\p{L}+)?',
    '(?:كتب|كتبت|بقلم|إعداد|اعداد|تحرير|المصدر|الكاتب|مراسل|ترجمة|تصوير)\\s*[:/-].{0,60}',
    '(?:بقلم|كتب|كتبت) \\p{L}+(?: \\p{L}+){0,3}',
    '(?:نشر|نُشر|نشرت|تم النشر|تاريخ النشر|آخر تحديث|اخر تحديث|تحديث|محدث|حُدّث|حدث|التاريخ|أضيف|الوقت)(?: في| بتاريخ| يوم)?\\s*[:\\-–]?\\s*.{0,50}[\\d٠-٩].{0,50}',
    '(?:السبت|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة)[،,]? .{0,20}[\\d٠-٩]{4}.{0,40}',
    '[\\d٠-٩]{1,2}[/-][\\d٠-٩]{1,2}[/-][\\d٠-٩]{2,4}.{0,30}',
    '[\\d٠-٩]{1,2} \\p{L}+(?:[/ ]\\p{L}+)?،? [\\d٠-٩]{4}.{0,40}',
    '(?:منذ|قبل) .{0,8}(?:دقيقة|دقائق|ساعة|ساعات|ساعتين|يوم|أيام|يومين|أسبوع)',
    '(?:مدة|وقت) القراءة.{0,20}',
  ].join('|')})[\\s\\p{P}]*$`,
  'iu',
);

/** What outlets put under an article: whom to follow, where to write, where it came from. */
const FAREWELL = new RegExp(
  `^[\\s\\p{P}]*(?:${[
    '(?:you can )?(?:follow|find|like) .{2,80}(?:on|at|via) (?:twitter|facebook|instagram|linkedin|telegram).{0,80}',
    '(?:follow|twitter|email|e-mail|contact|contact us|write to).{0,60}@.{0,80}',
    '(?:got|have) (?:a|any) (?:news )?(?:tips?|stor(?:y|ies)|questions?|thoughts).{0,160}',
    'what do you think.{0,120}',
    '(?:get|enjoy|start|try) .{0,30}(?:unlimited|full|digital) (?:access|subscription|trial).{0,120}',
    'already (?:a|have an?) .{0,20}(?:subscriber|subscription|member|account).{0,60}',
    // The initials of who wrote and who edited.
    '[(/]?\\p{L}{1,2}(?:[ ./،-]+\\p{L}{1,2}){1,3}[)/.]?',
    '.{2,80} (?:is on twitter|can be (?:reached|followed|found)|tweets) .{0,120}',
    '\\p{L}[^.]{2,60} is (?:an? |the )[^.]{0,60}(?:reporter|correspondent|writer|columnist|editor|contributor|journalist)\\p{L}*[ ,.].{0,220}',
    '(?:let us know|tell us|share your).{0,80}(?:comments?|below|thoughts).{0,40}',
    '(?:sign up|subscribe|register|download|join|click|tap).{0,200}',
    'the post .{0,200} (?:appeared|was published|first).{0,80}',
    '(?:this (?:article|story|post) )?(?:was )?(?:originally|first) (?:published|appeared).{0,120}',
    'read the (?:original|full) (?:article|story|report).{0,80}',
    '(?:photos?|images?|picture|credit|source|via|tags?|topics?|filed under|categories|more)\\s*[:|].{0,120}',
    'for (?:more (?:information|details|news|stories|on|from|about|visit)|(?:all )?the latest).{0,200}',
    '(?:المصدر|المصادر|وكالات|الصورة|صورة|تصوير|تصنيف|التصنيف|القسم)\\s*[:|].{0,100}',
    '(?:الآراء|الاراء|المقالات|التعليقات|الأفكار) (?:الواردة|المنشورة|المعبر عنها|المعبّر عنها).{0,80}(?:لا تعب[ّ]?ر|تعب[ّ]?ر|لا تمثل|تمثل|تلزم).{0,160}',
    '(?:إخلاء (?:ال)?مسؤولية|تنويه|ملاحظة)\\s*:.{0,220}',
    '(?:opinions|views|comments) (?:expressed|posted|that are).{0,80}(?:do not|are not|those of|their own|will be|derogatory).{0,200}',
    '(?:للاشتراك|للتواصل|لمتابعتنا|حم[ّ]?ل تطبيق|لمتابعة (?:آخر|أهم|أخبار|الأخبار|المزيد)).{0,200}',
    '(?:انضموا?|اشتركوا?) (?:إلى|الى|في|على) (?:قناتنا|قناة|نشرتنا|النشرة|صفحتنا|خدمة).{0,200}',
  ].join('|')})$`,
  'iu',
);

/** Headings and labels under which a page speaks of itself: readers' words, offers, who writes here. */
const REST = new RegExp(
  `^[\\s\\p{P}]*(?:${[
    '(?:(?:reader|user|post|latest|recent|top) )?comments?',
    'about (?:us|this (?:site|blog|website|author)|the (?:author|authors|writer|blogger))',
    '(?:was|did you find|is) this (?:article|page|post|story|information) (?:helpful|useful|interesting)',
    'rate this (?:article|post|page|story)',
    'subscribe (?:to|now to) (?:continue|keep|read).{0,40}',
    '(?:to|please) (?:continue|keep) reading.{0,60}',
    '(?:want|would you like) to (?:continue|keep) reading.{0,40}',
    'this (?:article|story|content|post) is (?:for|only for|exclusive to|available (?:only )?to) .{0,40}(?:subscribers|members).{0,40}',
    '(?:already a|become a|are you a) (?:subscriber|member)',
    '(?:how to )?cite this (?:article|essay|paper|page).{0,60}',
    'support (?:us|our (?:work|journalism|reporting))',
    'من نحن|عن (?:الموقع|الكاتب|الكاتبة|المدونة)|نبذة عن (?:الكاتب|الكاتبة)',
    '(?:ال)?تعليقات(?: (?:القراء|الزوار))?|آراء القراء|شارك برأيك|اكتب تعليقك',
    'هذا (?:المحتوى|المقال) (?:خاص|متاح|حصري).{0,30}(?:للمشتركين|بالمشتركين|للأعضاء).{0,30}',
    '(?:هل )?(?:كان|وجدت) (?:هذا )?(?:المقال|المحتوى) مفيدا[ًا]?',
  ].join('|')})[\\s\\p{P}]*$`,
  'iu',
);

/** Appeals for money, and how to cite, read like prose; they begin so. */
const APPEAL =
  /^[\s\p{P}]*(?:since you(?:['’]re| are) here|we have a (?:small )?favou?r to ask|(?:please )?use one of the following formats to cite)\b/iu;

const LONGEST_FAREWELL = 300;
const LONGEST_NOISE = 260;
const LONGEST_BYLINE = 120;

/** Does the page begin here to speak of itself? `isLabel`: the block is a heading or looks like one. */
export function opensRest(text: string, isLabel: boolean): boolean {
  return (isLabel && text.length <= LONGEST_BYLINE && REST.test(text)) || APPEAL.test(text);
}

/** Is the block, whole, a button, a share line, an advertisement mark, a copyright line, a caption's credit? */
export function isNoise(text: string): boolean {
  return text.length <= LONGEST_NOISE && (NOISE.test(text) || CREDIT.test(text));
}

/** "Name Surname/Outlet": case matters here. */
const CREDIT =
  /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3} ?\/ ?(?:the )?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,3}$/u;

const TIME_OF_DAY =
  /^[\s\p{P}]*[\d٠-٩]{1,2}[:.][\d٠-٩]{2}(?:[:.][\d٠-٩]{2})?\s*(?:[ap]\.?m\.?|gmt|utc|[صم])?[\s\p{P}]*$/iu;

/** Is the block a time of day alone? Over an update it is its heading, elsewhere a label. */
export const isTimeOfDay = (text: string): boolean => text.length <= 16 && TIME_OF_DAY.test(text);

/** Is the last block of an article not of it: whom to follow, where to subscribe, where it was first published? */
export function isFarewell(text: string): boolean {
  return text.length <= LONGEST_FAREWELL && FAREWELL.test(text);
}

const JOINING = new Set(['and', 'for', 'of', 'in', 'the', 'with', '']);

/** "By" and names: case matters here, as sentences begin with "By" too. */
function isByName(text: string): boolean {
  const names = /^[\s\p{P}]*(?:(?:written|posted|reported|published) )?by:?\s(.+)$/iu.exec(text)?.[1];
  const words = names?.split(/[\s\p{P}]+/u) ?? [];
  return (
    words.length > 0 && words.length < 14 && words.every((word) => /^\p{Lu}/u.test(word) || JOINING.has(word))
  );
}

/** Is the block, whole, a byline, a date or a reading time? */
export function isByline(text: string): boolean {
  // A sentence may begin with the same words; bylines do not end in a stop.
  if (text.length > 45 && /[.!?؟]["”»)]*$/.test(text)) return false;
  return text.length <= LONGEST_BYLINE && (BYLINE.test(text) || isByName(text));
}
