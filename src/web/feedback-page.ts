import { html } from 'hono/html';
import type { FeedbackChoice } from '../model/feedback.ts';
import type { FeedbackSubject } from '../store/feedback.ts';
import { foreign, foreignLine } from './foreign.ts';
import { type Html, page } from './layout.ts';

export const CHOICE_WORDS: Readonly<Record<FeedbackChoice, string>> = {
  relevant: 'Relevant',
  not_relevant: 'Not relevant',
};

const OTHER: Readonly<Record<FeedbackChoice, FeedbackChoice>> = {
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
    html`<form method="post" action="${action}"><input type="hidden" name="reader" value="${reader}"><button class="${kind}">${CHOICE_WORDS[label]}</button></form>`;
  const body = html`
<div class="card"><h3>${foreign(subject.headline)}</h3>
${foreignLine(subject.title, 400)}</div>
<h2>Was this alert what you want to hear about?</h2>
<div class="choices">${button('', choice, 'main')}${button(otherPath, OTHER[choice], '')}</div>
<p class="soft">Nothing is stored until you press a button. You can change your mind later: the last choice counts. <a href="/stories/${subject.storyId}">Open the story</a></p>`;
  return page('feedback', body);
}

/** After the press. */
export function thanksPage({ subject, choice, otherPath, reader }: FeedbackView): Html {
  const body = html`
<div class="card"><h3>Thank you: stored as “${CHOICE_WORDS[choice].toLowerCase()}”.</h3>
<div>${foreign(subject.headline)}</div></div>
<form method="post" action="${otherPath}"><input type="hidden" name="reader" value="${reader}"><button>No, it was: ${CHOICE_WORDS[OTHER[choice]].toLowerCase()}</button></form>
<p><a href="/stories/${subject.storyId}">Open the story</a></p>`;
  return page('feedback', body);
}

/** A plain sentence, for a link that does not count or leads nowhere. */
export function sentencePage(title: string, sentence: string): Html {
  return page(title, html`<p>${sentence}</p>`);
}
