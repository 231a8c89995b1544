/** Changing one’s own password. */
export const passcode = {
  title: 'Change password',
  others: 'You stay signed in here, and are signed out everywhere else.',
  current: 'Current password',
  submit: 'Change password',
  sending: 'Changing…',
  done: 'Your password is changed.',
  wrong: 'The current password is wrong. Nothing was changed.',
  later: 'Too many attempts. Wait {seconds} s, then try again. Nothing was changed.',
  unclear: 'The server did not answer, so the password may have been changed. Try again with the same two passwords.',
  failed: 'Could not change the password: {why}.',
} as const;
