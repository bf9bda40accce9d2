import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Alert } from '../model/alert.ts';
import { FEEDBACK_CHOICES, type FeedbackChoice } from '../model/feedback.ts';

/** What a feedback link says, signed: this choice on this story event, until this second since 1970. */
interface FeedbackClaim {
  eventId: string;
  choice: FeedbackChoice;
  untilSeconds: number;
}

/** HMAC-SHA256 (RFC 2104, FIPS 180-4) over a text that no other use of the secret has, in base64url. */
function signatureOf(secret: string, { eventId, choice, untilSeconds }: FeedbackClaim): string {
  return createHmac('sha256', secret)
    .update(`rasid feedback 1\n${eventId}\n${choice}\n${untilSeconds}`)
    .digest('base64url');
}

/** The path and query of a feedback link, without a leading slash. */
export function feedbackPath(secret: string, claim: FeedbackClaim): string {
  const { eventId, choice, untilSeconds } = claim;
  return `feedback/${eventId}/${choice}?until=${untilSeconds}&sig=${signatureOf(secret, claim)}`;
}

/** `https://example.org/rasid` and `https://example.org/rasid/` mean the same folder. */
function under(publicUrl: string, path: string): string {
  const base = new URL(publicUrl);
  base.search = '';
  base.hash = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return new URL(path, base).href;
}

/** The address of a story's page under Rasid's public address. */
export function storyAddress(publicUrl: string, storyId: string): string {
  return under(publicUrl, `stories/${encodeURIComponent(storyId)}`);
}

/** The links an alert about an event carries; they hold until `untilMs` (milliseconds since 1970). */
export function alertLinks(
  signing: { secret: string; publicUrl: string },
  about: { eventId: string; storyId: string; untilMs: number },
): NonNullable<Alert['links']> {
  const untilSeconds = Math.floor(about.untilMs / 1_000);
  const vote = (choice: FeedbackChoice): string =>
    under(signing.publicUrl, feedbackPath(signing.secret, { eventId: about.eventId, choice, untilSeconds }));
  return {
    story: storyAddress(signing.publicUrl, about.storyId),
    relevant: vote('relevant'),
    notRelevant: vote('not_relevant'),
  };
}

/** A link's claim, or why it does not count: `forged` for a signature that is not ours, `expired` for an old one. */
export function readFeedbackLink(
  secret: string,
  link: { eventId: string; choice: string; until: string; signature: string },
  nowMs: number,
): FeedbackClaim | 'forged' | 'expired' {
  const choice = FEEDBACK_CHOICES.find((known) => known === link.choice);
  if (choice === undefined || !/^\d{1,12}$/.test(link.until)) return 'forged';
  const claim = { eventId: link.eventId, choice, untilSeconds: Number(link.until) };
  const expected = Buffer.from(signatureOf(secret, claim));
  const given = Buffer.from(link.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
  return nowMs > claim.untilSeconds * 1_000 ? 'expired' : claim;
}
