import type { TestFolder } from './folder.ts';

/** What `rasid run` and `npm start` are told, to work in a folder on a port of their own. */
export const inFolder = ({ path }: TestFolder): string[] => [
  '--config',
  `${path}/config`,
  '--data',
  `${path}/data`,
  '--port',
  '0',
];

/** Writes a configuration that reads one outlet every second and posts what it finds to `hook`; with `operations`, trouble too. */
export function watchOutlet(folder: TestFolder, outlet: string, hook: string, operations = false): void {
  folder.write(
    'config/sources.yaml',
    `sources:\n  - { id: out, kind: feed, url: "${outlet}", every: { min: 1s, max: 1s }, allowPrivate: true }\n`,
  );
  const told = operations ? 'operations: { channel: hook, wait: 1s, repeat: 1d }\n' : '';
  folder.write(
    'config/alerts.yaml',
    `channels:\n  - { id: hook, kind: webhook, url: "${hook}", allowPrivate: true }\nroute: { channel: hook }\n${told}`,
  );
}

/** Writes a configuration with one source that cannot be reached, and the terminal as its channel. */
export function watchNothing(folder: TestFolder): void {
  folder.write(
    'config/sources.yaml',
    'sources: [{ id: a, kind: feed, url: "http://127.0.0.1:1/", every: { min: 1h, max: 1h } }]\n',
  );
  folder.write(
    'config/alerts.yaml',
    'channels: [{ id: screen, kind: console }]\nroute: { channel: screen }\n',
  );
}
