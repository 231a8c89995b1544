import { arrival } from './offer';
import { call } from './card';
import { connection } from './connection';
import { customer } from './customer';
import { details } from './details';
import { dial } from './dialling';
import { inCall } from './call';
import { log } from './log';
import { outcome } from './outcome';
import { page } from './page';
import { passcode } from './passcode';
import { phone } from './browser-phone';
import { problems } from './problems';
import { provider } from './provider';
import { reach } from './reach';
import { session } from './session';
import { shift } from './shift';
import { shortcuts } from './shortcuts';
import { signals } from './ring';
import { status } from './activity';
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
  passcode,
  phone,
  problems,
  provider,
  reach,
  session,
  shift,
  shortcuts,
  signals,
  status,
  wrapUp,
};
