import learned from '../../../config/models/word-classes.json' with { type: 'json' };

/** The class of each stem that real text holds often enough, named after the commonest stem in it. */
const CLASS_OF: ReadonlyMap<string, string> = new Map(
  learned.classes.flatMap((line) => {
    const stems = line.split(' ');
    return stems.map((stem) => [stem, stems[0] ?? stem] as const);
  }),
);

/**
 * The class of a stem: words that stand in like surroundings in real news (`npm run train -- --classes` finds them), so
 * that a model knows something of a word that no label held. Undefined for rare words.
 */
export const classOf = (stem: string): string | undefined => CLASS_OF.get(stem);
