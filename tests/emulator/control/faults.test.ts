import { createEmulator, type Emulator, type NewFault } from '../../../emulator';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await createEmulator();
});
afterEach(() => emulator.close());

async function send(method: string, path = '', body?: unknown): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${emulator.origin}/_emulator/v1/faults${path}`, {
    method,
    ...(body !== undefined && {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
  return { status: response.status, json: await response.json() };
}

const example: NewFault = {
  operation: 'CreateTask',
  trigger: { every: 2 },
  effect: { status: 429, retryAfterSeconds: 1 },
};

describe('faults over HTTP', () => {
  it('are added, listed with what became of them, and removed', async () => {
    const added = { id: 'F1', ...example, calls: 0, hits: 0, spent: false };
    expect(await send('POST', '', example)).toEqual({ status: 201, json: added });
    expect(await send('GET')).toEqual({ status: 200, json: { faults: [added] } });
    await send('POST', '', { operation: 'phone:*', worker: 'alice', effect: { phone: 'busy' } });
    expect(await send('DELETE', '/F1')).toMatchObject({ status: 200, json: { faults: [{ id: 'F2' }] } });
    expect(await send('DELETE', '/F1')).toMatchObject({ status: 404, json: { code: 20404 } });
    expect(await send('DELETE')).toEqual({ status: 200, json: { faults: [] } });
  });

  it('are part of the state, and gone after a reset', async () => {
    emulator.control.faults.add(example);
    expect(emulator.control.state()).toMatchObject({ faults: [{ id: 'F1', ...example }] });
    await emulator.reset();
    expect(emulator.control.faults.list()).toEqual([]);
  });

  it('are told to whoever follows the stream', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${emulator.origin}/_emulator/v1/stream`, { signal: stop.signal });
    const reader = stream.body?.getReader();
    await reader?.read();
    emulator.control.faults.add(example);
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe('data: changed\n\n');
    stop.abort();
  });

  it.each<[NewFault]>([
    [{ operation: '*', effect: { status: 500 } }],
    [{ operation: 'rest:*', trigger: 'always', effect: { latencyMs: 250 } }],
    [{ operation: 'bridge:Workers/{worker}/Reservations/{reservation}', effect: { reset: 'after' } }],
    [{ operation: 'bridge:POST Workers/{worker}', worker: 'alice', effect: { status: 503 } }],
    [{ operation: 'bridge:socket', trigger: { next: 3 }, effect: { reset: 'before' } }],
    [{ operation: 'webhook:assignment', trigger: { probability: 0.5, seed: 7 }, effect: { fail: 'slow' } }],
    [{ operation: 'FetchParticipant', effect: { dropSockets: 'alice' } }],
    [{ operation: 'phone:+15550111', effect: { phone: 'no-answer' } }],
    [{ operation: 'phone:client:alice', effect: { phone: 'no-answer' } }],
    [{ operation: 'rest:*', effect: { status: 500, after: true } }],
    [{ operation: '*', effect: { latencyMs: 250, after: true } }],
    [{ operation: 'frame:*', worker: 'alice', trigger: { every: 2 }, effect: { arrives: 'overtaken' } }],
    [{ operation: 'frame:reservation.created', effect: { arrives: 'never' } }],
    [{ operation: 'webhook:event', trigger: { probability: 0.5 }, effect: { arrives: 'twice' } }],
    [{ operation: 'webhook:*', effect: { lateMs: 30_000 } }],
    [{ effect: { dropSockets: '*' } }],
    [{ effect: { expireTokens: 'ALICE' } }],
  ])('take %j', async (fault) => {
    expect(await send('POST', '', fault)).toMatchObject({ status: 201, json: fault });
  });

  it.each<[unknown, string]>([
    ['{"operation":', 'The body is not JSON'],
    ['"CreateTask"', 'A fault: Invalid type: Expected Object'],
    [{}, 'effect: expected an object with exactly one of status, latencyMs, reset, dropSockets'],
    [{ operation: '*', effect: 'status' }, 'effect: expected an object'],
    [{ operation: '*', effect: { status: 500, latencyMs: 10 } }, 'effect: expected an object with exactly one of'],
    [{ operation: '*', effect: { status: 200 } }, 'effect.status: expected an HTTP status from 400 to 599'],
    [{ operation: '*', effect: { status: '500' } }, 'effect.status: expected an HTTP status from 400 to 599'],
    [{ operation: '*', effect: { status: 500, retryAfter: 3 } }, 'effect.retryAfter is nothing that a fault has here'],
    [{ operation: '*', effect: { latencyMs: 0 } }, 'effect.latencyMs: expected milliseconds from 1'],
    [{ operation: '*', effect: { reset: true } }, 'effect.reset: expected one of before, after'],
    [{ operation: '*', effect: { phone: 'broken' } }, 'effect.phone: expected one of unreachable, busy, no-answer'],
    [{ operation: '*', effect: { status: 500 }, triger: 'always' }, 'triger is nothing that a fault has here'],
    [{ operation: '*', effect: { status: 500 }, trigger: 'sometimes' }, 'trigger: expected "always", {"nth": 3}'],
    [{ operation: '*', effect: { status: 500 }, trigger: { nth: 0 } }, 'trigger.nth: expected a number from 1'],
    [{ operation: '*', effect: { status: 500 }, trigger: { nth: 1, every: 2 } }, 'trigger: expected "always"'],
    [
      { operation: '*', effect: { status: 500 }, trigger: { probability: 2 } },
      'trigger.probability: expected a probability from 0 to 1',
    ],
    [{ effect: { status: 500 } }, 'operation: expected what the fault is about'],
    [{ effect: { dropSockets: '*' }, trigger: { nth: 2 } }, 'operation is missing'],
    [
      { operation: 'CreateTsk', effect: { status: 500 } },
      'does nothing named "CreateTsk"; expected a name such as Create',
    ],
    [{ operation: 'bridge:Workers', worker: 'zoe', effect: { status: 500 } }, 'worker: there is no worker "zoe"'],
    [{ effect: { dropSockets: 'zoe' } }, 'effect.dropSockets: there is no worker "zoe"'],
    [
      { operation: 'CreateTask', effect: { phone: 'busy' } },
      'phone cannot happen to CreateTask; expected one of status',
    ],
    [{ operation: '*', effect: { status: 500, after: false } }, 'effect.after: expected true, or nothing'],
    [{ operation: 'bridge:socket', effect: { status: 500, after: true } }, 'effect.after: nothing is carried out'],
    [{ operation: 'webhook:*', effect: { arrives: 'overtaken' } }, 'effect.arrives: only frames are overtaken'],
    [{ operation: 'CreateTask', effect: { arrives: 'twice' } }, 'arrives cannot happen to CreateTask'],
    [{ operation: 'frame:*', effect: { lateMs: 10 } }, 'lateMs cannot happen to frame:*; expected one of arrives'],
    [{ operation: 'frame:task.gone', effect: { arrives: 'never' } }, 'does nothing named "frame:task.gone"'],
    [{ operation: 'phone:*', effect: { status: 500 } }, 'status cannot happen to phone:*; expected one of phone'],
  ])('refuse %j', async (fault, message) => {
    expect(await send('POST', '', fault)).toMatchObject({
      status: 400,
      json: { code: 20001, message: expect.stringContaining(message) },
    });
    expect(emulator.control.faults.list()).toEqual([]);
  });
});
