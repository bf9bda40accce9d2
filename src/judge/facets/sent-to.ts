import { isSign, type Sentence, textAt } from '../document/document.ts';

/** What is sent to somebody: رسالة, برقية, نداء. */
const SENT = 'sent_to';
const TO = 'الي';
const FROM = 'من';
/** Between what is sent and its «إلى» stands who sends it. */
const SENDER_REACH = 8;
/** And behind it the titles and offices of whom it is sent to. */
const OFFICES_REACH = 10;

/** Whether a letter, a message or a call is sent to whom a token names: «رسالة من المقاتلين إلى الأمين العام فلان». */
export function isSentTo(sentence: Sentence, first: number): boolean {
  return sentence.matches.some(({ concept, endToken }) => {
    if (concept !== SENT || endToken >= first) return false;
    const to = toOf(sentence, endToken, first);
    return to !== null && first - to <= OFFICES_REACH && isOnePhrase(sentence, to + 1, first);
  });
}

/** The «إلى» behind what is sent: right there, behind an adjective («رسالة خطية إلى») or behind who sends it. */
function toOf(sentence: Sentence, sent: number, end: number): number | null {
  const reach = textAt(sentence, sent) === FROM ? SENDER_REACH : 1;
  for (let at = sent; at < Math.min(end, sent + reach + 1); at++) {
    const text = textAt(sentence, at);
    if (text === TO) return at;
    // «رسالة نسبت إلى»: nobody sends it to him.
    if ((isSign(sentence, at) && !QUOTE.test(text)) || (reach === 1 && text.endsWith('ت'))) return null;
  }
  return null;
}

/** Nobody begins to speak in it, and nobody else is named as the sender. */
function isOnePhrase(sentence: Sentence, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const text = textAt(sentence, at);
    if (text === FROM || (isSign(sentence, at) && !QUOTE.test(text))) return false;
  }
  return !sentence.matches.some(
    ({ concept, startToken }) =>
      /^speech\.(?:verb|we|that)$/.test(concept) && startToken >= from && startToken < end,
  );
}

const QUOTE = /^["«»“”()#_]$/;
