import { asObject } from '../../desk/ground/json';
import type { Problem } from '../../desk/ground/facts';
import { actDone, actFailed, send } from './acts';
import { step, type Step } from './floor-event';
import type { FloorState } from './floor-state';
import type { FieldOfPerson, PersonChanges, PersonForm, PersonRead } from './person-state';

/** The attribute for which there is a field also where a worker has none. */
const SKILLS = 'skills';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const rows = (value: unknown): Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.map(asObject) : []);

/** Reads what `/floor-worker` answered. What has parts of its own is no matter for a field. */
export function readPerson(answer: unknown): PersonRead {
  const { attributes, channels } = asObject(answer);
  const known = rows(attributes).flatMap(({ key, value }): FieldOfPerson[] => {
    const before = text(value);
    const shown = shownOf(before);
    return shown === undefined ? [] : [{ key: text(key), before, text: shown }];
  });
  const isSkilled = rows(attributes).some(({ key }) => key === SKILLS);
  return {
    fields: isSkilled ? known : [{ key: SKILLS, text: '' }, ...known],
    channels: rows(channels).map(({ channel, capacity }) => ({
      channel: text(channel),
      capacity: Number(capacity) || 0,
    })),
  };
}

/** What a field shows of JSON text: a list of texts with commas between. */
function shownOf(json: string): string | undefined {
  const value = parsed(json);
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return json;
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string' && !one.includes(','));
  return isList ? value.join(', ') : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** What was typed as JSON text of the kind that was there: a list stays one, a number is kept as it is written. */
export function jsonOf({ before = '[]' }: Pick<FieldOfPerson, 'before'>, typed: string): string {
  const was = parsed(before);
  const words = typed.trim();
  if (Array.isArray(was)) {
    const parts = words.split(/[,،]/).map((part) => part.trim());
    return JSON.stringify(parts.filter((part) => part !== ''));
  }
  if (typeof was !== 'string' && typeof parsed(words) === typeof was) return words;
  return JSON.stringify(words);
}

/**
 * What was changed in the form, and nothing else.
 *
 * @param typed - By the names of attributes and channels, as the fields have it.
 */
export function changesOf(
  { fields, channels }: PersonRead,
  typed: { readonly attribute: (key: string) => string | undefined; readonly capacity: (channel: string) => number },
): PersonChanges {
  return {
    attributes: fields.flatMap((field) => {
      const words = typed.attribute(field.key);
      if (words === undefined || words.trim() === field.text.trim()) return [];
      const { key, before } = field;
      return [{ key, ...(before !== undefined && { before }), value: jsonOf(field, words) }];
    }),
    capacities: channels.flatMap(({ channel, capacity: before }) => {
      const capacity = typed.capacity(channel);
      return Number.isInteger(capacity) && capacity >= 0 && capacity !== before ? [{ channel, before, capacity }] : [];
    }),
  };
}

/** Opens the form about a person, or closes it. */
export function askPerson(state: FloorState, workerSid: string): Step {
  const { question: _question, ...rest } = closed(state);
  if (state.session.name !== 'open' || state.person?.workerSid === workerSid) return step(rest);
  return step({ ...rest, person: { workerSid } }, { type: 'read-person', workerSid });
}

export function closed({ person: _person, ...rest }: FloorState): FloorState {
  return rest;
}

const about = (state: FloorState, workerSid: string, become: (form: PersonForm) => PersonForm): Step =>
  step(state.person?.workerSid === workerSid ? { ...state, person: become(state.person) } : state);

export const personRead = (state: FloorState, workerSid: string, read: PersonRead): Step =>
  about(state, workerSid, () => ({ workerSid, read }));

export const personUnread = (state: FloorState, workerSid: string, problem: Problem): Step =>
  about(state, workerSid, (form) => ({ ...form, problem }));

/** Sends what was changed; a form in which nothing was is closed. */
export function savePerson(state: FloorState, workerSid: string, changes: PersonChanges, now: number): Step {
  if (changes.attributes.length + changes.capacities.length === 0) return step(closed(state));
  const who = nameOf(state, workerSid);
  const deed = { kind: 'person', sid: workerSid, who } as const;
  return send(state, deed, (id) => ({ type: 'change-person', id, workerSid, ...changes }), now);
}

/** The supervisor was asked whether to sign a person out, and said yes. */
export function confirmSignOut(state: FloorState, workerSid: string, now: number): Step {
  if (state.question?.kind !== 'sign-out' || state.question.sid !== workerSid) return step(state);
  const deed = { kind: 'sign-out', sid: workerSid, who: nameOf(state, workerSid) } as const;
  return send(closed(state), deed, (id) => ({ type: 'sign-out-person', id, workerSid }), now);
}

/** The supervisor says which priority a task is to have. */
export function setPriority(state: FloorState, taskSid: string, priority: number, now: number): Step {
  const task = state.figures?.tasks.find(({ sid }) => sid === taskSid);
  const isUsable = Number.isInteger(priority) && priority >= 0;
  if (task?.priority === undefined || state.question?.sid !== taskSid || !isUsable) return step(state);
  const { priority: before, caller: who } = task;
  const deed = { kind: 'priority', sid: taskSid, who, priority } as const;
  return send(state, deed, (id) => ({ type: 'set-priority', id, taskSid, before, priority }), now);
}

const nameOf = ({ figures }: FloorState, workerSid: string): string =>
  figures?.workers.find(({ sid }) => sid === workerSid)?.name ?? '';

/** What was done about a person closes the form; what was not has it show how they stand now. */
export function settlePerson(state: FloorState, id: number, problem: Problem | undefined, now: number): Step {
  const deed = state.acts.find((act) => act.id === id)?.deed;
  const { state: after, intents } = problem ? actFailed(state, id, problem, now) : actDone(state, id, now);
  if (deed?.kind !== 'person' || after.person?.workerSid !== deed.sid) return step(after, ...intents);
  if (!problem) return step(closed(after), ...intents);
  return step(after, ...intents, { type: 'read-person', workerSid: deed.sid });
}
