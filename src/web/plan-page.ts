import { Hono } from 'hono';
import { html } from 'hono/html';
import type { FolderPlan } from '../configuration/folder-plan.ts';
import type { PlannedOfStory } from '../pipeline/plan-archive.ts';
import { foreign, foreignLine, outward, settingLine } from './foreign.ts';
import { words } from './language/spoken.ts';
import { type Html, page } from './layout.ts';

/** A page shows so many changes; the command lists all. */
const SHOWN = 50;
const MOST_DAYS = 30;
const DAYS = 7;

function alertLine(alert: PlannedOfStory['before']): Html {
  const { configuration: say, facts } = words();
  if (alert === null) return html`${say.nobody}`;
  return html`${facts.severity(alert.severity as 'info')} → ${alert.channels.join(', ')}: ${foreign(alert.headline, 300)}`;
}

function row({ change, story, title, url, before, after, judgement, evidence }: PlannedOfStory): Html {
  const { configuration: say, overview } = words();
  const tone = change === 'lost' ? 'bad' : change === 'gained' ? 'good' : 'warn';
  const of = story === null ? '' : html` · <a href="/stories/${story}">${overview.storyNo(story)}</a>`;
  return html`<li><b class="${tone}">${say.planKind(change)}</b>${of}
<div>${outward(url, foreignLine(title, 300))}</div>
<div class="soft">${say.before}: ${alertLine(before)}</div><div class="soft">${say.after}: ${alertLine(after)}</div>
${judgement.map((line) => html`<div><code dir="auto">${line}</code></div>`)}
${evidence.length === 0 ? '' : html`<div dir="auto">${evidence.map((one) => html`<mark>${foreign(one, 90)}</mark> `)}</div>`}</li>`;
}

/** What the folder on disk would change: settings, and alerts of the archive with their evidence. */
function planPage({ problems, settings, days, archive }: FolderPlan): Html {
  const { configuration: say, title } = words();
  const count = (kind: PlannedOfStory['change']): number =>
    archive?.changes.filter(({ change }) => change === kind).length ?? 0;
  const votes = archive?.votes;
  const body = html`<h2>${say.plan}</h2>
${problems.length === 0 ? '' : html`<div class="card" role="alert"><p>${say.planRefused}</p><ul>${problems.map((problem) => html`<li>${settingLine(problem)}</li>`)}</ul></div>`}
${problems.length === 0 && settings.length === 0 ? html`<p class="good">${say.onDiskHolds}</p>` : ''}
${settings.length === 0 ? '' : html`<p>${say.planSettings(settings.length)}</p><ul class="rows">${settings.map((line) => html`<li><code dir="auto">${line}</code></li>`)}</ul>`}
${
  archive === null
    ? ''
    : html`<p>${say.planCounts(count('gained'), count('lost'), count('changed'))} <span class="soft">${say.planFrom(archive.articles, days)}</span></p>
${votes && votes.before.all > 0 ? html`<p>${say.planVotes(votes.before, votes.after)}</p>` : ''}
${archive.changes.length === 0 ? '' : html`<ul class="rows">${archive.changes.slice(0, SHOWN).map(row)}</ul>`}
${archive.changes.length > SHOWN ? html`<p class="soft">${say.more(archive.changes.length - SHOWN)}</p>` : ''}`
}
<p><a href="/configuration">${title.configuration}</a></p>`;
  return page(title.configuration, body);
}

/** `/configuration/plan?days=7`; one is made at a time, since each judges the archive anew. */
export function planRoutes(plan: (days: number) => Promise<FolderPlan>): Hono {
  let under: { days: number; made: Promise<FolderPlan> } | null = null;
  return new Hono().get('/', async (context) => {
    const asked = Number(context.req.query('days') ?? DAYS);
    const days = Number.isInteger(asked) && asked >= 1 && asked <= MOST_DAYS ? asked : DAYS;
    under ??= {
      days,
      made: plan(days).finally(() => {
        under = null;
      }),
    };
    return context.html(planPage(await under.made));
  });
}
