/**
 * The parts of Adaptive Cards that alerts are made of (https://adaptivecards.io/explorer/), and what makes them.
 */

export interface OpenUrl {
  type: 'Action.OpenUrl';
  title?: string;
  url: string;
}

/** TextRuns are shown literally; a TextBlock would read foreign text as Markdown. */
export interface TextRun {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  size?: 'Large';
  highlight?: true;
  isSubtle?: true;
  selectAction?: OpenUrl;
}

export interface RichText {
  type: 'RichTextBlock';
  inlines: TextRun[];
  spacing?: 'Small' | 'None';
}

export interface Container {
  type: 'Container';
  items: (RichText | Container)[];
  style?: string;
  spacing?: 'None';
  bleed?: true;
  /** Lays the items out from right to left (Adaptive Cards 1.5). */
  rtl?: true;
  separator?: true;
}

/** What the workflow "When a Teams webhook request is received" takes. */
export interface TeamsMessage {
  type: 'message';
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive';
      contentUrl: null;
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
        type: 'AdaptiveCard';
        version: '1.5';
        fallbackText: string;
        msteams: { width: 'Full' };
        body: Container[];
        actions: OpenUrl[];
      };
    },
  ];
}

export type Look = Omit<TextRun, 'type' | 'text'>;
export const SUBTLE: Look = { isSubtle: true };
export const BOLD: Look = { weight: 'Bolder' };
export const MARKED: Look = { weight: 'Bolder', highlight: true };

export const run = (text: string, look: Look = {}): TextRun => ({ type: 'TextRun', text, ...look });
export const openUrl = (url: string, title?: string): OpenUrl => ({
  type: 'Action.OpenUrl',
  ...(title === undefined ? {} : { title }),
  url,
});
export const linked = (url: string | null): Look => (url === null ? {} : { selectAction: openUrl(url) });

/** Empty runs are left out here, lines without any in `box`. */
export const line = (...runs: TextRun[]): RichText => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: runs.filter(({ text }) => text !== ''),
});
export const box = (items: Container['items'], more: Omit<Container, 'type' | 'items'> = {}): Container => ({
  type: 'Container',
  items: items.filter((item) => (item.type === 'Container' ? item.items : item.inlines).length > 0),
  ...more,
});
