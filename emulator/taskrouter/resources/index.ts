import type { Operation } from '../../rest/operation';

/** Every operation of TaskRouter's REST API. */
export const taskrouterOperations: readonly Operation[] = [];
