import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { feedbackPath, readFeedbackLink } from '../alerts/feedback-link.ts';
import type { FeedbackChoice } from '../model/feedback.ts';
import { type FeedbackSubject, feedbackSubject, saveFeedback } from '../store/feedback.ts';
import type { SqlPool } from '../store/sql.ts';
import { feedbackPage, OTHER, sentencePage, thanksPage } from './feedback-page.ts';
import { keepCookie } from './keep-cookie.ts';
import { words } from './language/spoken.ts';

const READER = /^[\w-]{16,64}$/;
const READER_COOKIE = 'rasid_reader';

interface ReadLink {
  eventId: string;
  choice: FeedbackChoice;
  otherPath: string;
  subject: FeedbackSubject;
}

/** What feedback is taken with. */
interface FeedbackNeeds {
  pool: SqlPool;
  /** Signs its links. */
  secret: string;
  publicUrl(): string | null;
  now(): Date;
}

/** The pages behind the links of an alert that ask whether it was wanted, and where the answers go. */
export function feedbackRoutes({ pool, secret, publicUrl, now }: FeedbackNeeds): Hono {
  /** The link's claim and what it is about, or the answer that refuses it. */
  async function read(context: Context): Promise<ReadLink | Response> {
    const link = {
      eventId: context.req.param('event') ?? '',
      choice: context.req.param('choice') ?? '',
      until: context.req.query('until') ?? '',
      signature: context.req.query('sig') ?? '',
    };
    const claim = readFeedbackLink(secret, link, now().getTime());
    if (claim === 'forged' || claim === 'expired')
      return context.html(sentencePage(words().title.feedback, words().feedback[claim]), 403);
    const subject = await feedbackSubject(pool, claim.eventId);
    if (!subject) return context.html(sentencePage(words().title.feedback, words().feedback.gone), 404);
    // Relative to this page (feedback/EVENT/CHOICE), so that a path prefix of a proxy stays.
    const otherPath = `../../${feedbackPath(secret, { ...claim, choice: OTHER[claim.choice] })}`;
    return { eventId: claim.eventId, choice: claim.choice, otherPath, subject };
  }
  const readerOf = (context: Context, given: unknown): string => {
    const known = [getCookie(context, READER_COOKIE), given].find(
      (value): value is string => typeof value === 'string' && READER.test(value),
    );
    return known ?? randomBytes(16).toString('base64url');
  };
  const path = '/feedback/:event{[0-9]{1,18}}/:choice{[a-z_]{1,20}}';
  return new Hono()
    .get(path, async (context) => {
      const link = await read(context);
      if (link instanceof Response) return link;
      return context.html(feedbackPage({ ...link, reader: readerOf(context, null) }));
    })
    .post(
      path,
      bodyLimit({ maxSize: 4_096, onError: (context) => context.text('too large', 413) }),
      async (context) => {
        const link = await read(context);
        if (link instanceof Response) return link;
        const reader = readerOf(context, (await context.req.parseBody()).reader);
        await saveFeedback(pool, { eventId: link.eventId, reader, choice: link.choice });
        keepCookie(context, READER_COOKIE, reader, publicUrl());
        return context.html(thanksPage({ ...link, reader }));
      },
    );
}
