import type {
  CallRow,
  ConferenceRow,
  ParticipantRow,
  ReasonConferenceEnded,
  RecordingRow,
  StatusCallback,
} from '../account/voice-rows';
import type { Webhooks } from '../callbacks/webhooks';
import type { Engine } from '../taskrouter/engine';
import type { CallEvent, Calls } from './calls';
import type { ConferenceEvent, Conferences, Departure } from './conferences';
import { recordingSeconds, type RecordingEvent, type Recordings } from './recordings';
import { rfc2822 } from './resources/voice-dates';
import { accountUri } from './resources/voice-list';
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

/** In words. The vendor publishes that there are some, and none of them. */
const endings: Readonly<Record<ReasonConferenceEnded, string>> = {
  'conference-ended-via-api': 'Conference ended via API',
  'participant-with-end-conference-on-exit-left': 'Participant with endConferenceOnExit=true left',
  'participant-with-end-conference-on-exit-kicked': 'Participant with endConferenceOnExit=true was kicked',
  'last-participant-left': 'Last participant left',
  'last-participant-kicked': 'Last participant was kicked',
};

/** Tells applications of the progress of their calls, and of what happens in their conferences, from now on. */
export function startStatusCallbacks(
  engine: Engine,
  webhooks: Webhooks,
  calls: Calls,
  conferences: Conferences,
  recordings: Recordings,
): void {
  const callbacks = new StatusCallbacks(engine, webhooks);
  calls.onProgress((call, event) => callbacks.progressed(call, event));
  conferences.onEvent((...happened) => callbacks.happened(...happened));
  recordings.onEvent((recording, event) => callbacks.recorded(recording, event));
}

class StatusCallbacks {
  readonly #engine: Engine;
  readonly #webhooks: Webhooks;

  constructor(engine: Engine, webhooks: Webhooks) {
    this.#engine = engine;
    this.#webhooks = webhooks;
  }

  /** @see https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent */
  progressed(call: CallRow, event: CallEvent): void {
    const { statusCallback, startTime, endTime } = call;
    if (statusCallback?.events.includes(event)) {
      const durationMs = endTime === null ? undefined : endTime - (startTime ?? endTime);
      this.#post('call status callback', statusCallback, this.#count(this.#engine.store.calls, call.sid), {
        ...voiceParameters(this.#engine, call),
        ...(event === 'initiated' && { CallStatus: 'initiated' }),
        CallbackSource: 'call-progress-events',
        ...(durationMs !== undefined && { CallDuration: String(Math.floor(durationMs / msPerSecond)) }),
      });
    }
  }

  /** @see https://www.twilio.com/docs/voice/twiml/conference#attributes-status-callback-parameters */
  happened(
    event: ConferenceEvent,
    conference: ConferenceRow,
    participant?: ParticipantRow,
    departure?: Departure,
  ): void {
    const { sid, statusCallback, friendlyName } = conference;
    if (!statusCallback?.events.includes(askedForBy[event])) return;
    const number = this.#count(this.#engine.store.conferences, sid);
    this.#post('conference status callback', statusCallback, number, {
      AccountSid: this.#engine.accountSid,
      ConferenceSid: sid,
      FriendlyName: friendlyName,
      StatusCallbackEvent: event,
      ...(event === 'conference-end' ? ofEnd(conference, participant) : participant && ofParticipant(participant)),
      ...(departure && { ReasonParticipantLeft: departure.reason, ParticipantCallStatus: departure.callStatus }),
    });
  }

  /** @see https://www.twilio.com/docs/voice/api/recording#recordingstatuscallback */
  recorded(recording: RecordingRow, event: RecordingEvent): void {
    const { sid, callSid, conferenceSid, channels, source, track, startTime, statusCallback } = recording;
    if (!statusCallback?.events.includes(event)) return;
    const { accountSid } = this.#engine;
    this.#send('recording status callback', statusCallback, {
      AccountSid: accountSid,
      CallSid: callSid,
      ...(conferenceSid !== null && { ConferenceSid: conferenceSid }),
      RecordingSid: sid,
      RecordingUrl: `https://api.twilio.com${accountUri(accountSid, 'Recordings', sid)}`,
      RecordingStatus: event,
      ...(event === 'completed' && { RecordingDuration: recordingSeconds(recording) }),
      RecordingChannels: String(channels),
      RecordingStartTime: rfc2822(startTime),
      RecordingSource: source,
      RecordingTrack: track,
    });
  }

  /** Takes the next number of what is told about a call or a conference. */
  #count(table: Counted, sid: string): number {
    const { callbacksSent = 0 } = table.require(sid);
    table.update(sid, { callbacksSent: callbacksSent + 1 });
    return callbacksSent;
  }

  #post(purpose: string, callback: StatusCallback, number: number, parameters: Readonly<Record<string, string>>): void {
    this.#send(purpose, callback, {
      ...parameters,
      ...callback.parameters,
      Timestamp: rfc2822(this.#engine.clock.now()),
      SequenceNumber: String(number),
    });
  }

  /** Tried once: what an application answers to it changes nothing. */
  #send(purpose: string, callback: StatusCallback, parameters: Readonly<Record<string, string>>): void {
    void this.#webhooks.post({
      url: callback.url,
      method: callback.method,
      kind: 'status',
      purpose,
      timeoutMs: answerWithinMs,
      parameters,
    });
  }
}

interface Counted {
  require(sid: string): { readonly callbacksSent?: number };
  update(sid: string, change: { readonly callbacksSent: number }): unknown;
}

function ofEnd({ reasonConferenceEnded: reason }: ConferenceRow, ending?: ParticipantRow): Record<string, string> {
  return {
    ...(reason !== null && { ReasonConferenceEnded: reason, Reason: endings[reason] }),
    ...(ending && { CallSidEndingConference: ending.callSid }),
    ...(ending?.label && { ParticipantLabelEndingConference: ending.label }),
  };
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
