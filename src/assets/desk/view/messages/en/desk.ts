import { arrival } from './arrival';
import { call } from './call';
import { connection } from './connection';
import { customer } from './customer';
import { details } from './details';
import { dial } from './dial';
import { inCall } from './in-call';
import { log } from './log';
import { outcome } from './outcome';
import { page } from './page';
import { phone } from './phone';
import { problems } from './problems';
import { reach } from './reach';
import { session } from './session';
import { shift } from './shift';
import { shortcuts } from './shortcuts';
import { signals } from './signals';
import { status } from './status';
import { wrapUp } from './wrap-up';

/** The areas that load while the agent types. */
export const desk = {
  arrival,
  call,
  connection,
  customer,
  details,
  dial,
  inCall,
  log,
  outcome,
  page,
  phone,
  problems,
  reach,
  session,
  shift,
  shortcuts,
  signals,
  status,
  wrapUp,
};
