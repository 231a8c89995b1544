import type { Noun } from './invocation';
import { workers } from './workers';

/** All nouns, in the order of the help. */
export const nouns: readonly Noun[] = [workers];
