/** Gives a value that an earlier run made from the same inputs, or makes it. `null` is made anew each time. */
export type Keep = <Value>(name: string, make: () => Value) => Value;
