/** Why something failed; each follows a colon. */
export const causes = {
  network: 'the server cannot be reached from this computer',
  timeout: 'the server did not answer in time',
  server: 'the server had a problem of its own',
  tooManyRequests: 'TaskRouter is very busy',
  tooManyAttempts: 'there were too many tries',
  upstreamFailed: 'Twilio had a problem of its own',
  upstreamRefused: 'Twilio refused our server',
  upstreamUnreachable: 'our server could not reach Twilio',
  upstreamBusy: 'Twilio is very busy',
  upstreamTimeout: 'Twilio did not answer our server in time',
  sessionOver: 'your session has ended',
  forbidden: 'it belongs to another worker',
  noWord: 'TaskRouter did not say what became of it',
  callerGone: 'the caller is gone',
  notConnected: 'the connection is not ready yet',
  unknown: 'nobody said why',
} as const;
