import { TwilioError } from '../account/twilio-error';
import { Documents, readDocument, requireAnswer } from './documents';
import type { MusicSurroundings } from './music';
import { TwimlError } from './twiml';
import type { Target } from './twiml-attributes';

/** What an announcement may consist of. */
const verbs = new Set(['Play', 'Say', 'Pause', 'Redirect']);

/**
 * Plays a document to one participant. Nothing is heard here: it is asked for, and an alert tells where it cannot be
 * followed.
 *
 * @see https://www.twilio.com/docs/voice/api/conference-participant-resource#update-a-participant
 */
export function announce(around: MusicSurroundings, callSid: string, target: Target): void {
  const { engine, alerts } = around;
  const asked = new Documents(around, callSid).fetch(target, {}).then((answer) => {
    if (!answer) return undefined;
    engine.transact(() => {
      try {
        if (requireAnswer(answer, target.url).contentType.startsWith('audio/')) return;
        const strange = readDocument(answer, target.url).find(({ name }) => !verbs.has(name));
        if (strange) alerts.raiseNotDone(`the TwiML verb <${strange.name}> in an announcement`, callSid);
      } catch (error) {
        if (!(error instanceof TwimlError) && !(error instanceof TwilioError)) throw error;
        alerts.raise({ code: error.code, message: error.message, resourceSid: callSid });
      }
    });
    return undefined;
  });
  void engine.work.track(asked);
}
