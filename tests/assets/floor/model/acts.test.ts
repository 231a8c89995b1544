import { SHOWN_FOR_MS } from '../../../../src/assets/floor/model/acts';
import { answer, type Happening, onFloor, problem } from '../given';

const [waiting, held] = answer.tasks;
const question = (ending: 'complete' | 'cancel', sid: string) =>
  ({ type: 'question-asked', question: { kind: 'end', sid, ending } }) as const;
const listening = (taskSid: string) => ({ type: 'supervise-asked', taskSid, act: 'listen' }) as const;
const stages = (page: Happening) => page.state.acts.map(({ stage, deed }) => `${deed.kind} ${stage}`);

it('changes an activity, shows that it is on its way, then that it is done, and reads the floor', () => {
  const page = onFloor();
  page.hear({ type: 'question-asked', question: { kind: 'activity', sid: 'WK1' } });
  const sent = page.hear({ type: 'activity-chosen', workerSid: 'WK1', activitySid: 'WA1' });
  expect(sent).toEqual([{ type: 'set-activity', id: 1, workerSid: 'WK1', activitySid: 'WA1' }]);
  expect(page.state.question).toBeUndefined();
  expect(page.state.acts).toMatchObject([{ stage: 'sent', deed: { who: 'charles', activityName: 'Offline' } }]);
  // A second one has to wait for the first.
  expect(page.hear({ type: 'activity-chosen', workerSid: 'WK1', activitySid: 'WA2' })).toEqual([]);
  expect(page.hear({ type: 'act-done', id: 1 })).toEqual([{ type: 'read-floor', fresh: true }]);
  expect(stages(page)).toEqual(['activity done']);
  page.wait(SHOWN_FOR_MS);
  expect(stages(page)).toEqual([]);
});

it('ends a task only when that was asked and answered', () => {
  const page = onFloor();
  expect(page.hear({ type: 'end-confirmed', taskSid: 'WT1' })).toEqual([]);
  expect(
    page.hear(question('complete', 'WT1'), { type: 'question-dropped' }, { type: 'end-confirmed', taskSid: 'WT1' }),
  ).toEqual([]);
  expect(page.hear(question('cancel', 'WT2'), { type: 'end-confirmed', taskSid: 'WT1' })).toEqual([]);
  expect(page.hear(question('complete', 'WT1'), { type: 'end-confirmed', taskSid: 'WT1' })).toEqual([
    { type: 'end-task', id: 1, taskSid: 'WT1', ending: 'complete' },
  ]);
  expect(page.state.acts).toMatchObject([{ deed: { who: 'Ana Ruiz' } }]);
});

it('names what was ended when its row has gone', () => {
  const page = onFloor();
  page.hear(question('cancel', 'WT2'), { type: 'end-confirmed', taskSid: 'WT2' });
  page.read({ tasks: [held] });
  page.hear({ type: 'act-done', id: 1 });
  expect(page.state.acts).toMatchObject([{ stage: 'done', deed: { who: '+15550177', ending: 'cancel' } }]);
});

it.each([
  ['is accepted meanwhile', [{ ...waiting, status: 'assigned', ends: 'complete' }, held]],
  ['ends meanwhile', [held]],
])('withdraws the question whether to cancel a task that %s', (_, tasks) => {
  const page = onFloor();
  page.hear(question('cancel', 'WT2'));
  page.read({ tasks });
  expect(page.state.question).toBeUndefined();
});

it('keeps a question about what stays as it is', () => {
  const page = onFloor();
  page.hear(question('cancel', 'WT2'));
  page.read();
  expect(page.state.question).toMatchObject({ sid: 'WT2' });
});

it('keeps a failure until it is dismissed or tried again', () => {
  const page = onFloor();
  page.hear(listening('WT1'), { type: 'act-failed', id: 1, problem });
  page.wait(SHOWN_FOR_MS * 100);
  page.hear({ type: 'session-opened', workerName: 'bob', lifeMs: 3_600_000 });
  expect(page.state.acts).toMatchObject([{ stage: 'failed', problem }]);
  page.hear(listening('WT1'));
  expect(stages(page)).toEqual(['supervise sent']);
  page.hear({ type: 'act-dismissed', id: 2 });
  expect(stages(page)).toEqual(['supervise sent']);
  page.hear({ type: 'act-failed', id: 2, problem }, { type: 'act-dismissed', id: 2 });
  expect(stages(page)).toEqual([]);
});

it('shows the last few results, and all that is on its way', () => {
  const page = onFloor();
  const workers = Array.from({ length: 8 }, (_, index) => ({ ...answer.workers[0], sid: `WK${index}` }));
  page.read({ workers });
  for (const { sid } of workers) page.hear({ type: 'activity-chosen', workerSid: sid, activitySid: 'WA1' });
  expect(page.state.acts).toHaveLength(8);
  for (const { id } of page.state.acts) page.hear({ type: 'act-failed', id, problem });
  expect(page.state.acts.map(({ id }) => id)).toEqual([5, 6, 7, 8]);
});
