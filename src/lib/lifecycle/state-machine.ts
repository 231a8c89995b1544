/** One arrow of a lifecycle: where a command leads and the TaskRouter event types it is announced by. */
export interface Arrow<Status extends string> {
  readonly to: Status;
  readonly events: readonly string[];
}

/** A lifecycle as plain data: for each status, the commands it obeys. A status with no commands is terminal. */
export type LifecycleTable<Status extends string, Command extends string> = {
  readonly [S in Status]: { readonly [C in Command]?: Arrow<Status> };
};

/** Where an entity stands: its status and since when (epoch milliseconds). */
export interface LifecycleState<Status extends string> {
  readonly status: Status;
  readonly since: number;
}

export interface Transition<Status extends string> {
  readonly next: LifecycleState<Status>;
  readonly events: readonly string[];
}

/**
 * Moves along a lifecycle table. Pure: neither reads a clock nor performs an effect.
 *
 * @param table - The lifecycle to move along.
 * @param state - Where the entity stands.
 * @param command - What is asked of it.
 * @param now - Epoch milliseconds; becomes the `since` of the next state.
 * @returns The next state and the event types to announce, or `undefined` where this status does not obey the command.
 */
export function move<Status extends string, Command extends string>(
  table: LifecycleTable<Status, Command>,
  state: LifecycleState<Status>,
  command: Command,
  now: number,
): Transition<Status> | undefined {
  const arrow = table[state.status][command];
  return arrow && { next: { status: arrow.to, since: now }, events: arrow.events };
}

/** Statuses that obey no command. */
export function terminalStatuses<Status extends string, Command extends string>(
  table: LifecycleTable<Status, Command>,
): Status[] {
  const statuses: Status[] = [];
  for (const status in table) {
    if (Object.keys(table[status]).length === 0) statuses.push(status);
  }
  return statuses;
}
