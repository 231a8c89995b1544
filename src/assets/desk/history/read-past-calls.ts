import { asObject, type JsonObject } from '../ground/json';
import { plainText } from '../ground/plain-text';
import type { PastCall, PastCalls, PastEnd } from './history-state';

const ENDS: Record<PastEnd, true> = { completed: true, abandoned: true, canceled: true, deleted: true, wrapping: true };
const HUNG_UP = { caller: true, agent: true, desk: true } as const;

const isKey = <K extends string>(record: Record<K, true>, value: unknown): value is K =>
  typeof value === 'string' && Object.hasOwn(record, value);

const listIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.map(asObject) : []);

function textIn(from: JsonObject, name: string): string | undefined {
  const value = from[name];
  return typeof value === 'string' ? plainText(value) || undefined : undefined;
}

function msIn(from: JsonObject, name: string): number | undefined {
  const value = from[name];
  return typeof value === 'number' && value >= 0 ? value * 1_000 : undefined;
}

/** How often something was, and for how long in all. */
function countIn(from: JsonObject, name: string): { count: number; ms: number } | undefined {
  const given = asObject(from[name]);
  const [count, ms] = [given['count'], msIn(given, 'seconds')];
  return typeof count === 'number' && ms !== undefined ? { count, ms } : undefined;
}

/** Reads what `/history` answered; what is no call is none. */
export function readPastCalls(answer: JsonObject): PastCalls {
  const { calls, before, withheld } = answer;
  return {
    calls: listIn(calls).flatMap((call) => readPastCall(call) ?? []),
    ...(typeof before === 'string' && { before }),
    ...(withheld === true && { withheld: true }),
  };
}

function readPastCall(call: JsonObject): PastCall | undefined {
  const { taskSid, end, hungUp, notes, fields } = call;
  const filledIn = Object.entries(asObject(fields)).flatMap(([key, value]) => {
    const text = plainText(String(value));
    return text === '' ? [] : [[key, text] as const];
  });
  const at = Date.parse(textIn(call, 'at') ?? '');
  if (typeof taskSid !== 'string' || !Number.isFinite(at) || !isKey(ENDS, end)) return undefined;
  const [holds, recording] = [countIn(call, 'holds'), countIn(call, 'recording')];
  const [caller, queue, disposition] = [textIn(call, 'caller'), textIn(call, 'queue'), textIn(call, 'disposition')];
  const [waitMs, talkMs] = [msIn(call, 'waitSeconds'), msIn(call, 'talkSeconds')];
  return {
    taskSid,
    at,
    end,
    outbound: call['direction'] === 'outbound',
    people: listIn(call['people']).map((person) => ({
      name: textIn(person, 'name') ?? '',
      talkMs: msIn(person, 'talkSeconds') ?? 0,
      you: person['you'] === true,
    })),
    missedBy: listIn(call['missed']).flatMap((one) => textIn(one, 'name') ?? []),
    youMissed: listIn(call['missed']).some((one) => one['you'] === true),
    transfers: listIn(call['transfers']).map((one) => {
      const [by, to, outcome] = [textIn(one, 'by'), textIn(one, 'to'), textIn(one, 'outcome')];
      return { ...(by && { by }), ...(to && { to }), ...(outcome && { outcome }) };
    }),
    notesCut: call['notesCut'] === true,
    ...(caller !== undefined && { caller }),
    ...(queue !== undefined && { queue }),
    ...(waitMs !== undefined && { waitMs }),
    ...(talkMs !== undefined && { talkMs }),
    ...(holds && { holds }),
    ...(recording && { recording }),
    ...(isKey(HUNG_UP, hungUp) && { hungUp }),
    // Lines are kept: they are the colleague's.
    ...(typeof notes === 'string' && notes !== '' && { notes: notes.split('\n').map(plainText).join('\n').trim() }),
    ...(disposition !== undefined && { disposition }),
    ...(filledIn.length > 0 && { fields: Object.fromEntries(filledIn) }),
  };
}
