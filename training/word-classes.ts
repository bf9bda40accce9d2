import { normalize } from '../src/arabic/normalize.ts';
import { stemOf } from '../src/judge/features/feature.ts';
import { randomFrom } from './random.ts';

// Classes of words that stand in like surroundings: positive pointwise mutual information of stems within a few words,
// brought down to few dimensions by a truncated decomposition (Levy, Goldberg and Dagan 2015), then spherical k-means
// (Dhillon and Modha 2001).

const MOST_WORDS = 12_000;
const REACH = 4;
const DIMENSIONS = 60;
/** Further dimensions and rounds that make the randomised decomposition exact enough (Halko, Martinsson and Tropp 2011). */
const EXTRA_DIMENSIONS = 10;
const POWER_ROUNDS = 3;
const CLASSES = 256;
const CLUSTER_ROUNDS = 20;
/** Exponent that keeps rare neighbours from weighing too much. */
const SMOOTHING = 0.75;
const SEED = 5;

interface Sparse {
  rows: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

/** Lines of stems, one a class, each class and the stems in it commonest first. Takes some seconds and 1 GB. */
export function wordClasses(texts: Iterable<{ title: string; text: string }>): string[] {
  const documents: string[][] = [];
  const counts = new Map<string, number>();
  for (const { title, text } of texts) {
    const stems = (normalize(`${title}\n${text}`).text.match(/[\p{L}\d]+/gu) ?? []).map(stemOf);
    documents.push(stems);
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const words = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
  const vectors = decomposed(associations(documents, words), words.length);
  const classes: string[][] = Array.from({ length: CLASSES }, () => []);
  for (const [at, one] of clustered(vectors, words.length).entries()) classes[one]?.push(words[at] as string);
  return classes
    .filter((stems) => stems.length > 0)
    .sort((a, b) => (counts.get(b[0] as string) ?? 0) - (counts.get(a[0] as string) ?? 0))
    .map((stems) => stems.join(' '));
}

/** Positive pointwise mutual information of words that stand within a few words of each other, nearer ones counting more. */
function associations(documents: readonly string[][], words: readonly string[]): Sparse {
  const size = words.length;
  const indexOf = new Map(words.map((word, at) => [word, at]));
  const near = new Map<number, number>();
  for (const stems of documents) {
    const at = stems.map((stem) => indexOf.get(stem) ?? -1);
    for (let i = 0; i < at.length; i++)
      for (let by = 1; by <= REACH && i + by < at.length; by++) {
        const [a, b] = [at[i] as number, at[i + by] as number];
        if (a < 0 || b < 0) continue;
        const key = a < b ? a * size + b : b * size + a;
        near.set(key, (near.get(key) ?? 0) + 1 / by);
      }
  }
  const sums = new Float64Array(size);
  for (const [key, count] of near) {
    const [a, b] = [Math.floor(key / size), key % size];
    sums[a] = (sums[a] as number) + count;
    sums[b] = (sums[b] as number) + count;
  }
  const smoothed = sums.map((sum) => sum ** SMOOTHING);
  const all = smoothed.reduce((sum, one) => sum + one, 0);
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  for (const [key, count] of near) {
    const [a, b] = [Math.floor(key / size), key % size];
    for (const [row, column] of a === b
      ? [[a, b]]
      : [
          [a, b],
          [b, a],
        ]) {
      const [own, other] = [sums[row as number] as number, smoothed[column as number] as number];
      const information = Math.log((count * (a === b ? 2 : 1) * all) / (own * other));
      if (information <= 0) continue;
      rows.push(row as number);
      columns.push(column as number);
      values.push(information);
    }
  }
  return {
    rows: Int32Array.from(rows),
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}

/** Unit vectors of all words, row by row: the leading directions of the matrix, scaled by the root of their strength. */
function decomposed(matrix: Sparse, size: number): Float64Array {
  const width = DIMENSIONS + EXTRA_DIMENSIONS;
  const random = randomFrom(SEED);
  let basis: Float64Array = Float64Array.from({ length: size * width }, () => random() - 0.5);
  for (let round = 0; round < POWER_ROUNDS; round++) {
    orthonormalise(basis, size, width);
    basis = times(matrix, basis, size, width);
  }
  const strengths = orthonormalise(basis, size, width);
  const order = [...strengths.keys()].sort((a, b) => (strengths[b] as number) - (strengths[a] as number));
  const vectors = new Float64Array(size * DIMENSIONS);
  for (let row = 0; row < size; row++) {
    for (let d = 0; d < DIMENSIONS; d++) {
      const column = order[d] as number;
      vectors[row * DIMENSIONS + d] =
        (basis[row * width + column] as number) * Math.sqrt(strengths[column] as number);
    }
    toUnit(vectors, row, DIMENSIONS);
  }
  return vectors;
}

function times(
  { rows, columns, values }: Sparse,
  basis: Float64Array,
  size: number,
  width: number,
): Float64Array {
  const product = new Float64Array(size * width);
  for (let k = 0; k < values.length; k++) {
    const [to, from, value] = [
      (rows[k] as number) * width,
      (columns[k] as number) * width,
      values[k] as number,
    ];
    for (let d = 0; d < width; d++)
      product[to + d] = (product[to + d] as number) + value * (basis[from + d] as number);
  }
  return product;
}

/** Makes columns orthonormal in place (modified Gram-Schmidt); the lengths that they had. */
function orthonormalise(basis: Float64Array, size: number, width: number): number[] {
  const lengths: number[] = [];
  const at = (row: number, column: number): number => basis[row * width + column] as number;
  for (let column = 0; column < width; column++) {
    for (let other = 0; other < column; other++) {
      let dot = 0;
      for (let row = 0; row < size; row++) dot += at(row, column) * at(row, other);
      for (let row = 0; row < size; row++)
        basis[row * width + column] = at(row, column) - dot * at(row, other);
    }
    let length = 0;
    for (let row = 0; row < size; row++) length += at(row, column) ** 2;
    length = Math.sqrt(length);
    lengths.push(length);
    for (let row = 0; row < size; row++) basis[row * width + column] = at(row, column) / (length || 1);
  }
  return lengths;
}

function toUnit(vectors: Float64Array, row: number, width: number): void {
  let length = 0;
  for (let d = 0; d < width; d++) length += (vectors[row * width + d] as number) ** 2;
  length = Math.sqrt(length) || 1;
  for (let d = 0; d < width; d++) vectors[row * width + d] = (vectors[row * width + d] as number) / length;
}

/** The class of each word. */
function clustered(vectors: Float64Array, size: number): Int32Array {
  const random = randomFrom(SEED);
  const width = DIMENSIONS;
  const common = Math.floor(size / 3);
  const centres = new Float64Array(CLASSES * width);
  for (let c = 0; c < CLASSES; c++) {
    const row = Math.floor(random() * common);
    centres.set(vectors.subarray(row * width, row * width + width), c * width);
  }
  const classOf = new Int32Array(size);
  for (let round = 0; round < CLUSTER_ROUNDS; round++) {
    for (let row = 0; row < size; row++) {
      let best = -2;
      for (let c = 0; c < CLASSES; c++) {
        let likeness = 0;
        for (let d = 0; d < width; d++)
          likeness += (vectors[row * width + d] as number) * (centres[c * width + d] as number);
        if (likeness <= best) continue;
        best = likeness;
        classOf[row] = c;
      }
    }
    centres.fill(0);
    for (let row = 0; row < size; row++) {
      const c = classOf[row] as number;
      for (let d = 0; d < width; d++)
        centres[c * width + d] = (centres[c * width + d] as number) + (vectors[row * width + d] as number);
    }
    for (let c = 0; c < CLASSES; c++) toUnit(centres, c, width);
  }
  return classOf;
}
