/** Why TaskRouter closed a socket, as far as it says. */
export type Closing = 'lost' | 'token' | 'taken-over';

/**
 * Reads the reason that the SDK hands on with `disconnected`: the socket's own, or `Websocket closed with errorCode=N`.
 *
 * Twilio publishes neither codes nor texts. What is not known here counts as lost, which is safe: the page connects
 * again, and never throws another session out when it does.
 */
export function closingOf(message: unknown): Closing {
  if (typeof message !== 'string') return 'lost';
  if (/existing\s?session|another session|session.*(replaced|taken)/i.test(message)) return 'taken-over';
  return /token/i.test(message) ? 'token' : 'lost';
}
