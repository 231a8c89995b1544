import { nouns } from '../thing';
import type { LeftAlone, Operation } from '../plan/operation';

/** A thing in a line: `worker channel voice of ben`. */
export const describeThing = ({ kind, name, of }: Pick<Operation, 'kind' | 'name' | 'of'>): string =>
  of === undefined ? `${nouns[kind]} ${name}` : `${nouns[kind]} ${name} of ${of}`;

/** An operation in a line: `create task queue support`. */
export const describe = (operation: Operation): string => `${operation.action} ${describeThing(operation)}`;

/** What is left alone, and where it says, why. */
export const describeLeftAlone = (thing: LeftAlone): string =>
  thing.because === undefined ? describeThing(thing) : `${describeThing(thing)} (${thing.because})`;
