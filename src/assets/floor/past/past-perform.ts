import { csvHead, csvRow } from '../../../lib/history/call-csv';
import type { Api } from '../../desk/ground/api';
import type { Problem } from '../../desk/ground/facts';
import { asObject } from '../../desk/ground/json';
import { problemOf } from '../../desk/ground/problem';
import type { PastCall, PastChoice, PastEvent, PastIntent, QueuePast, WorkerPast } from './past-state';

export interface PastPorts {
  readonly api: Pick<Api, 'get'>;
  readonly token: () => string;
  /** Writes the choice into the address. */
  readonly keep: (choice: PastChoice) => void;
  /** The session is over, as the server says. */
  readonly refused: () => void;
  /** Gives the supervisor a file. */
  readonly save: (name: string, text: string) => void;
}

/** A file has no more calls. */
const mostExported = 20_000;

/** So that a spreadsheet takes it for UTF-8. */
const byteOrderMark = '\uFEFF';

/** Does what the model wants, and tells it what came of it. Never rejects. */
export function performPast(ports: PastPorts, dispatch: (event: PastEvent) => void) {
  const { api, token, keep, save, refused } = ports;

  function noticed(error: unknown): Problem {
    const problem = problemOf(error);
    if (problem.status === 401) refused();
    return problem;
  }

  async function read(choice: PastChoice, more: Readonly<Record<string, string>>) {
    const { day, workerSid } = choice;
    const query = new URLSearchParams({ day, ...(workerSid !== '' && { workerSid }), ...more });
    const answer = asObject(await api.get(`/floor-history?${query.toString()}`, token()));
    // The Function beside this page answers so; what is drawn of it is text.
    const { calls, before, queues, worker }: Answer = answer;
    return { calls: Array.isArray(calls) ? calls : [], before, queues, worker };
  }

  return async (intent: PastIntent): Promise<void> => {
    switch (intent.type) {
      case 'keep-choice':
        return keep(intent.choice);
      case 'read-calls': {
        const { turn, choice, before } = intent;
        try {
          const page = await read(choice, before === undefined ? {} : { before });
          return dispatch({ type: 'calls-read', turn, calls: page.calls, before: page.before });
        } catch (error) {
          return dispatch({ type: 'unread', turn, problem: noticed(error) });
        }
      }
      case 'read-figures': {
        const { turn, choice } = intent;
        try {
          const { queues, worker } = await read(choice, { of: 'figures' });
          return dispatch({ type: 'figures-read', turn, ...(queues && { queues }), ...(worker && { worker }) });
        } catch (error) {
          return dispatch({ type: 'unread', turn, problem: noticed(error) });
        }
      }
      default: {
        const { choice, withNotes } = intent;
        try {
          const rows: string[] = [];
          let before: string | undefined;
          do {
            const page = await read(choice, {
              ...(withNotes && { notes: 'true' }),
              ...(before !== undefined && { before }),
            });
            rows.push(...page.calls.filter(({ queue }) => choice.queue === '' || queue === choice.queue).map(csvRow));
            ({ before } = page);
          } while (before !== undefined && rows.length < mostExported);
          save(`calls-${choice.day}.csv`, byteOrderMark + csvHead + rows.join(''));
          return dispatch({ type: 'exported' });
        } catch (error) {
          return dispatch({ type: 'export-failed', problem: noticed(error) });
        }
      }
    }
  };
}

interface Answer {
  readonly calls?: readonly PastCall[];
  readonly before?: string;
  readonly queues?: readonly QueuePast[];
  readonly worker?: WorkerPast;
}
