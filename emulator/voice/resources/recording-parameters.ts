import type { RecordingWish } from '../../account/voice-rows';
import { list, oneOf, text, url, type Given } from '../../rest/parameters';
import { recordingWish } from '../recording-wish';

/** How something is to be recorded, as all that records takes it. Nothing is trimmed: there is no sound that silence could be told from. */
export const recordingParameters = {
  RecordingChannels: oneOf('mono', 'dual'),
  RecordingTrack: oneOf('inbound', 'outbound', 'both'),
  RecordingStatusCallback: url(),
  RecordingStatusCallbackMethod: oneOf('GET', 'POST'),
  RecordingStatusCallbackEvent: list(text()),
  Trim: oneOf('trim-silence', 'do-not-trim'),
};

/** @throws TwilioError 400/13621 where an event is none */
export const wishOf = (given: Given<typeof recordingParameters>): RecordingWish =>
  recordingWish({
    url: given.RecordingStatusCallback,
    method: given.RecordingStatusCallbackMethod,
    events: given.RecordingStatusCallbackEvent?.join(),
    channels: given.RecordingChannels,
    track: given.RecordingTrack,
  });
