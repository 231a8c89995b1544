import type { Customer, CustomersTask } from '../../../src/lib/alone/customer';
import { rescueOf, type Rescue } from '../../../src/lib/alone/choose-rescue';
import { settingsFor, type CustomersAlone } from '../../../src/lib/alone/alone-settings';
import { aCustomer, inConference, inQueue } from './customers';

const now = Date.UTC(2031, 3, 6, 12);

function decide(
  change: Partial<CustomersTask> = {},
  more: { customer?: Partial<Customer>; configured?: CustomersAlone; aloneForMs?: number } = {},
): Rescue {
  const { customer: changed, configured = {}, aloneForMs = 60_000 } = more;
  const customer = aCustomer(changed);
  const task = { ...customer.task, ...change };
  return rescueOf({ ...customer, task }, settingsFor(task.workflowName, configured), { aloneForMs, now });
}

it('offers again whoever was spoken with and is alone', () => {
  const { task } = aCustomer();
  expect(decide()).toEqual({
    act: 'offer again',
    workflowSid: task.workflowSid,
    record: { of: task.sid, times: 1, since: new Date(now).toISOString(), why: 'nobody was left in the call' },
  });
});

it('waits the seconds of grace', () => {
  expect(decide({}, { aloneForMs: 0 })).toEqual({ act: 'wait', forMs: 4_000 });
  expect(decide({}, { aloneForMs: 3_999 })).toEqual({ act: 'wait', forMs: 1 });
  expect(decide({}, { aloneForMs: 4_000 }).act).toBe('offer again');
  expect(decide({}, { aloneForMs: 0, configured: { graceSeconds: 0 } }).act).toBe('offer again');
});

it.each([
  ['a task that was canceled', { status: 'canceled' }, inConference(), 'closing words'],
  ['a caller in a queue whose task was canceled', { status: 'canceled' }, inQueue, 'closing words'],
  ['a caller in a queue whose task was completed', { status: 'completed' }, inQueue, 'closing words'],
  ['a caller in a queue whose task nobody knows', { status: 'gone', sid: undefined }, inQueue, 'closing words'],
  ['a customer in a conference whose task was completed', { status: 'completed' }, inConference(), 'offer again'],
  ['a customer in a conference whose task was deleted', { status: 'gone' }, inConference(), 'offer again'],
  ['a customer whose workflow nobody knows', { workflowSid: undefined }, inConference(), 'closing words'],
])('of %s', (_, task, place, act) => {
  expect(decide(task, { customer: { place, reservations: [] } }).act).toBe(act);
});

describe('having been offered again before', () => {
  const before = (times: unknown, agoMs: number) =>
    decide({
      attributes: JSON.stringify({ offered_again: { of: 'WT', times, since: new Date(now - agoMs).toISOString() } }),
    });

  it('is counted', () => {
    expect(before(2, 60_000)).toMatchObject({ record: { times: 3, since: new Date(now - 60_000).toISOString() } });
  });

  it('is the closing words after three times in half an hour', () => {
    expect(before(3, 30 * 60_000)).toMatchObject({ act: 'closing words' });
    expect(before(3, 30 * 60_000 + 1)).toMatchObject({ act: 'offer again', record: { times: 1 } });
  });

  it.each(['3', 0, 1.5, null])('is not believed where it says %j times', (times) => {
    expect(before(times, 0)).toMatchObject({ act: 'offer again', record: { times: 1 } });
  });
});

it('leaves a customer to whoever is at it, for a quarter of a minute', () => {
  const marked = (agoMs: number) =>
    decide({ attributes: JSON.stringify({ rescued_at: new Date(now - agoMs).toISOString() }) }).act;
  expect([marked(0), marked(14_999), marked(-14_999)]).toEqual(['nothing', 'nothing', 'nothing']);
  expect(marked(15_000)).toBe('offer again');
});

describe('the configuration', () => {
  it('switches the watch off, for all or for a workflow', () => {
    expect(decide({}, { configured: { watch: false } }).act).toBe('nothing');
    const configured = { watch: false, perWorkflow: { Sales: { watch: true } } };
    expect(decide({}, { configured }).act).toBe('offer again');
    expect(decide({ workflowName: 'Support' }, { configured }).act).toBe('nothing');
    expect(decide({ workflowName: undefined }, { configured }).act).toBe('nothing');
  });

  it('has closing words instead of offering again', () => {
    const configured = { offerAgain: false, closingWords: { say: 'Bye' } };
    expect(decide({}, { configured })).toMatchObject({ act: 'closing words', words: { say: 'Bye' } });
  });

  it('has words for each workflow, which keep what is said for all', () => {
    const all = { say: 'Bye', language: 'en-GB', callbackNumber: '+15550100' };
    const configured = {
      closingWords: all,
      perWorkflow: { Ventas: { closingWords: { say: 'Adiós', language: 'es-ES' } } },
    };
    expect(settingsFor('Ventas', configured).closingWords).toEqual({ ...all, say: 'Adiós', language: 'es-ES' });
    expect(settingsFor('Sales', configured).closingWords).toEqual(all);
  });

  it.each(['__proto__', 'constructor', 'toString'])('is not confused by a workflow named %s', (name) => {
    expect(settingsFor(name, { perWorkflow: {} })).toEqual(settingsFor(undefined, {}));
  });
});
