import { directionMark, isolate } from '../../alerts/foreign-text.ts';
import { aboutOf } from '../../alerts/render/facts.ts';
import { draftIn, type Room, type Rooms } from '../../alerts/render/room.ts';
import type { Run } from '../../alerts/render/run.ts';
import { BULLETS } from '../../alerts/render/simple-html.ts';
import { labelsOf, ownerOf, type SummaryView, type View, viewOf } from '../../alerts/render/view.ts';
import { type FilledTemplate, fillTemplate, type Template } from '../../alerts/template.ts';
import type { Severity } from '../../model/alert.ts';
import type { Dispatch } from '../../model/channel.ts';
import {
  BOLD,
  box,
  type Container,
  type Look,
  line,
  linked,
  MARKED,
  type OpenUrl,
  openUrl,
  type RichText,
  run,
  SUBTLE,
  type TeamsMessage,
} from './card.ts';

/**
 * Bytes of a message. Documented are about 28 KB for what Teams makes of it
 * (https://learn.microsoft.com/connectors/teams/), and others saw refusals from 21 KB of JSON on.
 */
const LARGEST = 20_000;

const ROOMS: Rooms = [
  { title: 300, quote: 700, facts: 8, articles: 12, articleTitle: 0, url: 2_000, rows: 20, words: 4_000 },
  { title: 250, quote: 350, facts: 4, articles: 6, articleTitle: 0, url: 1_000, rows: 10, words: 2_000 },
  { title: 150, quote: 200, facts: 2, articles: 3, articleTitle: 0, url: 500, rows: 5, words: 1_000 },
];

/** How a container is coloured in every theme. */
const STYLES: Readonly<Record<Severity, string>> = {
  critical: 'attention',
  high: 'attention',
  medium: 'warning',
  low: 'accent',
  info: 'emphasis',
};

/** A line of an operator's own in a box of its own direction. */
function templateBox(runs: FilledTemplate['lines'][number]): Container {
  const isArabic = directionMark(/\p{Letter}/u.exec(runs.map(({ text }) => text).join(''))?.[0] ?? '') !== '';
  const inlines = runs.map(({ text, marked, url }) =>
    run(text, { ...linked(url ?? null), ...(marked ? MARKED : {}) }),
  );
  return box([line(...(inlines.length > 0 ? inlines : [run('\u00A0')]))], {
    spacing: 'None',
    ...(isArabic ? { rtl: true } : {}),
  });
}

/** Foreign words in a box of their own direction, evidence highlighted. */
function foreignBox(runs: readonly Run[], look: Look, style?: string): Container {
  const mark = directionMark(runs.map((one) => one.text).join(''));
  const inlines = runs.map((one, index) =>
    run(`${index === 0 ? mark : ''}${one.text}`, {
      ...look,
      ...(one.marked ? MARKED : {}),
    }),
  );
  return box([line(...inlines)], {
    ...(mark === '' ? {} : { rtl: true }),
    ...(style === undefined ? {} : { style }),
  });
}

function head(view: View, title: string, ...lines: RichText[]): Container {
  return box(
    [
      line(run(title, { weight: 'Bolder', size: 'Large' })),
      ...lines,
      line(run(view.repeat && `⚠️ ${view.repeat}`)),
    ],
    { style: view.test ? 'emphasis' : STYLES[view.severity], bleed: true },
  );
}

function facts(view: View): Container[] {
  return view.facts.map((fact) => {
    const about = aboutOf(fact).map((part) => isolate(part));
    const arabic = fact.arabic ? `  ${isolate(fact.arabic)}` : '';
    const words = `${about.join(' · ')}${arabic}`;
    return box([
      line(run(fact.label, BOLD)),
      line(run(words, SUBTLE)),
      foreignBox(fact.quote, {}, 'emphasis'),
    ]);
  });
}

function summaryBoxes({ timeline, rows, more }: SummaryView): Container[] {
  const steps = timeline.map((step) => `${step.label}: ${step.count}`).join(' · ');
  return [
    box([line(run(steps))]),
    ...rows.map((row) =>
      box([
        line(run(`${BULLETS[row.severity]} `), run(row.headline, linked(row.url))),
        line(run(row.at, SUBTLE)),
        foreignBox([{ text: row.title, marked: false }], {}),
      ]),
    ),
    box([line(run(more))]),
  ];
}

function sources(view: View): Container[] {
  if (view.articles.length === 0) return [];
  const lines = view.articles.map((article) =>
    line(run(isolate(article.source), linked(article.url)), run(`${ownerOf(article)} ${article.at}`, SUBTLE)),
  );
  const more = line(run(view.moreArticles));
  return [box([line(run(view.outlets, BOLD)), ...lines, more], { separator: true })];
}

function ownForm(view: View): Container[] {
  const state = [...labelsOf(view), view.at];
  const deadlines = view.deadlines.map(({ label, words }) =>
    line(run('⏳ Deadline '), run(label, BOLD), run(`  ${isolate(words)}`)),
  );
  return [
    head(view, view.headline, line(run(state.join(' · '), SUBTLE)), line(run(view.news && `↳ ${view.news}`))),
    foreignBox(view.title, { ...BOLD, ...linked(view.titleUrl) }),
    ...(view.summary ? summaryBoxes(view.summary) : []),
    ...facts(view),
    box(deadlines),
    ...sources(view),
  ].filter(({ items }) => items.length > 0);
}

function actionsOf({ links }: View): OpenUrl[] {
  if (!links) return [];
  return [
    openUrl(links.story, 'Open the story'),
    openUrl(links.relevant, 'Relevant'),
    openUrl(links.notRelevant, 'Not relevant'),
  ];
}

interface Draft {
  view: View;
  title: string;
  body: Container[];
}

function draftOf(dispatch: Dispatch, room: Room, template: Template | undefined): Draft {
  const filled = fillTemplate(template, dispatch, room);
  if (filled === null) {
    const view = viewOf(dispatch, room);
    return { view, title: view.headline, body: ownForm(view) };
  }
  const { view, title, lines } = filled;
  return { view, title, body: [head(view, title), ...lines.map(templateBox)] };
}

function message({ view, title, body }: Draft): TeamsMessage {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.5',
          fallbackText: title,
          msteams: { width: 'Full' },
          body,
          actions: actionsOf(view),
        },
      },
    ],
  };
}

const fits = (draft: Draft): boolean => Buffer.byteLength(JSON.stringify(message(draft))) <= LARGEST;

/**
 * An alert as an Adaptive Card (https://adaptivecards.io/explorer/) for a Teams workflow; Arabic in boxes from right to
 * left. Within Teams' limit whatever comes; nothing in foreign text can format, link or mention.
 */
export function renderTeams(dispatch: Dispatch, template?: Template): TeamsMessage {
  const draft = draftIn(ROOMS, fits, (room) => draftOf(dispatch, room, template));
  const body: Container[] = [];
  for (const part of draft.body) if (fits({ ...draft, body: [...body, part] })) body.push(part);
  return message({ ...draft, body });
}
