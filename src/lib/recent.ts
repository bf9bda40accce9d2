/** What was asked for of late, by text: at most `most` entries, of which those not asked for again go first. */
export class Recent<Value> {
  readonly #half: number;
  #fresh = new Map<string, Value>();
  #older = new Map<string, Value>();

  constructor(most: number) {
    this.#half = most >> 1;
  }

  get(text: string): Value | undefined {
    const value = this.#fresh.get(text);
    if (value !== undefined) return value;
    const older = this.#older.get(text);
    if (older !== undefined) this.set(text, older);
    return older;
  }

  set(text: string, value: Value): void {
    if (this.#fresh.size >= this.#half) {
      this.#older = this.#fresh;
      this.#fresh = new Map();
    }
    this.#fresh.set(text, value);
  }
}
