import type { Check } from '../check';
import { fine } from '../verdicts';

const wanted = 'The voice setting “Agent Conference” is on: without it, nobody is connected when a call is accepted.';

/** No API tells this setting. @see https://www.twilio.com/docs/taskrouter/api/task-reservation */
export const agentConference: Check = {
  id: 'agent-conference',
  title: 'Agent conference',
  weight: 'look',
  run: ({ local }) =>
    Promise.resolve(
      local === undefined
        ? {
            valid: true,
            note: 'manual',
            found: ['Only the Twilio console shows this setting.'],
            wanted,
            actions: [
              'Open https://console.twilio.com/us1/develop/voice/settings/general, and enable “Agent Conference”.',
            ],
          }
        : fine('The local TaskRouter always connects conferences.', wanted),
    ),
};
