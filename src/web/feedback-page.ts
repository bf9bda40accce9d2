import { html } from 'hono/html';
import type { FeedbackChoice } from '../model/feedback.ts';
import type { FeedbackSubject } from '../store/feedback.ts';
import { foreign, foreignLine } from './foreign.ts';
import { words } from './language/spoken.ts';
import { type Html, page } from './layout.ts';

/** The opposite choice. */
export const OTHER: Readonly<Record<FeedbackChoice, FeedbackChoice>> = {
  relevant: 'not_relevant',
  not_relevant: 'relevant',
};

interface FeedbackView {
  subject: FeedbackSubject;
  choice: FeedbackChoice;
  /** The same link for the other choice, relative to the site. */
  otherPath: string;
  /** Told apart from other readers by this, so that pressing twice counts once. */
  reader: string;
}

/** Asks for one press of a button: programs that follow links in mails change nothing. */
export function feedbackPage({ subject, choice, otherPath, reader }: FeedbackView): Html {
  const button = (action: string, label: FeedbackChoice, kind: string): Html =>
    html`<form method="post" action="${action}"><input type="hidden" name="reader" value="${reader}"><button class="${kind}">${words().feedback.choice(label)}</button></form>`;
  const { feedback: say, title } = words();
  const body = html`
<div class="card"><h3>${foreign(subject.headline)}</h3>
${foreignLine(subject.title, 400)}</div>
<h2>${say.question}</h2>
<div class="choices">${button('', choice, 'main')}${button(otherPath, OTHER[choice], '')}</div>
<p class="soft">${say.note} <a href="/stories/${subject.storyId}">${say.openStory}</a></p>`;
  return page(title.feedback, body);
}

/** After the press. */
export function thanksPage({ subject, choice, otherPath, reader }: FeedbackView): Html {
  const { feedback: say, title } = words();
  const body = html`
<div class="card"><h3>${say.thanks(choice)}</h3>
<div>${foreign(subject.headline)}</div></div>
<form method="post" action="${otherPath}"><input type="hidden" name="reader" value="${reader}"><button>${say.other(OTHER[choice])}</button></form>
<p><a href="/stories/${subject.storyId}">${say.openStory}</a></p>`;
  return page(title.feedback, body);
}

/** A plain sentence, for a link that does not count or leads nowhere. */
export function sentencePage(title: string, sentence: string): Html {
  return page(title, html`<p>${sentence}</p>`);
}
