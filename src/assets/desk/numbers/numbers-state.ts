/** What is wrong with a number that somebody typed. */
export type Wrong = 'too-short' | 'too-long' | 'length' | 'country-code' | 'no-number';

/** What somebody meant who typed a number: as Twilio takes it, or what is wrong with it. */
export type Typed = { readonly number: string } | { readonly wrong: Wrong };
