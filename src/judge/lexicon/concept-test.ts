/** Whether a concept is one that a pattern describes; answered once a concept, since every match of every text asks. */
export function conceptTest(pattern: RegExp): (concept: string) => boolean {
  const known = new Map<string, boolean>();
  return (concept) => {
    let is = known.get(concept);
    if (is === undefined) {
      is = pattern.test(concept);
      known.set(concept, is);
    }
    return is;
  };
}
