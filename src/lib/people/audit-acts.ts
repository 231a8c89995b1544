/** Everything that is written down. */
export const auditActs = [
  'sign-in',
  'sign-out',
  'renewal',
  'passcode',
  'listening',
  'whispering',
  'joining',
  'leaving',
  'taking-over',
  'activity',
  'task-ended',
  'call-ended',
  'offered-again',
  'calling',
  'recording-paused',
  'history-forgotten',
  'history-exported',
  'people',
  'deploy',
] as const;

export type AuditAct = (typeof auditActs)[number];
