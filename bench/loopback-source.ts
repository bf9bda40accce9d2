import type { KnownSource } from '../src/sources/registry.ts';

/** A feed that a benchmark serves itself. */
export const loopbackSource = (url: string, id: string, every: KnownSource['every']): KnownSource => ({
  id,
  name: { ar: id, en: id },
  country: null,
  kind: 'feed',
  url,
  ownership: 'independent',
  owner: null,
  language: 'ar',
  group: null,
  every,
  enabled: true,
  reason: null,
  allowPrivate: true,
});
