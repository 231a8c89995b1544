import type { Operation } from '../rest/operation';
import { accountOperations } from './resources/account-operations';
import { callOperations } from './resources/call-operations';
import { conferenceOperations } from './resources/conference-operations';
import { incomingPhoneNumberOperations } from './resources/incoming-phone-number-operations';
import { keyOperations } from './resources/key-operations';
import { participantOperations } from './resources/participant-operations';
import { queueMemberOperations } from './resources/queue-member-operations';
import { queueOperations } from './resources/queue-operations';
import { recordingOperations } from './resources/recording-operations';
import type { Telephone } from './telephone';

/** The part of the voice API that somebody who takes calls by TaskRouter needs. @see https://www.twilio.com/docs/voice/api */
export const voiceOperations = (telephone: Telephone): readonly Operation[] => [
  ...conferenceOperations(telephone),
  ...participantOperations(telephone),
  ...callOperations(telephone),
  ...recordingOperations(telephone),
  ...queueOperations,
  ...queueMemberOperations(telephone),
  ...incomingPhoneNumberOperations,
  ...keyOperations,
  ...accountOperations,
];
