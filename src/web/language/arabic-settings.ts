import { dateAr } from './arabic-words.ts';
import { apart, type Sentence, said } from './sentences.ts';

// What `rasid check` says of a configuration, in Arabic. Places, values and the words of the files stay as files have them.

/** What a value may be, where it is said in words. */
const ALLOWED: readonly Sentence[] = [
  [/^text$/, () => 'نص'],
  [/^a list$/, () => 'قائمة'],
  [/^a value$/, () => 'قيمة'],
  [/^a number$/, () => 'عدد'],
  [/^a whole number$/, () => 'عدد صحيح'],
  [/^keys with values$/, () => 'مفاتيح بقيم'],
  [/^at least one entry$/, () => 'بند واحد على الأقل'],
  [/^at least (\S+)$/, (n = '') => `${n} على الأقل`],
  [/^at least (\d+) characters$/, (n = '') => `${n} حرفا على الأقل`],
  [/^at most (\S+)$/, (n = '') => `${n} على الأكثر`],
  [/^a duration such as (.+)$/, (such = '') => `مدة مثل ${apart(such)}`],
  [/^an id of its own$/, () => 'معرّف لا يتكرر'],
  [/^the id of a channel, or a list of them$/, () => 'معرّف قناة أو قائمة معرّفات'],
  [/^an? (\w+) that `(.+)` lists$/, (_what, command = '') => `ما يسرده ${apart(command)}`],
];

/** Of whatever place in a file; they stand behind it. */
const LINES: readonly Sentence[] = [
  [
    /^found (.+?), allowed: (.+?)(?:; did you mean '(.+)'\?)?$/s,
    (found = '', allowed = '', meant = '') =>
      `وُجد ${found === 'nothing' ? 'لا شيء' : apart(found)}، والمسموح: ${said(allowed, ALLOWED) ?? apart(allowed)}${meantAr(meant)}`,
  ],
  [
    /^not a known key( here)?(?:; did you mean '(.+)'\?)?$/,
    (here = '', meant = '') => `مفتاح غير معروف${here ? ' هنا' : ''}${meantAr(meant)}`,
  ],
  [/^not YAML \((.+)\)$/s, (why = '') => `ليس YAML سليما: ${apart(why)}`],
  [/^not UTF-8; save it in that encoding$/, () => 'ليس بترميز UTF-8؛ احفظه بهذا الترميز'],
  [/^not usable \(more than one document\)$/, () => 'لا يصلح: فيه أكثر من مستند'],
  [/^excludes all that is asked: it can never match$/, () => 'يستثني كل ما يطلبه، فلا يطابق شيئا أبدا'],
  [
    /^never reached, since (\S+) before it takes everything$/,
    (before = '') => `لا يُبلغ أبدا، لأن ${apart(before)} قبله يأخذ كل شيء`,
  ],
  [
    /^no route tells anybody of the topic (\S+)$/,
    (topic = '') => `لا مسار يُبلغ أحدا بالموضوع ${apart(topic)}`,
  ],
  [
    /^no route, digest or operations names '(.+)'$/,
    (id = '') => `لا مسار ولا موجز ولا ${apart('operations')} يذكر ${apart(id)}`,
  ],
  [/^'(.+)' has ended \((.+)\)$/, (id = '', at = '') => `انتهى ${apart(id)} (${dateAr(at)})`],
  [
    /^not set; failing sources and dead letters are only logged, nobody is told of trouble$/,
    () => 'غير معيّن؛ المصادر المتعثرة والتسليمات المتروكة تُكتب في السجل فقط، ولا يُبلغ أحد بخلل',
  ],
  [
    /^not set; failing sources and dead letters are only logged, only '(.+)' is told, and only when watching has stopped or a channel takes no messages$/,
    (id = '') =>
      `غير معيّن؛ المصادر المتعثرة والتسليمات المتروكة تُكتب في السجل فقط، ولا يُبلغ إلا ${apart(id)}، وحين تتوقف المراقبة أو لا تأخذ قناة الرسائل فقط`,
  ],
  [
    /^not set; if this machine stops, nobody is told \((.+)\)$/,
    (docs = '') => `غير معيّن؛ إن توقف هذا الجهاز لم يُبلغ أحد (${apart(docs)})`,
  ],
  [/^no source is switched on$/, () => 'لا مصدر مشغّلا'],
  [
    /^'(.+)' reads the same address as '(.+)', which is then fetched twice$/,
    (id = '', other = '') => `${apart(id)} يقرأ العنوان الذي يقرؤه ${apart(other)}، فيُجلب مرتين`,
  ],
];

const meantAr = (meant: string): string => (meant === '' ? '' : `؛ أتقصد ${apart(meant)}؟`);

/** Where it stands: `alerts.yaml:3: route.channel`, `match`. */
const PLACE = /^((?:\S+\.ya?ml(?::\d+)?: )?(?:[\w.[\]-]+: )?)(.+)$/s;

/** A warning or a problem of a configuration, in Arabic. */
export function settingAr(line: string): string {
  const [, place = '', rest = ''] = PLACE.exec(line) ?? [];
  const sentence = said(rest, LINES);
  if (sentence === null) return apart(line);
  return place === '' ? sentence : `${apart(place.replace(/: $/, ''))}: ${sentence}`;
}
