import type { Operation } from '../../rest/operation';
import type { Telephone } from '../telephone';
import { callOperations, callsNotDone } from './call-operations';
import { conferenceOperations } from './conference-operations';
import { incomingPhoneNumberOperations } from './incoming-phone-number-operations';
import { keyOperations } from './key-operations';
import { participantOperations } from './participant-operations';
import { queueMemberOperations } from './queue-member-operations';
import { queueOperations } from './queue-operations';

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
