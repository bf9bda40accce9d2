/** What is asked of a concept, answered once a concept, since every match of every text asks. */
export function byConcept<Answer>(ask: (concept: string) => Answer): (concept: string) => Answer {
  const known = new Map<string, Answer>();
  return (concept) => {
    let answer = known.get(concept);
    if (answer === undefined) {
      answer = ask(concept);
      known.set(concept, answer);
    }
    return answer;
  };
}

/** Whether a concept is one that a pattern describes. */
export const conceptTest = (pattern: RegExp): ((concept: string) => boolean) =>
  byConcept((concept) => pattern.test(concept));
