import { type Embedded, type EmbeddedOptions, openEmbedded } from './open.ts';

type OnNotice = EmbeddedOptions['onNotice'];

/** A database of our own that is being opened before anybody can use it. */
export interface EarlyDatabase {
  /** Hands it over once, with what has been told meanwhile; null afterwards. Whoever takes it closes it. */
  take(onNotice: OnNotice): Promise<Embedded> | null;
  /** Closes it where nobody took it. */
  abandon(): Promise<void>;
}

/**
 * Begins to open the database of a data folder, and returns when nothing is to be done but to wait for it. What goes wrong
 * is thrown to whoever takes it.
 */
export async function openEarly(
  options: Pick<EmbeddedOptions, 'dataFolder' | 'signal'>,
): Promise<EarlyDatabase> {
  const begun = Promise.withResolvers<void>();
  const pending: Parameters<OnNotice>[] = [];
  let tell: OnNotice = (...notice) => void pending.push(notice);
  let opening: Promise<Embedded> | null = openEmbedded({
    ...options,
    onNotice: (message, fields) => tell(message, fields),
    onBegun: begun.resolve,
  });
  opening.catch(() => {}).finally(begun.resolve);
  await begun.promise;
  return {
    take(onNotice) {
      const taken = opening;
      opening = null;
      if (taken === null) return null;
      tell = onNotice;
      for (const notice of pending.splice(0)) tell(...notice);
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
