import type { Problem } from './facts';
import { plainText } from './plain-text';
import { shortened } from './format';
import { say } from '../words/form-words';

type CauseKey = Parameters<typeof say>[0] & `causes.${string}`;

const CAUSES: Record<string, CauseKey> = {
  network: 'causes.network',
  timeout: 'causes.timeout',
  server: 'causes.server',
  'too-many-requests': 'causes.tooManyRequests',
  too_many_requests: 'causes.tooManyRequests',
  too_many_attempts: 'causes.tooManyAttempts',
  upstream_failed: 'causes.upstreamFailed',
  upstream_refused: 'causes.upstreamRefused',
  upstream_unreachable: 'causes.upstreamUnreachable',
  upstream_busy: 'causes.upstreamBusy',
  upstream_timeout: 'causes.upstreamTimeout',
  unauthorized: 'causes.sessionOver',
  session_expired: 'causes.sessionOver',
  signed_out: 'causes.sessionOver',
  somebody_else: 'causes.sessionOver',
  switched_off: 'causes.sessionOver',
  forbidden: 'causes.forbidden',
  'no-word': 'causes.noWord',
  'caller-gone': 'causes.callerGone',
  'not-connected': 'causes.notConnected',
};

/** Why something failed, to be put after a colon; what nobody has words for, in the other side's own. */
export function cause({ code, message }: Problem): string {
  const key = CAUSES[code];
  if (key) return say(key);
  const said = plainText(message.replaceAll(SID, '')).replace(/\.$/, '');
  return shortened(said, CAUSE_LENGTH) || say('causes.unknown');
}

/** A Twilio SID, with the space before it; it tells an agent nothing. */
const SID = /\s?\b[A-Z]{2}[0-9a-f]{32}\b/g;

/** Characters of a cause in somebody else's words. */
const CAUSE_LENGTH = 200;
