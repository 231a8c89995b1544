import { DeskError } from '../errors';

/** What is said instead of ending a task whose customer is on the line with nobody. */
export const leftAlone = (): DeskError =>
  new DeskError(
    'conflict',
    'The customer is still on the line with nobody. End the call, offer it again, or have somebody take it back; then end the task.',
  );
