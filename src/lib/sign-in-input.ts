import {
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  regex,
  string,
  transform,
  union,
} from 'valibot';

const name = "expected a worker's friendly name, 1 to 64 characters";
const ttl = 'expected a whole number of seconds from 60 to 86400';

const role = optional(picklist(['worker', 'supervisor'], 'expected worker or supervisor'), 'worker');

/** What a token is to be, whether somebody signs in or renews. */
const tokenInput = {
  // A form's values are texts.
  ttlSeconds: optional(
    pipe(
      union([number(), pipe(string(), regex(/^\d{1,5}$/), transform(Number))], ttl),
      integer(ttl),
      minValue(60, ttl),
      maxValue(86_400, ttl),
    ),
    3_600,
  ),
  role,
};

/** The fields of a sign-in. */
export const signInInput = {
  worker: pipe(string(name), minLength(1, name), maxLength(64, name)),
  password: pipe(string('expected the password'), maxLength(1024, 'expected at most 1024 characters')),
  /** For whoever comes with an invitation. */
  newPasscode: optional(pipe(string('expected a passcode'), maxLength(1024, 'expected at most 1024 characters'))),
  ...tokenInput,
  kind: optional(picklist(['access', 'capability'], 'expected access or capability'), 'access'),
};

/** The fields of a renewal. */
export const renewalInput = {
  renew: union([literal(true), literal('true')], 'expected true'),
  ...tokenInput,
};

/** The fields of a sign-out. */
export const signOutInput = {
  signOut: union([literal(true), literal('true')], 'expected true'),
  /** Whose session ends where there is one for each. */
  role,
};

/** The fields of a change of one's own passcode. */
export const passcodeInput = {
  password: signInInput.password,
  newPasscode: pipe(string('expected a passcode'), maxLength(1024, 'expected at most 1024 characters')),
};
