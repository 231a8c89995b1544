import { requestOf, type ControlRequest, type Intent } from '../../../../emulator/console/model/intent';

const cases: [Intent, ControlRequest][] = [
  [
    { type: 'place-call', from: '+1', to: '+2' },
    { path: '/_emulator/v1/calls', body: { from: '+1', to: '+2' } },
  ],
  [
    { type: 'hang-up', callSid: 'CA1' },
    { path: '/_emulator/v1/calls/CA1/hangup', body: {} },
  ],
  [
    { type: 'press', callSid: 'CA1', digits: '1#' },
    { path: '/_emulator/v1/calls/CA1/press', body: { digits: '1#' } },
  ],
  [{ type: 'freeze' }, { path: '/_emulator/v1/clock', body: { freeze: true } }],
  [{ type: 'resume' }, { path: '/_emulator/v1/clock', body: { resume: true } }],
  [
    { type: 'advance', durationMs: 90_000 },
    { path: '/_emulator/v1/clock', body: { advance: '90000ms' } },
  ],
  [
    { type: 'set-activity', workerSid: 'WK1', activitySid: 'WA2' },
    { path: '/_emulator/v1/workers/WK1/activity', body: { activitySid: 'WA2' } },
  ],
  [
    { type: 'create-task', workspaceSid: 'WS1', workflowSid: 'WW1', attributes: '{"a":1.10}' },
    { path: '/_emulator/v1/tasks', body: { workspaceSid: 'WS1', workflowSid: 'WW1', attributes: '{"a":1.10}' } },
  ],
  [
    { type: 'cancel-task', taskSid: 'WT1' },
    { path: '/_emulator/v1/tasks/WT1/cancel', body: {} },
  ],
  [
    { type: 'add-fault', fault: { effect: { dropSockets: '*' } } },
    { path: '/_emulator/v1/faults', body: { effect: { dropSockets: '*' } } },
  ],
  [
    { type: 'remove-fault', id: 'F1' },
    { path: '/_emulator/v1/faults/F1', method: 'DELETE', body: {} },
  ],
  [{ type: 'reset' }, { path: '/_emulator/v1/reset', body: {} }],
];

describe('requestOf', () => {
  it.each(cases)('turns %j into a request', (intent, request) => {
    expect(requestOf(intent)).toEqual(request);
  });

  it('lets no SID change the path', () => {
    expect(requestOf({ type: 'cancel-task', taskSid: '../reset?' }).path).toBe(
      '/_emulator/v1/tasks/..%2Freset%3F/cancel',
    );
  });
});
