import type { Supervisor } from 'twilio-taskrouter';
import type { Ticket } from '../../desk/ground/api';
import type { Clock } from '../../desk/ground/clock';
import { ProblemError } from '../../desk/ground/problem';

/** The part of the `twilio-taskrouter` package the page uses. */
export interface Sdk {
  readonly Supervisor: typeof Supervisor;
}

/** What a supervisor does through Twilio's SDK. Every method rejects with what went wrong. */
export interface SupervisorPort {
  setActivity(ticket: Ticket, workerSid: string, activitySid: string): Promise<void>;
  /** Has TaskRouter call the supervisor's own phone into a worker's call, where nobody hears the supervisor. */
  listen(ticket: Ticket, taskSid: string, reservationSid: string): Promise<void>;
  /** Closes the connection. */
  leave(): void;
}

/** The SDK that is not ready by then is taken not to become ready at all. */
export const READY_WITHIN_MS = 15_000;

interface Connection {
  readonly token: string;
  readonly ready: Promise<Supervisor>;
  readonly close: () => void;
}

/**
 * Connects when there is something to do, and stays connected for the next. The SDK tells a supervisor nothing of other
 * workers, so that a page on which nobody does anything needs no connection.
 */
export function createSupervisor({ loadSdk, clock }: { loadSdk: () => Promise<Sdk>; clock: Clock }): SupervisorPort {
  let current: Connection | undefined;

  function connected(ticket: Ticket): Promise<Supervisor> {
    if (current?.token !== ticket.token) {
      leave();
      current = open(ticket);
    }
    return current.ready;
  }

  function open(ticket: Ticket): Connection {
    let client: Supervisor | undefined;
    let cancel = (): void => {};
    let closed = false;
    const close = (): void => {
      // The SDK says once more that it is disconnected, and at once.
      if (closed) return;
      closed = true;
      cancel();
      client?.disconnect();
    };
    const connection: Connection = { token: ticket.token, ready: start(), close };
    return connection;

    async function start(): Promise<Supervisor> {
      const sdk = await loadSdk();
      if (closed) throw gone('The page was left.');
      return new Promise((resolve, reject) => {
        const fail = (code: string, message: string): void => {
          if (current === connection) current = undefined;
          close();
          reject(new ProblemError({ code, message }));
        };
        const fresh = new sdk.Supervisor(ticket.token, {
          ...ticket.taskrouter,
          // The supervisor may be an agent as well, at a desk of their own that must not notice.
          closeExistingSessions: false,
          setWorkerOfflineIfDisconnected: false,
          logLevel: 'silent',
        });
        client = fresh;
        cancel = clock.after(READY_WITHIN_MS, () => fail('timeout', 'TaskRouter did not answer in time.'));
        fresh.on('ready', () => {
          cancel();
          resolve(fresh);
        });
        fresh.on('error', (error) => fail('not-connected', error.message));
        fresh.on('disconnected', () => fail('not-connected', 'The connection to TaskRouter broke.'));
        fresh.on('tokenExpired', () => fail('not-connected', 'The token is over.'));
      });
    }
  }

  function leave(): void {
    current?.close();
    current = undefined;
  }

  return {
    async setActivity(ticket, workerSid, activitySid) {
      await (await connected(ticket)).setWorkerActivity(workerSid, activitySid);
    },
    async listen(ticket, taskSid, reservationSid) {
      await (await connected(ticket)).monitor(taskSid, reservationSid, {});
    },
    leave,
  };
}

function gone(message: string): ProblemError {
  return new ProblemError({ code: 'not-connected', message });
}
