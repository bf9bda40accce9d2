import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalize } from '../src/arabic/normalize.ts';
import { createJudge } from '../src/judge/judge.ts';
import { loadJudgement } from '../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../src/settings/place.ts';

const SECONDS = 2;
const CORPUS = join(import.meta.dirname, '../tests/corpus/tune.jsonl');

interface Sample {
  title: string;
  text: string;
  publishedAt: string | null;
  source: null;
}

/** Everyday news that has nothing to do with either topic: what nine articles of ten are. */
const EVERYDAY = [
  [
    'أسعار الخضار ترتفع في الأسواق',
    'ارتفعت أسعار الخضار في أسواق العاصمة خلال الأسبوع الحالي بسبب موجة البرد، وقال تجار إن الطماطم سجلت زيادة بلغت الثلث. وتوقعت وزارة الزراعة أن تستقر الأسعار مع بدء الموسم الجديد في المحافظات الجنوبية.',
  ],
  [
    'المنتخب يتأهل إلى نصف النهائي',
    'تأهل المنتخب الوطني إلى نصف نهائي البطولة بعد فوزه بهدفين مقابل هدف، سجلهما المهاجم في الشوط الثاني. وأشاد المدرب بأداء اللاعبين وقال إن الفريق سيواصل الاستعداد للمباراة المقبلة يوم الخميس.',
  ],
  [
    'البرلمان يناقش مشروع قانون التقاعد',
    'يناقش مجلس النواب في جلسته المقبلة مشروع قانون التقاعد الذي أحالته الحكومة الشهر الماضي. وقالت اللجنة المالية إن المشروع يرفع الحد الأدنى للرواتب، فيما طالبت كتل نيابية بتأجيل التصويت عليه إلى حين استكمال الدراسات.',
  ],
  [
    'افتتاح معرض الكتاب الدولي',
    'افتتح وزير الثقافة معرض الكتاب الدولي بمشاركة أكثر من خمسمئة دار نشر من ثلاثين بلدا. ويستمر المعرض عشرة أيام، وتتضمن فعالياته ندوات وأمسيات شعرية وتوقيع كتب جديدة لكتاب عرب وأجانب.',
  ],
  [
    'الأنواء الجوية تحذر من موجة غبار',
    'حذرت هيئة الأنواء الجوية من موجة غبار تؤثر في المناطق الغربية اعتبارا من مساء الغد، ودعت السائقين إلى توخي الحذر على الطرق الخارجية بسبب انخفاض مدى الرؤية.',
  ],
];

function samples(): Sample[] {
  const relevant = readFileSync(CORPUS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { title: string; text: string; published: string | null })
    .map(({ title, text, published }): Sample => ({ title, text, publishedAt: published, source: null }));
  const tenth = relevant.slice(0, 40);
  const everyday = Array.from({ length: tenth.length * 9 }, (_, n): Sample => {
    const [title = '', text = ''] = EVERYDAY[n % EVERYDAY.length] ?? [];
    return {
      title: `${title} ${n}`,
      text: `${text} ${n}`,
      publishedAt: '2026-11-24T10:00:00Z',
      source: null,
    };
  });
  return [...tenth, ...everyday];
}

/** Articles a second over a mix, on this thread. */
function rate(mix: readonly Sample[], work: (sample: Sample) => unknown): number {
  for (const sample of mix) work(sample);
  let done = 0;
  const startedAt = performance.now();
  while (performance.now() - startedAt < SECONDS * 1_000) {
    for (const sample of mix) work(sample);
    done += mix.length;
  }
  return done / ((performance.now() - startedAt) / 1_000);
}

/** What a user of a feed filter would write: every form spelled out, one alternation. */
function keywordPattern(): RegExp {
  const { lexicons } = loadJudgement(SHIPPED_CONFIG);
  const words = ['انسحاب', 'انسحبت', 'سحب القوات', 'مغادرة القوات', 'إجلاء القوات', 'خروج القوات'];
  const names = lexicons.factions.factions.flatMap((faction) => [faction.name.ar, ...faction.names]);
  const escaped = [...words, ...names].map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'gu');
}

/** Speed of judging: articles a second, against bare normalising and a keyword regex; time against length. */
export function run(): object {
  const mix = samples();
  const judge = createJudge(loadJudgement(SHIPPED_CONFIG));
  const pattern = keywordPattern();
  const normalising = rate(mix, ({ title, text }) => [normalize(title), normalize(text)]);
  const judging = rate(mix, (sample) => judge.classify(sample));
  const keywords = rate(mix, ({ title, text }) => `${title}\n${text}`.match(pattern));
  const [seed] = mix;
  const byLength = [10_000, 100_000, 1_000_000].map((length) => {
    const text = `${seed?.text ?? ''} `
      .repeat(Math.ceil(length / ((seed?.text.length ?? 1) + 1)))
      .slice(0, length);
    const startedAt = performance.now();
    judge.classify({ title: seed?.title ?? '', text, publishedAt: null, source: null });
    return { characters: length, ms: Number((performance.now() - startedAt).toFixed(1)) };
  });
  return {
    articles: mix.length,
    meanCharacters: Math.round(
      mix.reduce((sum, { text, title }) => sum + text.length + title.length, 0) / mix.length,
    ),
    articlesPerSecond: Math.round(judging),
    timesNormalising: Number((normalising / judging).toFixed(2)),
    timesKeywordRegex: Number((keywords / judging).toFixed(2)),
    byLength,
  };
}
