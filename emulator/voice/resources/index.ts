import type { Operation } from '../../rest/operation';
import type { Telephone } from '../telephone';
import { callOperations } from './calls';
import { conferenceOperations } from './conferences';
import { incomingPhoneNumberOperations } from './incoming-phone-numbers';
import { keyOperations } from './keys';
import { callsNotDone } from './not-done';
import { participantOperations } from './participants';
import { queueMemberOperations } from './queue-members';
import { queueOperations } from './queues';

/** The part of the voice API that somebody who takes calls by TaskRouter needs. @see https://www.twilio.com/docs/voice/api */
export const voiceOperations = (telephone: Telephone): readonly Operation[] => [
  ...conferenceOperations(telephone),
  ...participantOperations(telephone),
  ...callOperations(telephone),
  ...callsNotDone,
  ...queueOperations,
  ...queueMemberOperations(telephone),
  ...incomingPhoneNumberOperations,
  ...keyOperations,
];
