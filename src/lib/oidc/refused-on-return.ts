import type { DeskError } from '../errors';
import type { CallSurroundings } from '../handler';
import type { Reply } from '../reply';
import { readCookies } from '../request';
import { noJourneyCookie, readJourney } from './journey';
import { refusalPage } from './replies';

/** Refuses somebody who comes back from the provider: on the page that they set out from, and the journey is over. */
export function refusedOnReturn(error: DeskError, { event, context, platform }: CallSurroundings): Reply {
  const { ACCOUNT_SID, API_SECRET, WORKSPACE_SID } = context;
  const { state } = event;
  if (typeof state !== 'string' || !ACCOUNT_SID || !API_SECRET || !WORKSPACE_SID) return refusalPage(error, '/', []);
  const keys = { ACCOUNT_SID, API_SECRET, WORKSPACE_SID };
  const journey = readJourney(cookiesOf(event), state, keys, platform.now());
  return refusalPage(error, journey?.back ?? '/', journey ? [noJourneyCookie(state)] : []);
}

/** None where the request is no request, which is what it was refused for. */
function cookiesOf(event: CallSurroundings['event']): ReturnType<typeof readCookies> {
  try {
    return readCookies(event);
  } catch {
    return {};
  }
}
