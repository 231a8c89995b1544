/** What is wrong with a number that somebody typed. */
export type Wrong = 'too-short' | 'too-long' | 'length' | 'country-code' | 'no-number';

/** What a number means that is written as people write it: as Twilio takes it, or what is wrong with it. */
export type Meaning = { readonly number: string } | { readonly wrong: Wrong };

/** The meaning of a text, of that one and no other. */
export type Typed = Meaning & { readonly text: string };
