import type { Caller } from './task';
import { shortened } from './format';
import { say } from '../words/desk-words';

/** Characters of a name, and of what its bearer wants, that a line or a voice can carry. */
const NAME_LENGTH = 80;
const WANT_LENGTH = 120;

/** Who it is, in the shortest form: a name, else a number, else what kind of thing it is. */
export function who({ name, number }: Caller): string {
  return shortened(name ?? number ?? say('ground.aTask'), NAME_LENGTH);
}

/** Who it is and what they want, for a line of the log. */
export function whoAndWhat(caller: Caller): string {
  if (!caller.wants) return who(caller);
  return say('ground.nameAndWish', { name: who(caller), wish: shortened(caller.wants, WANT_LENGTH) });
}
