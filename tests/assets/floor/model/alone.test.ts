import { ALARM_AFTER_MS, isAlarmed } from '../../../../src/assets/floor/model/alone';
import { type Happening, onFloor, problem } from '../given';

const ana = {
  callSid: 'CA1',
  taskSid: 'WT1',
  caller: 'Ana Ruiz',
  forSeconds: 4,
  how: 'held',
  workflowName: 'support',
  queueName: 'sales',
};
const ben = {
  ...ana,
  callSid: 'CA2',
  taskSid: null,
  caller: null,
  forSeconds: 30,
  how: 'canceled',
  workflowName: null,
  queueName: null,
};

const alarmed = (page: Happening): boolean => isAlarmed(page.state, page.now);
const stages = (page: Happening) => page.state.acts.map(({ stage, deed }) => `${deed.kind} ${stage}`);

it('puts first who has been alone for longest, and reads what nobody knows as nothing', () => {
  const page = onFloor();
  page.read({ alone: [ana, { ...ben, how: 'as it pleases' }] });
  expect(page.state.figures?.alone).toMatchObject([
    { callSid: 'CA2', taskSid: '', caller: '', since: page.now - 30_000, how: 'left', workflowName: '', queueName: '' },
    { callSid: 'CA1', taskSid: 'WT1', caller: 'Ana Ruiz', how: 'held', workflowName: 'support', queueName: 'sales' },
  ]);
});

it('counts from when somebody was first seen alone, where the server does not know since when', () => {
  const page = onFloor();
  page.read({ alone: [{ ...ana, forSeconds: null }] });
  const begun = page.now;
  page.wait(20_000);
  page.read({ alone: [{ ...ana, forSeconds: null }] });
  expect(page.state.figures?.alone).toMatchObject([{ since: begun }]);
});

it('sounds for who is alone for longer than the desk itself takes, until that is silenced, one by one', () => {
  const page = onFloor();
  page.read({ alone: [ana] });
  expect(alarmed(page)).toBe(false);
  page.wait(ALARM_AFTER_MS - 4_000);
  expect(alarmed(page)).toBe(true);
  page.hear({ type: 'alarm-silenced', callSid: 'CA1' });
  expect(alarmed(page)).toBe(false);
  page.read({ alone: [ana, ben] });
  expect(alarmed(page)).toBe(true);
  page.hear({ type: 'alarm-silenced', callSid: 'CA2' }, { type: 'alarm-silenced', callSid: 'CA3' });
  expect(alarmed(page)).toBe(false);
  // Whoever is alone a second time is a new case.
  page.read({ alone: [ben] });
  page.read({ alone: [{ ...ana, forSeconds: 20 }, ben] });
  expect(alarmed(page)).toBe(true);
  page.read({ alone: [] });
  expect(alarmed(page)).toBe(false);
});

it('is silent for whoever has signed out', () => {
  const page = onFloor();
  page.read({ alone: [ben] });
  expect(alarmed(page)).toBe(true);
  page.hear({ type: 'sign-out-asked' });
  expect(alarmed(page)).toBe(false);
});

it('offers a customer again at once, and once, with the alarm silent', () => {
  const page = onFloor();
  page.read({ alone: [ben, ana] });
  expect(page.hear({ type: 'offer-again-asked', callSid: 'CA2' })).toEqual([
    { type: 'offer-again', id: 1, callSid: 'CA2', taskSid: '' },
  ]);
  expect(alarmed(page)).toBe(false);
  expect(page.hear({ type: 'offer-again-asked', callSid: 'CA2' })).toEqual([]);
  expect(page.hear({ type: 'offer-again-asked', callSid: 'CA9' })).toEqual([]);
  expect(page.hear({ type: 'act-done', id: 1 })).toEqual([{ type: 'read-floor', fresh: true }]);
  expect(stages(page)).toEqual(['offer-again done']);
});

it('ends a call only when that was asked and answered, and asks no more about who is not alone', () => {
  const page = onFloor();
  page.read({ alone: [ana] });
  const question = { type: 'question-asked', question: { kind: 'end-call', sid: 'CA1' } } as const;
  expect(page.hear({ type: 'end-call-confirmed', callSid: 'CA1' })).toEqual([]);
  page.hear(question);
  page.read({ alone: [] });
  expect(page.state.question).toBeUndefined();
  page.read({ alone: [ana] });
  expect(page.hear(question, { type: 'end-call-confirmed', callSid: 'CA1' })).toEqual([
    { type: 'end-call', id: 1, callSid: 'CA1', taskSid: 'WT1' },
  ]);
  page.hear({ type: 'act-failed', id: 1, problem });
  expect(stages(page)).toEqual(['end-call failed']);
});
