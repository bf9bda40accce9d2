const COUNTRY_CODE = /^[A-Z]{2}$/;

/** Has it the form of an ISO 3166-1 alpha-2 code? Ids of forces that are no state's have another. */
export const isCountryCode = (id: string): boolean => COUNTRY_CODE.test(id);
