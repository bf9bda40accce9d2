import { type Embedded, type EmbeddedOptions, openEmbedded } from './open.ts';

type OnNotice = EmbeddedOptions['onNotice'];

/** A database of our own that is being opened before anybody can use it. */
export interface EarlyDatabase {
  /** Hands it over once, with what has been told meanwhile; null afterwards. Whoever takes it closes it. */
  take(onNotice: OnNotice): Promise<Embedded> | null;
  /** Closes it where nobody took it. */
  abandon(): Promise<void>;
}

/** Begins to open the database of a data folder. What goes wrong is thrown to whoever takes it. */
export function openEarly(options: Omit<EmbeddedOptions, 'onNotice'>): EarlyDatabase {
  const untold: Parameters<OnNotice>[] = [];
  let tell: OnNotice = (...notice) => void untold.push(notice);
  let opening: Promise<Embedded> | null = openEmbedded({
    ...options,
    onNotice: (message, fields) => tell(message, fields),
  });
  opening.catch(() => {});
  return {
    take(onNotice) {
      const taken = opening;
      opening = null;
      if (taken === null) return null;
      tell = onNotice;
      for (const notice of untold.splice(0)) tell(...notice);
      return taken;
    },
    async abandon() {
      const left = opening;
      opening = null;
      await left?.then(
        (server) => server.close(),
        () => {},
      );
    },
  };
}
