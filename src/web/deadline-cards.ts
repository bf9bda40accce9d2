import { html } from 'hono/html';
import { deadlineState, type ListedDeadline } from '../model/deadline.ts';
import { daysLeft } from '../model/deadline-day.ts';
import type { SourceName } from '../model/names.ts';
import { excerpt, foreign, outward, sentence } from './foreign.ts';
import { words } from './language/spoken.ts';
import { type Html, page, span } from './layout.ts';

/** The instant a page is made, and the zone (IANA name) in which its days begin. */
export interface Today {
  now: Date;
  zone: string;
}

/** How far off a deadline is, in words: `23 days left`, `ends today`, `passed 3 d ago`. */
function distance(deadline: ListedDeadline, { now, zone }: Today): Html {
  const { deadlines: say } = words();
  if (deadline.metAt !== null) {
    const late = deadline.metAt.getTime() > deadline.endsAt.getTime();
    return html`<span class="good">${say.metWord(late)}</span>`;
  }
  const leftMs = deadline.endsAt.getTime() - now.getTime();
  if (leftMs <= 0) return html`<span class="bad">${say.passedAgo(span(-leftMs / 1_000))}</span>`;
  const days = daysLeft(deadline.date, now.getTime(), zone);
  if (days === 0) return html`<b class="warn">${say.today}</b>`;
  return html`<span class="${days <= 7 ? 'warn' : 'soft'}">${say.left(days)}</span>`;
}

function card(deadline: ListedDeadline, nameOf: SourceName, today: Today, storyLink: boolean): Html {
  const { article } = deadline;
  const { deadlines: say, facts } = words();
  const date = say.date(deadline.date);
  return html`<div class="card"><h3>${deadline.precision === 'day' ? date : say.by(date)} · ${distance(deadline, today)}</h3>
<div>${storyLink ? html`<a href="/stories/${deadline.storyId}">${sentence(facts.deadline(deadline))}</a>` : sentence(facts.deadline(deadline))}</div>
${deadline.excerpt === null ? '' : excerpt(deadline.excerpt)}
<div class="soft">${outward(article.url, foreign(facts.name(nameOf(article.sourceId)), 80))}${deadline.excerpt !== null || deadline.quote === '' ? '' : html` · ${foreign(deadline.quote, 120)}`}</div></div>`;
}

/** Deadlines as cards, in the order given. */
export function deadlineCards(
  deadlines: readonly ListedDeadline[],
  nameOf: SourceName,
  today: Today,
  storyLink: boolean,
): Html {
  return html`${deadlines.map((deadline) => card(deadline, nameOf, today, storyLink))}`;
}

/** The page of all deadlines: what is to come, the soonest first; what passed; what was met, the latest first. */
export function deadlinesPage(deadlines: readonly ListedDeadline[], nameOf: SourceName, today: Today): Html {
  const of = (state: ReturnType<typeof deadlineState>): ListedDeadline[] =>
    deadlines.filter((deadline) => deadlineState(deadline, today.now) === state);
  const section = (title: string, list: ListedDeadline[], none: string): Html =>
    html`<h2>${title}</h2>${list.length === 0 ? html`<p class="soft">${none}</p>` : deadlineCards(list, nameOf, today, true)}`;
  const { deadlines: say, title } = words();
  const body = html`
<p class="soft">${say.intro(today.zone)} <a href="/deadlines.ics">${say.calendar}</a></p>
${section(say.upcoming, of('upcoming'), say.noneKnown)}
${section(say.passed, of('passed').toReversed(), say.noneInYear)}
${section(say.met, of('met').toReversed(), say.noneInYear)}`;
  return page(title.deadlines, body);
}
