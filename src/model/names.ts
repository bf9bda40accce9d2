/** What something is called in Arabic and in English. */
export interface Names {
  ar: string;
  en: string;
}

/** What a source is called, by its id. */
export type SourceName = (id: string) => Names;
