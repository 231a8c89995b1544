/** What `desk` ends with, for scripts. docs/cli.md has the same table. */
export const exitCodes = {
  /** Everything asked for was done, or was so already. */
  done: 0,
  /** Something asked for could not be done, or was not found; a doctor's check did not pass. */
  failed: 1,
  /** The command line was wrong. Nothing was asked of Twilio. */
  usage: 2,
  /** Credentials or the workspace are missing, or Twilio refused them. */
  notConfigured: 3,
  /** Twilio cannot be reached, or could not answer for as long as it was tried. */
  unreachable: 4,
  /** The question was not answered with yes. */
  declined: 5,
  /** `setup plan` found something to do. */
  pending: 6,
  /** A customer is on the line with nobody, or would have been had what was asked for been done. */
  alone: 7,
  /** Stopped by Ctrl-C, after what was under way had ended. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
