/**
 * Takes what is left of an object whose fields were all taken out by name. Does nothing: a field that joins the type
 * later is an error of types at each place that has to know it.
 */
export const nothingLeft = (_rest: Readonly<Record<string, never>>): void => {};
