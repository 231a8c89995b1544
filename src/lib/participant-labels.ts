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

/** Marks the leg of a supervisor; who it is follows. */
const supervisorPrefix = 'supervisor ';

/** Twilio takes no longer label. @see https://www.twilio.com/docs/voice/api/conference-participant-resource */
const longestLabel = 128;

/** The label of a supervisor's phone in somebody's call. Twilio takes no second participant by the same one. */
export const supervisorLabel = (workerSid: string, name: string): string =>
  `${supervisorPrefix}${workerSid} ${name}`.slice(0, longestLabel);

/** Whose leg it is, where it is a supervisor's. */
export function labelledSupervisor(label: unknown): { readonly workerSid: string; readonly name: string } | undefined {
  if (typeof label !== 'string' || !label.startsWith(supervisorPrefix)) return undefined;
  const [workerSid = '', ...name] = label.slice(supervisorPrefix.length).split(' ');
  return { workerSid, name: name.join(' ') };
}
