/** Why something failed; each follows a colon. */
export const causes = {
  network: 'this computer cannot reach the server',
  timeout: 'the server did not answer in time',
  server: 'the server had an error',
  tooManyRequests: 'the service is very busy',
  tooManyAttempts: 'too many attempts',
  upstreamFailed: 'Twilio had an error',
  upstreamRefused: 'Twilio did not accept our server’s request',
  upstreamUnreachable: 'our server could not reach Twilio',
  upstreamBusy: 'Twilio is very busy',
  upstreamTimeout: 'Twilio did not answer our server in time',
  sessionOver: 'your session has ended',
  forbidden: 'it belongs to another agent',
  noWord: 'no confirmation came back',
  callerGone: 'the caller is no longer on the line',
  notConnected: 'the desk is not connected yet',
  unknown: 'no reason was given',
} as const;
