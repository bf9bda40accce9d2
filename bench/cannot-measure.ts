/** What a measurement needs is not there; the message says what. */
export class CannotMeasure extends Error {}
