import type { Webhooks } from '../callbacks/webhooks';
import type { Engine } from '../taskrouter/engine';
import type { CallEvent, Calls } from './calls';
import type { ConferenceEvent, Conferences } from './conferences';
import { rfc2822 } from './resources/dates';
import type { CallRow, ConferenceRow, ParticipantRow, StatusCallback } from './rows';
import { voiceParameters } from './voice-parameters';

/** @see https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const answerWithinMs = 15_000;
const msPerSecond = 1000;

/** What is asked for by a word, by what can happen: a conference's `mute` means both ways. */
const askedForBy: Readonly<Record<ConferenceEvent, string>> = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
  'participant-mute': 'mute',
  'participant-unmute': 'mute',
  'participant-hold': 'hold',
  'participant-unhold': 'hold',
  'participant-modify': 'modify',
};

/** Tells applications of the progress of their calls, and of what happens in their conferences. */
export class StatusCallbacks {
  readonly #engine: Engine;
  readonly #webhooks: Webhooks;
  /** How many were sent about a call or a conference. */
  readonly #sent = new Map<string, number>();

  constructor(engine: Engine, webhooks: Webhooks, calls: Calls, conferences: Conferences) {
    this.#engine = engine;
    this.#webhooks = webhooks;
    calls.onProgress((call, event) => this.#progressed(call, event));
    conferences.onEvent((event, conference, participant) => this.#happened(event, conference, participant));
  }

  reset(): void {
    this.#sent.clear();
  }

  /** @see https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent */
  #progressed(call: CallRow, event: CallEvent): void {
    const { statusCallback, startTime, endTime } = call;
    if (statusCallback?.events.includes(event)) {
      const durationMs = endTime === null ? undefined : endTime - (startTime ?? endTime);
      this.#post(call.sid, 'call status callback', statusCallback, {
        ...voiceParameters(this.#engine, call),
        ...(event === 'initiated' && { CallStatus: 'initiated' }),
        CallbackSource: 'call-progress-events',
        ...(durationMs !== undefined && { CallDuration: String(Math.floor(durationMs / msPerSecond)) }),
      });
    }
    if (event === 'completed') this.#sent.delete(call.sid);
  }

  /** @see https://www.twilio.com/docs/voice/api/conference-resource */
  #happened(event: ConferenceEvent, conference: ConferenceRow, participant?: ParticipantRow): void {
    const { sid, statusCallback, friendlyName, reasonConferenceEnded, callSidEndingConference } = conference;
    if (statusCallback?.events.includes(askedForBy[event])) {
      this.#post(sid, 'conference status callback', statusCallback, {
        AccountSid: this.#engine.accountSid,
        ConferenceSid: sid,
        FriendlyName: friendlyName,
        StatusCallbackEvent: event,
        ...(participant && ofParticipant(participant)),
        ...(event === 'conference-end' && {
          ...(reasonConferenceEnded !== null && { ReasonConferenceEnded: reasonConferenceEnded }),
          ...(callSidEndingConference !== null && { CallSidEndingConference: callSidEndingConference }),
        }),
      });
    }
    if (event === 'conference-end') this.#sent.delete(sid);
  }

  /** Tried once: what an application answers to it changes nothing. */
  #post(sid: string, purpose: string, callback: StatusCallback, parameters: Readonly<Record<string, string>>): void {
    const number = this.#sent.get(sid) ?? 0;
    this.#sent.set(sid, number + 1);
    void this.#webhooks.post({
      url: callback.url,
      method: callback.method,
      kind: 'status',
      purpose,
      timeoutMs: answerWithinMs,
      parameters: {
        ...parameters,
        ...callback.parameters,
        Timestamp: rfc2822(this.#engine.clock.now()),
        SequenceNumber: String(number),
      },
    });
  }
}

function ofParticipant(row: ParticipantRow): Record<string, string> {
  return {
    CallSid: row.callSid,
    Muted: String(row.muted),
    Hold: String(row.hold),
    Coaching: String(row.coaching),
    ...(row.callSidToCoach !== null && { CallSidToCoach: row.callSidToCoach }),
    StartConferenceOnEnter: String(row.startConferenceOnEnter),
    EndConferenceOnExit: String(row.endConferenceOnExit),
    ...(row.label !== null && { ParticipantLabel: row.label }),
  };
}
