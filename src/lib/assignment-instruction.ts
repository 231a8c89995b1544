import type { ConferenceTelling } from './conference-events';
import { DeskError } from './errors';
import { instructionFields, instructionNames, type Field, type InstructionName } from './instruction-fields';

/** An answer to TaskRouter's assignment callback; an empty one leaves the reservation pending for the agent to decide. */
export type Instruction = Readonly<Record<string, string | number | boolean>>;

const isInstructionName = (value: unknown): value is InstructionName => instructionNames.some((name) => name === value);

/** Names of what the runtime and Twilio add by themselves, spelt like the desk's own fields. */
const notOurs = new Set(['instruction', 'request', 'bodySHA256']);

const refuse = (message: string): DeskError => new DeskError('invalid_request', message);

/** What the query says, quoted for a message: it is as long and as odd as its writer made it. */
const quote = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : 'not a single text';

/** The SID of the call that waits, from the task's attributes: a query is the same for every task and cannot name it. */
function callSidOf(taskAttributes: unknown): string | undefined {
  try {
    const attributes: unknown = typeof taskAttributes === 'string' ? JSON.parse(taskAttributes) : undefined;
    if (typeof attributes !== 'object' || attributes === null || !('call_sid' in attributes)) return undefined;
    return typeof attributes.call_sid === 'string' ? attributes.call_sid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Chooses the answer to an assignment callback by the query of the callback's URL, e.g. `?instruction=reject&activity_sid=WA…`.
 *
 * The query and Twilio's own parameters come in one object. Twilio's start with a capital letter and are left alone,
 * except that `redirect` takes the waiting call's SID from the task's attributes; every other field must be one that
 * the instruction takes, because a misspelt one would otherwise be lost without a word.
 *
 * @param telling - Where the desk hears who leaves a conference; a query that names another has that one told.
 * @throws DeskError `invalid_request` naming the unknown instruction, or the field that is missing, unusable or unknown
 */
export function chooseInstruction(event: Readonly<Record<string, unknown>>, telling?: ConferenceTelling): Instruction {
  const name = event['instruction'] ?? 'accept';
  if (!isInstructionName(name)) {
    throw refuse(`\`instruction\` is ${quote(name)}: expected one of ${instructionNames.join(', ')}.`);
  }
  const fields = instructionFields[name];
  const strange = Object.keys(event).find(
    (key) => /^[a-z]/.test(key) && !notOurs.has(key) && !Object.hasOwn(fields, key),
  );
  if (strange !== undefined) {
    const taken = Object.keys(fields).join(', ') || 'no fields';
    throw refuse(`The instruction ${name} does not take ${quote(strange)}: it takes ${taken}.`);
  }
  if (name === 'none') return {};
  const given = name === 'redirect' ? { call_sid: callSidOf(event['TaskAttributes']), ...event } : event;
  const told = telling &&
    name === 'conference' && {
      conference_status_callback: telling.url,
      conference_status_callback_event: telling.events,
    };
  const hasOwn = Object.hasOwn(given, 'conference_status_callback');
  return { instruction: name, ...(!hasOwn && told), ...readFields(name, fields, given) };
}

function readFields(
  name: string,
  fields: Readonly<Record<string, Field>>,
  given: Readonly<Record<string, unknown>>,
): Instruction {
  const values: Record<string, string | number | boolean> = {};
  for (const [key, field] of Object.entries(fields)) {
    const raw = given[key];
    if (raw === undefined && !field.isRequired) continue;
    const value = typeof raw === 'string' ? field.parse(raw) : undefined;
    if (value === undefined) {
      const complaint = raw === undefined ? 'is missing' : 'is not usable';
      throw refuse(`\`${key}\` of the instruction ${name} ${complaint}: expected ${field.expected}.`);
    }
    values[key] = value;
  }
  return values;
}
