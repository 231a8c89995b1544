import { notImplemented } from '../../taskrouter/errors';
import { ownWorker, supervisors } from '../access';
import type { Route } from './route';

/** What the SDK can ask for that the emulator does not do: each is refused loudly, by name. */
export const routesNotYet: readonly Route[] = [
  notYet('Workers/{worker}/CustomerParticipant', 'holding the customer'),
  notYet('Workers/{worker}/WorkerParticipant', 'changing the worker in a conference'),
  notYet('Workers/{worker}/HoldWorkerParticipant', 'holding another worker'),
  notYet('Workers/{worker}/KickWorkerParticipant', 'removing another worker from a conference'),
  { ...notYet('Tasks/{task}/Reservations/{reservation}', 'the instruction supervise'), access: supervisors },
];

function notYet(path: string, what: string): Route {
  return {
    method: 'POST',
    path,
    access: ownWorker,
    answer: () => {
      throw notImplemented(what);
    },
  };
}
