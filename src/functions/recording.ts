import { picklist } from 'valibot';
import { createAgentHandler } from '../lib/agent-handler';
import type { Platform } from '../lib/platform';
import { actOnRecording, recordingActs } from '../lib/recording/act-on-recording';
import { recordingSettings } from '../lib/recording/recording-settings';
import { runtimePlatform } from '../lib/runtime-platform';
import { sid } from '../lib/sids';

/** `POST /recording`: looks for, begins, pauses or resumes the recording of the caller's own call. See docs/functions.md. */
export function createRecordingHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: {
      act: picklist(recordingActs, `expected one of ${recordingActs.join(', ')}`),
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: sid('CF', "a conference's SID"),
      callSid: sid('CA', "the SID of the customer's call"),
    },
    run: (client, own, { caller, context }) =>
      actOnRecording(client, {
        ...own,
        by: caller.name,
        now: platform.now(),
        settings: recordingSettings(context),
      }),
  });
}

export const handler = createRecordingHandler(runtimePlatform);
