import { EVERYDAY } from '../bench/everyday.ts';

/** One article of the chaos press. */
export interface Printed {
  number: number;
  outlet: string;
  title: string;
  text: string;
  publishedAt: Date;
  /** The withdrawal it tells of, by force and host; null for everyday news. */
  affair: string | null;
}

/** Forces, as the adjective of القوات: "the … forces". */
const FORCES =
  'الأمريكية الفرنسية التركية الروسية البريطانية الإيرانية الإيطالية الألمانية الإسبانية الكندية الأسترالية الهولندية البلجيكية الدنماركية البولندية الصينية الهندية الباكستانية المصرية السعودية الإماراتية الإثيوبية الكينية الأوغندية الرواندية'.split(
    ' ',
  );
const HOSTS =
  'العراق سوريا النيجر مالي تشاد السنغال الغابون اليمن ليبيا السودان الصومال أفغانستان لبنان أوكرانيا جورجيا مولدوفا أرمينيا جيبوتي قطر الكويت البحرين الأردن اليابان الفلبين كوسوفو موزمبيق هايتي ليتوانيا لاتفيا إستونيا قبرص كولومبيا'.split(
    ' ',
  );

type Step = (force: string, host: string, number: number) => readonly [title: string, text: string];

const STEPS: readonly [Step, Step] = [
  (force, host, number) => [
    `القوات ${force} تبدأ الانسحاب من ${host}`,
    `أعلنت وزارة الدفاع اليوم أن القوات ${force} بدأت الانسحاب من ${host}، وقال المتحدث باسمها إن الدفعة الأولى غادرت فجر اليوم وعلى متنها ${number} طنا من العتاد.`,
  ],
  (force, host, number) => [
    `القوات ${force} تكمل انسحابها من ${host}`,
    `أعلنت وزارة الدفاع اليوم أن القوات ${force} أكملت انسحابها من ${host}، وأن آخر الجنود غادروا البلاد فجر اليوم بعد تسليم ${number} من المركبات.`,
  ],
];

/** Affairs that the press knows: one force and one host each, so that each is a story of its own. */
export const AFFAIRS = FORCES.length * HOSTS.length;

/** How many affairs lie between the beginning of one and its end. */
const STEP_LAG = 12;

/** The n-th matching article: the beginning of an affair, and in turn the end of one that began a while ago. */
function matching(n: number): { force: string; host: string; step: Step } {
  const turn = Math.floor(n / 2);
  const isEnd = n % 2 === 1 && turn >= STEP_LAG;
  const affair = isEnd ? turn - STEP_LAG : n % 2 === 0 ? turn : AFFAIRS - 1 - turn;
  // A stride that shares no factor with the count: neighbours differ in force and host.
  const cell = (affair * 37) % AFFAIRS;
  const force = FORCES[cell % FORCES.length] ?? '';
  const host = HOSTS[Math.floor(cell / FORCES.length)] ?? '';
  return { force, host, step: STEPS[isEnd ? 1 : 0] };
}

/** A press that prints article after article: one in `matchEvery` is to be alerted, the others are everyday news. */
export function openPress(outlets: readonly string[], matchEvery: number): () => Printed {
  let number = 0;
  let matched = 0;
  return () => {
    number += 1;
    const outlet = outlets[number % outlets.length] ?? '';
    const publishedAt = new Date();
    if (number % matchEvery === 0) {
      const { force, host, step } = matching(matched);
      matched += 1;
      const [title, text] = step(force, host, number);
      return { number, outlet, title, text, publishedAt, affair: `${force} ${host}` };
    }
    const [title, text] = EVERYDAY[number % EVERYDAY.length] ?? ['', ''];
    return {
      number,
      outlet,
      title: `${title} (${number})`,
      text: `${text} ورقم الخبر ${number}.`,
      publishedAt,
      affair: null,
    };
  };
}
