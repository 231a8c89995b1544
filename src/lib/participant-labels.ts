/** Marks a participant whom this desk added; the number follows. The label is how one is known again. */
const addedPrefix = 'desk ';

/** The label of a number that an agent adds to a call. */
export const addedLabel = (number: string): string => addedPrefix + number;

/** The number of a participant whom this desk added; `undefined` for anybody else. */
export function addedNumber(label: unknown): string | undefined {
  return typeof label === 'string' && label.startsWith(addedPrefix) ? label.slice(addedPrefix.length) : undefined;
}

/** The label of a worker's phone that the desk called back into a call. Those that TaskRouter called have none. */
export const ownLabel = (workerSid: string): string => `agent ${workerSid}`;
