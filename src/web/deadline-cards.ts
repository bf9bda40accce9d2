import { html } from 'hono/html';
import { deadlineSubject } from '../alerts/render/calendar.ts';
import { dateLabel } from '../alerts/wording.ts';
import { deadlineState, type ListedDeadline } from '../model/deadline.ts';
import { daysLeft } from '../model/deadline-day.ts';
import { excerpt, foreign, outward } from './foreign.ts';
import { type Html, page, span } from './layout.ts';

/** The instant a page is made, and the zone (IANA name) in which its days begin. */
export interface Today {
  now: Date;
  zone: string;
}

/** How far off a deadline is, in words: `23 days left`, `ends today`, `passed 3 d ago`. */
function distance(deadline: ListedDeadline, { now, zone }: Today): Html {
  if (deadline.metAt !== null) {
    const late = deadline.metAt.getTime() > deadline.endsAt.getTime();
    return html`<span class="good">met${late ? ', late' : ''}</span>`;
  }
  const leftMs = deadline.endsAt.getTime() - now.getTime();
  if (leftMs <= 0) return html`<span class="bad">passed ${span(-leftMs / 1_000)} ago</span>`;
  const days = daysLeft(deadline.date, now.getTime(), zone);
  if (days === 0) return html`<b class="warn">ends today</b>`;
  return html`<span class="${days <= 7 ? 'warn' : 'soft'}">${days === 1 ? '1 day' : `${days} days`} left</span>`;
}

function card(
  deadline: ListedDeadline,
  nameOf: (id: string) => { en: string },
  today: Today,
  storyLink: boolean,
): Html {
  const { article } = deadline;
  const by = deadline.precision === 'day' ? '' : 'by the end of ';
  return html`<div class="card"><h3>${by}${dateLabel(deadline.date)} · ${distance(deadline, today)}</h3>
<div>${storyLink ? html`<a href="/stories/${deadline.storyId}">${foreign(deadlineSubject(deadline))}</a>` : foreign(deadlineSubject(deadline))}</div>
${deadline.excerpt === null ? '' : excerpt(deadline.excerpt)}
<div class="soft">${outward(article.url, foreign(nameOf(article.sourceId).en, 80))}${deadline.excerpt !== null || deadline.quote === '' ? '' : html` · ${foreign(deadline.quote, 120)}`}</div></div>`;
}

/** Deadlines as cards, in the order given. */
export function deadlineCards(
  deadlines: readonly ListedDeadline[],
  nameOf: (id: string) => { en: string },
  today: Today,
  storyLink: boolean,
): Html {
  return html`${deadlines.map((deadline) => card(deadline, nameOf, today, storyLink))}`;
}

/** The page of all deadlines: what is to come, the soonest first; what passed; what was met, the latest first. */
export function deadlinesPage(
  deadlines: readonly ListedDeadline[],
  nameOf: (id: string) => { en: string },
  today: Today,
): Html {
  const of = (state: ReturnType<typeof deadlineState>): ListedDeadline[] =>
    deadlines.filter((deadline) => deadlineState(deadline, today.now) === state);
  const section = (title: string, list: ListedDeadline[], none: string): Html =>
    html`<h2>${title}</h2>${list.length === 0 ? html`<p class="soft">${none}</p>` : deadlineCards(list, nameOf, today, true)}`;
  const body = html`
<p class="soft">Dates that statements and announcements set, with the words that set them. Days end in ${today.zone}. <a href="/deadlines.ics">Calendar file (iCalendar)</a></p>
${section('Upcoming', of('upcoming'), 'None known.')}
${section('Passed, with no completed withdrawal reported', of('passed').toReversed(), 'None in the last year.')}
${section('Met', of('met').toReversed(), 'None in the last year.')}`;
  return page('deadlines', body);
}
