import type { Caller } from '../../model/task';

/** Who it is, in the shortest form: a name, else a number, else what kind of thing it is. */
export function who({ name, number }: Caller): string {
  return name ?? number ?? 'a task';
}

/** Who it is and what they want, for a line of the log. */
export function whoAndWhat(caller: Caller): string {
  return caller.wants ? `${who(caller)} (${caller.wants})` : who(caller);
}
