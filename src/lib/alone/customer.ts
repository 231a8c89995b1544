/** Where a customer's live call is: in a conference of its task, or in the voice queue behind a workflow. */
export type Place =
  | {
      readonly kind: 'conference';
      readonly conferenceSid: string;
      /** Whether the customer hears music. */
      readonly held: boolean;
      /** Others who are in it and can be heard: neither muted, nor on hold, nor whispering to somebody else. */
      readonly heard: number;
      /** Others who are being called into it, and will be heard. */
      readonly called: number;
    }
  | { readonly kind: 'queue'; readonly queueSid: string };

/** The task that stands, or stood, for a customer. */
export interface CustomersTask {
  /** `undefined` where nobody knows any more which it was. */
  readonly sid: string | undefined;
  /** TaskRouter's assignment status; `gone` where the task has been deleted. */
  readonly status: string;
  /** JSON text; that of an empty object where nobody knows it any more. */
  readonly attributes: string;
  /** `undefined` where nobody knows any more which it was. */
  readonly workflowSid: string | undefined;
  readonly workflowName: string | undefined;
  /** The TaskQueue that it was in last. */
  readonly queueName?: string | undefined;
  readonly priority: number;
  /** For `If-Match`; only of a task that was read. */
  readonly version?: string | undefined;
}

/** What is known of one customer's call, as it was read. */
export interface Customer {
  readonly callSid: string;
  readonly task: CustomersTask;
  /** Statuses of all reservations there are or were on the task. */
  readonly reservations: readonly string[];
  /** `undefined` where the call is in neither: it has ended, or hears a document. */
  readonly place: Place | undefined;
  /** Since when, at the latest, nothing has changed about the task, in epoch milliseconds; `undefined` where nobody knows. */
  readonly since: number | undefined;
}

/** The statuses of a task that TaskRouter looks for somebody for. */
const looking: readonly string[] = ['pending', 'reserved'];

/** The statuses of a task that will never be anybody's again. */
const ended: readonly string[] = ['completed', 'canceled', 'gone'];

/** Whether TaskRouter is looking for somebody for the task. */
export const isOffered = ({ task, reservations }: Pick<Customer, 'task' | 'reservations'>): boolean =>
  looking.includes(task.status) || (!hasEnded(task) && reservations.includes('pending'));

/** Whether the task is over, or gone. */
export const hasEnded = ({ status }: Pick<CustomersTask, 'status'>): boolean => ended.includes(status);
