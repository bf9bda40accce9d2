/** What may stand in an article's place. */
export type WallKind = 'challenge' | 'consent' | 'log-in' | 'not-found';

interface Wall {
  kind: WallKind;
  /** In the page's title or main heading, whatever else is on it. */
  name: RegExp;
  /** There, on a page that says little else. */
  title: RegExp;
  /** In the words of a page that says little else. */
  text: RegExp;
  /** In its source, where no words tell. */
  source: RegExp;
}

const NONE = /(?!)/;

/** One pattern of many words. `first`: they stand at the beginning, whatever signs come before them. */
function anyOf(words: readonly string[], first: readonly string[] = []): RegExp {
  const start = first.length === 0 ? [] : [String.raw`^[^\p{L}\p{N}]*(?:${first.join('|')})`];
  return new RegExp([...words, ...start].join('|'), 'iu');
}

/** In the order of being asked. The words are those of the services that put them up, and of Arabic and European outlets. */
const WALLS: readonly Wall[] = [
  {
    kind: 'challenge',
    name: NONE,
    title: anyOf(
      [],
      [
        'just a moment',
        'attention required',
        'one moment,? please',
        'please wait',
        'checking your browser',
        'are you (?:a )?(?:human|robot)',
        'you are being redirected',
        'pardon our interruption',
        'access (?:to this page has been )?denied',
        'access denied',
        'security check',
        'ddos[- ]guard',
        'robot check',
        'human verification',
        'verif(?:y|ication)',
        'captcha',
        'bot verification',
        'request rejected',
        String.raw`(?:403 )?forbidden[^\p{L}\p{N}]*$`,
        String.raw`(?:لحظة(?: واحدة)?|انتظر لحظة|يرجى الانتظار|(?:جار[ٍي]? )?التحقق(?: من)?(?: الأمان| الامان| الزائر| المتصفح)?)(?: من فضلك)?[^\p{L}\p{N}]*$`,
        'تحقق أمني',
        'تم رفض الوصول',
        'تم حظر الوصول',
        'الوصول مرفوض',
        'un instant',
        'veuillez patienter',
        'vérification',
      ],
    ),
    text: anyOf([
      'verif(?:y|ying) (?:that )?you are (?:a )?human',
      String.raw`(?:enable|requires?|required|turn on|activate)\W{1,3}(?:\w+\W{1,3}){0,6}(?:javascript|cookies)`,
      String.raw`(?:javascript|cookies) (?:is|are|must be|to be|and cookies)\W`,
      'checking (?:your browser|if the site connection)',
      'unusual (?:traffic|activity)',
      'you have been blocked',
      'ddos protection',
      'not a robot',
      'complete the (?:captcha|security check)',
      'incident id',
      'ray id',
      String.raw`reference #\d`,
      String.raw`(?:أنك|انك|أنت|بأنك)(?: \p{L}+)? (?:إنسان|انسان|بشر|روبوت|لست روبوت\p{L}*|لست برنامج\p{L}*)`,
      'لست (?:روبوت|برنامج)',
      String.raw`(?:تفعيل|تمكين|فعل|فعّل|بتفعيل|بتمكين) (?:ال)?(?:جافا\s?سكريبت|جافاسكربت|javascript|ملفات تعريف الارتباط|الكوكيز)`,
      '(?:فحص|التحقق من|نتحقق من|بالتحقق من) (?:أمان |امان )?(?:ال)?(?:متصفح|اتصال)',
      '(?:حركة مرور|نشاط) غير (?:معتاد|عادي)',
      'تم حظر(?:ك| عنوان)',
      'activer javascript',
      'vous êtes (?:un )?humain',
    ]),
    source: anyOf([
      '_cf_chl_opt',
      'cf-browser-verification',
      'challenge-form',
      '/cdn-cgi/challenge-platform/h/',
      '_Incapsula_Resource',
      String.raw`captcha-delivery\.com`,
      'px-captcha',
      String.raw`geo\.captcha`,
      'sucuri_cloudproxy',
      'slowAES',
      String.raw`toNumbers\(`,
      '__ddg',
      'ddos-guard',
      'awswaf',
      'aws-waf-token',
      'g-recaptcha',
      'h-captcha',
      'cf-turnstile',
      '__arcsjs',
      'arvancloud',
      'humanSecurity',
      '_sec/cp_challenge',
      'bm-verify',
    ]),
  },
  {
    kind: 'consent',
    name: NONE,
    title: anyOf([
      'before you continue',
      'your privacy',
      'privacy (?:settings|choices|preferences)',
      'cookie (?:settings|consent|preferences|notice)',
      'consent',
      'قبل (?:المتابعة|أن تتابع|الاستمرار)',
      '(?:إعدادات|خيارات) الخصوصية',
      'خصوصيتك',
      'ملفات تعريف الارتباط',
      'avant de continuer',
      'vie privée',
      'gestion des cookies',
    ]),
    text: anyOf([
      String.raw`we (?:and our (?:\d+ )?partners|value your privacy|use cookies)`,
      String.raw`(?:accept|reject|agree to|consent to)(?: \p{L}+){0,3} (?:cookies|all)`,
      String.raw`our \d*\s?partners (?:store|process|use)`,
      String.raw`(?:نستخدم|يستخدم (?:هذا )?الموقع|نحن وشركاؤنا|استخدام)(?: \p{L}+){0,6} (?:ملفات|الكوكيز|كوكيز|تعريف الارتباط)`,
      String.raw`(?:قبول|رفض|أوافق|موافق)(?: \p{L}+){0,3} (?:الكل|الكوكيز|ملفات|الجميع)`,
      'شركاؤنا',
      'nos partenaires',
      String.raw`accepter(?: \p{L}+){0,2} cookies`,
    ]),
    source: NONE,
  },
  {
    kind: 'log-in',
    name: NONE,
    title: anyOf(
      [],
      [
        '(?:log|sign)[ -]?in',
        'sign[ -]?up',
        'subscribe',
        'subscription required',
        'register',
        'تسجيل (?:ال)?دخول',
        'سجل الدخول',
        'سجّل الدخول',
        'الدخول إلى حساب',
        'اشترك',
        'الاشتراك',
        'إنشاء حساب',
        'connexion',
        'se connecter',
        "s['’]identifier",
      ],
    ),
    text: anyOf([
      '(?:log|sign) ?in to (?:continue|read|your)',
      String.raw`(?:already )?(?:a|have an) (?:subscriber|account|member)\?`,
      String.raw`(?:create|register)(?: \p{L}+){0,3} account`,
      'forgot(?:ten)? (?:your )?password',
      String.raw`(?:subscribe|subscription|register)(?: \p{L}+){0,4} (?:to|and) (?:continue|read|keep)`,
      '(?:سجل|سجّل|قم بتسجيل|يرجى تسجيل|الرجاء تسجيل|يجب تسجيل|تسجيل) ?(?:ال)?دخول',
      'نسيت كلمة (?:المرور|السر)',
      'كلمة (?:المرور|السر)',
      String.raw`(?:متاح|مخصص|خاص|حصري)(?: \p{L}+){0,2} (?:للمشتركين|بالمشتركين|للأعضاء)`,
      String.raw`اشترك(?: \p{L}+){0,3} (?:للمتابعة|لمتابعة|لقراءة|لتتمكن)`,
      'mot de passe',
    ]),
    source: NONE,
  },
  {
    kind: 'not-found',
    name: anyOf([
      String.raw`(?:^|[^\d.,])(?:404|410)(?:$|[^\d.,%])`,
      String.raw`(?:page|article|content|story|url|file|resource)(?: \p{L}+){0,3} (?:not found|(?:does(?: not|n['’]t)|no longer) exists?|(?:is )?(?:no longer|not|un)\s?available|removed|deleted)`,
      String.raw`(?:page|article)(?: \p{L}+){0,2} introuvable`,
      String.raw`(?:ال)?(?:صفحة|خبر|مقال|مادة|موضوع|محتوى|رابط|عنوان)(?: \p{L}+){0,3} (?:غير (?:موجود|متاح|متوفر|متوفّر)\p{L}?|لم (?:تعد|يعد)|(?:تم )?(?:حذف|إزالة|نقل)\p{L}*|لا (?:توجد|يوجد|وجود))`,
      'لم يتم العثور',
      'لا (?:توجد|يوجد) (?:صفحة|نتائج|محتوى|مقال)',
    ]),
    title: anyOf(
      ['nothing (?:was )?found'],
      ['not found', String.raw`error\b`, 'oops', 'sorry', 'عذر', 'نأسف', 'نعتذر', 'للأسف', 'خطأ'],
    ),
    text: anyOf([
      String.raw`(?:page|article|story|content)(?: \p{L}+){0,6} (?:not found|(?:could|can) ?not be found|does(?: not|n['’]t) exist|no longer (?:exists?|available)|(?:been |was )?(?:moved|removed|deleted))`,
      String.raw`(?:الصفحة|الخبر|المقال|المادة|الموضوع|المحتوى|الرابط)(?: \p{L}+){0,6} (?:غير (?:موجود|متاح|متوفر)\p{L}?|لم (?:تعد|يعد)|(?:تم )(?:حذف|إزالة|نقل)\p{L}*|حُذف\p{L}?)`,
      'لم (?:يتم العثور|نعثر|نتمكن من (?:العثور|إيجاد))',
      'introuvable',
      "n['’]existe (?:pas|plus)",
    ]),
    source: NONE,
  },
];

