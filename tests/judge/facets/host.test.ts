import { describe, expect, it } from 'vitest';
import { whereaboutsOf } from '../../../src/judge/facets/host.ts';
import { withdrawalsIn } from '../analysed.ts';

const TITLE = 'واشنطن وطهران تبحثان تفاهما جديدا';

describe('where a withdrawal is told to happen', () => {
  it.each([
    ['the country that is left', 'تعهدت أمريكا بسحب قواتها من إيران.', 'IR', null],
    ['not the country the troops are around', 'تعهدت أمريكا بسحب قواتها من محيط إيران.', null, null],
    ['nor the one they are near', 'تسحب أمريكا قواتها المنتشرة بالقرب من إيران.', null, null],
    ['an area, not the country named elsewhere', 'تسحب أمريكا قواتها من الخليج.', null, 'the Gulf'],
    ['nor the one talks are with', 'بعد الاتفاق مع إيران تسحب أمريكا قواتها من المنطقة.', null, 'the region'],
    [
      'none, where the country only agrees',
      'تبقى القوات الأمريكية متأهبة لتنفيذ الاتفاق مع إيران.',
      null,
      null,
    ],
    ['or signs', 'ستعود حاملة الطائرات الأمريكية بعد توقيع واشنطن وإيران التفاهم.', null, null],
    [
      'the country that is agreed with and left',
      'بعد الاتفاق مع إيران تسحب أمريكا قواتها من إيران.',
      'IR',
      null,
    ],
    [
      'an area with a preposition written to it',
      'تخفض أمريكا قواتها بالشرق الأوسط.',
      null,
      'the Middle East',
    ],
    ['the country in the area', 'تسحب أمريكا قواتها من إيران ومن المنطقة.', 'IR', null],
    ['the country of a region named before', 'تسحب أمريكا قواتها من هذه المنطقة.', 'IR', null],
    [
      'an area behind many words',
      'تسحب أمريكا جزءا كبيرا من القوات والعتاد التي وعدت بها شركاءها في الحلف من أوروبا.',
      null,
      'Europe',
    ],
    ['the country of a zone', 'تسحب أمريكا قواتها من المنطقة العازلة.', 'IR', null],
  ])('is %s: %s', (_, text, host, area) => {
    expect(whereaboutsOf(withdrawalsIn({ title: TITLE, text }), 'IR', 'US')).toEqual({ host, area });
  });
});

describe('a town or base', () => {
  it.each([
    ['IQ', 'غادرت القوات البريطانية البصرة أمس.'],
    ['AF', 'أخلت القوات الأسترالية معسكرها في أوروزغان.'],
    ['AF', 'انسحبت القوات الإيطالية من هرات.'],
    ['SO', 'بدأت القوات الإثيوبية الانسحاب من بيداوا.'],
    ['SN', 'سلمت القوات الفرنسية معسكر جييل.'],
    ['RO', 'تسحب القوات الأمريكية لواء من قاعدة ميهايل كوغالنيتشانو.'],
  ])('lies in %s: %s', (host, text) => {
    const [candidate] = withdrawalsIn({ text });
    expect(candidate?.locations.map(({ mention }) => mention.host)).toContain(host);
  });
});
