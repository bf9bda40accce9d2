/** The moment at which all inputs are read, so that the same input always comes to the same. */
export const NOW = new Date('2026-11-24T10:00:00Z');