const NAMES: Readonly<Record<WallKind, string>> = {
  challenge: 'a challenge for browsers',
  consent: 'a question about cookies',
  'log-in': 'a log-in or subscription page',
  'not-found': 'a page that says "not found"',
};

/** The kind in words for operators. */
export const wallName = (kind: WallKind): string => NAMES[kind];

/** A page that says more than this is not only a wall. */
const LITTLE_CHARS = 1_500;

/** What of a page tells a wall from an article. */
export interface WallSigns {
  /** Title and main headings. */
  titles: readonly string[];
  /** All that a reader sees and that is no link. */
  words: string;
  source: string;
  asksPassword: boolean;
}

/** Which wall a page is, if it is one. */
export function wallOf({ titles, words, source, asksPassword }: WallSigns): WallKind | null {
  const isLittle = words.length < LITTLE_CHARS;
  for (const { kind, name, title, text } of WALLS) {
    if (titles.some((one) => name.test(one))) return kind;
    if (isLittle && (text.test(words) || titles.some((one) => title.test(one)))) return kind;
  }
  if (isLittle && asksPassword) return 'log-in';
  // Widgets and guards of a whole page carry the same marks: they tell only where there is hardly a word.
  return words.length < LITTLE_CHARS / 5 && WALLS.some((wall) => wall.source.test(source.slice(0, 200_000)))
    ? 'challenge'
    : null;
}
