import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  tuple,
} from 'fast-check';
import type { DeskEvent } from '../../../src/assets/desk/desk-events';
import { draftOf, isUnsaved } from '../../../src/assets/desk/wrap-up/wrap-up-draft';
import { KEPT_CALLS } from '../../../src/assets/desk/wrap-up/wrap-up-kept';
import { type Happening, LOG_LENGTH } from '../../../src/assets/desk/log/log-state';
import type { Request } from '../../../src/assets/desk/ground/engagement';
import type { CallRequest, Panel } from '../../../src/assets/desk/ground/calls';
import { type SituationName, situationOf } from '../../../src/assets/desk/card/card-situation';
import { DEFAULT_SETTINGS } from '../../../src/assets/desk/settings/settings-state';
import { callInFocus, shownReading } from '../../../src/assets/desk/history/history-rules';
import type { PastCall } from '../../../src/assets/desk/history/history-state';
import { EMPTY_SHIFT, SHIFT_CALLS } from '../../../src/assets/desk/shift/shift-state';
import { activityOf, type DeskState, signedOut } from '../../../src/assets/desk/desk-state';
import { update } from '../../../src/assets/desk/desk';
import { reservationStatuses, taskStatuses } from '../../../src/lib/lifecycle';
import { ACTIVITIES, reservation, START, task, worker } from './given';

const NAMES: Record<SituationName, true> = {
  'signed-out': true,
  'signing-in': true,
  connecting: true,
  reconnecting: true,
  offline: true,
  elsewhere: true,
  available: true,
  unavailable: true,
  ringing: true,
  accepting: true,
  rejecting: true,
  connected: true,
  ending: true,
  wrapping: true,
  completing: true,
};

const PANELS: readonly Panel[] = ['more', 'transfer', 'add', 'keypad'];
const CALL_REQUESTS: readonly CallRequest[] = [
  'hold',
  'resume',
  'mute',
  'unmute',
  'transfer',
  'cancel-transfer',
  'hold-colleague',
  'resume-colleague',
  'remove-colleague',
  'add',
  'drop',
  'digits',
  'leave',
  'record',
  'pause-recording',
  'resume-recording',
];

const sid = constantFrom('WR1', 'WR2', 'WR3');
const activitySid = constantFrom('WA1', 'WA2', 'WA3', 'WA9');
const anyProblem = record({
  code: constantFrom('network', 'server', 'unauthorized'),
  message: constant('No'),
  status: constantFrom(401, 404, 429, 500),
});
const anyWorker = activitySid.map((chosen) => worker({ activitySid: chosen }));
const anyTask = record({
  status: constantFrom(...taskStatuses),
  sid: sid.map((name) => name.replace('WR', 'WT')),
  attributes: constantFrom(
    {},
    { call_sid: 'CA1' },
    { call_sid: 'CA1', conference: { sid: 'CF1', participants: { customer: 'CA1', worker: 'CA2' } } },
    {
      call_sid: 'CA1',
      conference: { sid: 'CF1', participants: { customer: 'CA1', worker: 'CA2' } },
      desk_recording: { sid: 'RE1', paused: { by: 'alice', until: new Date(START + 60_000).toISOString() } },
    },
    { outbound_to: '+15550177' },
  ),
}).map(task);
const anyReservation = record({
  sid,
  status: constantFrom(...reservationStatuses),
  createdAt: integer({ min: START - 600_000, max: START + 600_000 }),
  task: anyTask,
}).map(reservation);

const inCallEvent: Arbitrary<DeskEvent> = oneof(
  record({ type: constantFrom('hold-asked', 'mute-asked', 'colleague-hold-asked'), sid, on: boolean() }),
  record({
    type: constantFrom(
      'transfer-cancel-asked',
      'transfer-dismissed',
      'stranded-end-asked',
      'colleague-removal-asked',
      'leave-asked',
      'add-asked',
      'call-problem-dismissed',
      'people-unread',
    ),
    sid,
  }),
  record({ type: constantFrom('panel-asked'), sid, panel: constantFrom(...PANELS) }),
  record({ type: constantFrom('number-typed', 'search-typed'), sid, text: constantFrom('', '+15550177', 'ali') }),
  record({ type: constantFrom('mode-chosen'), sid, mode: constantFrom('WARM', 'COLD') }),
  record({
    type: constantFrom('transfer-asked'),
    sid,
    to: constantFrom('WK2', 'WQ1'),
    name: constant('alice'),
    kind: constantFrom('worker', 'queue'),
  }),
  record({ type: constantFrom('drop-asked', 'third-dismissed'), sid, callSid: constantFrom('CA3', 'CA4') }),
  record({ type: constantFrom('key-pressed'), sid, key: constantFrom('1', '#', 'x') }),
  record({ type: constantFrom('directory-asked'), further: boolean() }),
  record({ type: constantFrom('call-request-done'), sid, request: constantFrom(...CALL_REQUESTS) }),
  record({
    type: constantFrom('call-request-failed'),
    sid,
    request: constantFrom(...CALL_REQUESTS),
    problem: anyProblem,
  }),
  record({
    type: constantFrom('number-added'),
    sid,
    number: constant('+15550177'),
    callSid: constantFrom('CA3', 'CA4'),
  }),
  record({
    type: constantFrom('people-read'),
    sid,
    people: array(
      record({ callSid: constantFrom('CA1', 'CA2', 'CA3'), connected: boolean(), held: boolean(), muted: boolean() }),
      { maxLength: 3 },
    ),
    left: constantFrom([], [{ callSid: 'CA3', status: 'busy' }]),
    askedAt: integer({ min: START, max: START + 600_000 }),
  }),
  record({
    type: constantFrom('transfer-changed'),
    sid,
    transfer: record({
      mode: constantFrom('WARM', 'COLD'),
      to: constantFrom('WK2', 'WQ1'),
      kind: constantFrom('worker', 'queue'),
      status: constantFrom('initiated', 'complete', 'failed', 'canceled'),
      attemptFailed: boolean(),
    }),
  }),
  record({ type: constantFrom('directory-read'), page: constant({ workers: [], queues: [] }), further: boolean() }),
  record({ type: constantFrom('directory-unread'), problem: anyProblem }),
);

const outboundEvent: Arbitrary<DeskEvent> = oneof(
  record({ type: constantFrom('pad-asked'), open: boolean() }),
  record({ type: constantFrom('dial-typed'), text: constantFrom('', '+15550177', '911') }),
  record({ type: constantFrom('dial-asked') }),
  record({ type: constantFrom('features-read'), features: record({ outbound: boolean(), thirdNumber: boolean() }) }),
  record({ type: constantFrom('dial-sent'), taskSid: constantFrom('WT1', 'WT2') }),
  record({ type: constantFrom('dial-failed'), problem: anyProblem }),
);

const pastCall = (taskSid: string): PastCall => ({
  taskSid,
  at: START,
  end: 'completed',
  outbound: false,
  people: [],
  missedBy: [],
  youMissed: false,
  transfers: [],
  notesCut: false,
});
const whose = constantFrom('own', 'WT1', 'WT2', 'WT3');

const recordingEvent: Arbitrary<DeskEvent> = oneof(
  constant<DeskEvent>({
    type: 'features-read',
    features: { outbound: true, thirdNumber: true, recording: { policies: { '': 'on' }, pauses: true } },
  }),
  record({ type: constantFrom('recording-asked'), sid, act: constantFrom('start', 'pause', 'resume') }),
  record({
    type: constantFrom('recording-told'),
    sid,
    told: constantFrom({ name: 'none' }, { name: 'on' }, { name: 'paused', by: 'alice', until: START + 60_000 }),
  }),
);

const historyEvent: Arbitrary<DeskEvent> = oneof(
  constant<DeskEvent>({ type: 'features-read', features: { outbound: true, thirdNumber: true, history: true } }),
  record({ type: constantFrom('history-more-asked', 'history-again-asked'), of: whose }),
  record({ type: constantFrom('history-all-asked'), open: boolean() }),
  record({
    type: constantFrom('history-read'),
    of: whose,
    page: record({
      calls: array(constantFrom('WT7', 'WT8').map(pastCall), { maxLength: 1 }),
      before: constant('mark'),
    }),
    further: boolean(),
  }),
  record({ type: constantFrom('history-unread'), of: whose, problem: anyProblem }),
);

const anyEvent: Arbitrary<DeskEvent> = oneof(
  constantFrom<DeskEvent>(
    { type: 'sign-in-asked', workerName: 'charles' },
    { type: 'sign-out-asked' },
    { type: 'settings-read', settings: { ...DEFAULT_SETTINGS, name: 'Help' } },
    {
      type: 'settings-read',
      settings: { ...DEFAULT_SETTINGS, busyActivity: 'Unavailable', wrapUp: { limitSeconds: 30, moreTimeSeconds: 60 } },
    },
    { type: 'outcome-dismissed' },
    { type: 'session-refused' },
    { type: 'connection-lost' },
    { type: 'network', online: true },
    { type: 'network', online: false },
    { type: 'taken-over' },
    { type: 'woke' },
    { type: 'try-now-asked' },
    { type: 'use-here-asked' },
    { type: 'tab-leads', leads: true },
    { type: 'tab-leads', leads: false },
    { type: 'page-failed', message: 'TypeError: no' },
    { type: 'failure-dismissed' },
    { type: 'joined-dismissed' },
    { type: 'offer-failed', reason: 'No' },
    { type: 'workspace-read', workspaceName: 'writers', activities: ACTIVITIES },
  ),
  record({
    type: constantFrom('session-opened'),
    workerName: constant('charles'),
    lifeMs: constant(60_000),
    issuedAt: integer({ min: START - 600_000, max: START + 600_000 }),
    askedAt: integer({ min: START, max: START + 600_000 }),
  }),
  constant<DeskEvent>({ type: 'session-opened', workerName: 'charles', lifeMs: 60_000 }),
  constant<DeskEvent>({ type: 'tick' }),
  constantFrom<DeskEvent>(
    { type: 'go-away-asked' },
    { type: 'giving-up-read' },
    { type: 'signals-set', choice: { ring: false } },
    { type: 'signals-recalled', choice: { volume: 0.1 } },
    { type: 'sound-told', sound: 'blocked' },
    { type: 'notices-told', permission: 'granted' },
    { type: 'shortcut-set', name: 'mute', key: 'h' },
    { type: 'shortcut-set', name: 'hold', key: 'm' },
    { type: 'singles-set', on: false },
    { type: 'shortcuts-reset' },
    { type: 'shortcuts-recalled', settings: { keys: { mute: 'x' }, singles: true } },
    { type: 'shift-recalled', workerSid: 'WK1', shift: { ...EMPTY_SHIFT, taken: 3 } },
  ),
  record({ type: constantFrom('session-failed', 'workspace-unread', 'connection-failed'), problem: anyProblem }),
  record({ type: constantFrom('activity-failed'), problem: anyProblem }),
  record({ type: constantFrom('activity-chosen'), activitySid }),
  record({
    type: constantFrom(
      'accept-asked',
      'reject-asked',
      'end-asked',
      'complete-asked',
      'focus-asked',
      'kept-notes-dismissed',
    ),
    sid,
  }),
  record({ type: constantFrom('notes-typed'), sid, notes: constantFrom('', 'a', 'a b') }),
  record({
    type: constantFrom('notes-typed'),
    sid,
    notes: constantFrom('', 'a', 'a b'),
    from: constantFrom('', 'theirs'),
    revision: constantFrom(0, 1, 2),
  }),
  record({ type: constantFrom('disposition-chosen'), sid, disposition: constantFrom('', 'sale') }),
  record({ type: constantFrom('field-typed'), sid, key: constantFrom('amount'), typed: constantFrom('', '12', 'x') }),
  record({ type: constantFrom('team-asked') }),
  record({ type: constantFrom('team-read'), facts: constantFrom({ queues: [], colleagues: [] }) }),
  record({ type: constantFrom('notes-left', 'save-asked', 'more-time-asked', 'complete-anyway-asked'), sid }),
  record({ type: constantFrom('wrap-up-written'), sid, moreTime: boolean(), deadline: constant(START + 300_000) }),
  record({ type: constantFrom('wrap-up-written'), sid, moreTime: boolean(), notes: constantFrom('a', 'theirs\na') }),
  record({ type: constantFrom('wrap-up-unwritten'), sid, moreTime: boolean(), problem: anyProblem }),
  constant<DeskEvent>({ type: 'page-leaving' }),
  constant<DeskEvent>({ type: 'worker-changed', worker: worker({ attributes: { contact_uri: 'client:charles' } }) }),
  constantFrom<DeskEvent>(
    { type: 'phone-ready' },
    { type: 'phone-unreachable', problem: { code: 'network', message: 'No' } },
    { type: 'phone-retry-asked' },
    { type: 'microphone-asked' },
    { type: 'microphone-learnt', microphone: 'granted' },
    { type: 'sound-device-chosen', kind: 'input', id: 'x' },
    { type: 'phone-rings', from: '+15557654321' },
    { type: 'phone-answer-asked' },
    { type: 'phone-hang-up-asked' },
    { type: 'phone-call-open' },
    { type: 'phone-call-reconnecting' },
    { type: 'phone-call-quality', isPoor: true },
    { type: 'phone-call-over' },
    { type: 'phone-failed', problem: { code: 'unknown', message: 'No' } },
  ),
  activitySid.map((chosen): DeskEvent => ({ type: 'next-activity-chosen', activitySid: chosen })),
  record({ type: constantFrom('worker-changed', 'activity-set'), worker: anyWorker }),
  record({ type: constantFrom('reservation-arrived', 'reservation-changed'), reservation: anyReservation }),
  record({ type: constantFrom('reservation-arrived'), reservation: anyReservation, late: constant(true) }),
  record({ type: constantFrom('reservation-gone'), sid }),
  record({ type: constantFrom('task-changed'), task: anyTask }),
  record({
    type: constantFrom('request-failed'),
    request: constantFrom<Request>('accept', 'reject', 'end', 'wrap', 'complete', 'fix'),
    sid,
    problem: anyProblem,
  }),
  record({ type: constantFrom('conference-ended'), sid, alreadyEnded: boolean() }),
  inCallEvent,
  outboundEvent,
  historyEvent,
  recordingEvent,
  record({ type: constantFrom('task-fixed'), sid, completed: boolean(), status: constant('assigned') }),
  record({
    type: constantFrom('ready'),
    worker: anyWorker,
    activities: constantFrom(ACTIVITIES, []),
    reservations: array(anyReservation, { maxLength: 3 }),
  }),
);

/** Each event with the time that passed before it. */
const anyDay = array(tuple(anyEvent, constantFrom(0, 500, 5_000, 60_000)), { maxLength: 120 });

/** Random days rarely begin with a sign-in of their own. */
const MORNING: DeskEvent[] = [
  { type: 'sign-in-asked', workerName: 'charles' },
  { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
  { type: 'ready', worker: worker(), activities: ACTIVITIES, reservations: [] },
];

/** What is wrong with a step of the day; nothing, unless the model has a mistake. */
function* mistakesIn(before: DeskState, state: DeskState): Generator<string> {
  const situation = situationOf(state);
  const sids = state.engagements.map((engagement) => engagement.sid);
  const signedIn = state.session.name === 'open' || state.session.name === 'ended';
  if (!(situation.name in NAMES)) yield `the view has no name for ${situation.name}`;
  if (new Set(sids).size !== sids.length) yield 'a reservation is there twice';
  for (const { asked, thirds } of state.inCall.calls) {
    if (new Set(asked).size !== asked.length) yield 'a request of a call goes out twice';
    if (asked.filter((one) => /record/.test(one)).length > 1) yield 'two things are asked of one recording';
    if (new Set(thirds.map(({ callSid }) => callSid)).size !== thirds.length) yield 'a number is there twice';
  }
  if (state.log.length > LOG_LENGTH) yield 'the log grows for ever';
  if (state.keptNotes.length > KEPT_CALLS) yield 'the notes that are kept grow for ever';
  if (new Set(state.keptNotes.map((kept) => kept.sid)).size !== state.keptNotes.length) yield 'notes are kept twice';
  if (state.shift.calls.length > SHIFT_CALLS) yield 'the shift grows for ever';
  const reading = shownReading(state);
  const past = reading?.page?.calls.map(({ taskSid }) => taskSid) ?? [];
  if (new Set(past).size !== past.length) yield 'an earlier call is there twice';
  if (reading && reading.of !== 'own' && reading.of !== callInFocus(state)?.reservation.task.sid)
    yield 'the earlier calls are those of somebody else';
  if (reading?.of === 'own' && sids.length > 0) yield 'the agent’s own calls stand beside a call';
  if (!signedIn && (state.history.own || state.history.caller)) yield 'earlier calls stay after signing out';
  const going = activityOf(state, state.activityChange?.to);
  if (state.activityChange?.rejectPending && going?.available) yield 'offers are refused to go available';
  if (state.chosen !== undefined && !sids.includes(state.chosen)) yield 'the agent sees what is not there';
  if (signedIn && sids.length > 0 && !('engagement' in situation)) yield 'an open reservation is not shown';
  for (const waiting of state.activityChange?.waitingFor ?? []) {
    if (!sids.includes(waiting)) yield 'a change of activity waits for what is over';
  }
  for (const { sid: gone } of before.engagements) {
    if (!sids.includes(gone) && !state.log.some(({ happening }) => isEndOf(happening, gone))) yield `${gone} was lost`;
  }
  for (const ended of before.engagements) {
    const draft = draftOf(ended);
    const isKept = state.keptNotes.some((kept) => kept.sid === ended.sid && kept.notes === draft.notes);
    const wasLeft = !sids.includes(ended.sid) && isUnsaved(draft) && draft.notes !== '';
    if (wasLeft && !isKept) yield `the notes about ${ended.sid} were lost`;
  }
  if (state.activityChange && state.activityChange.sent === undefined) {
    const { waitingFor } = state.activityChange;
    const waited = state.engagements.filter((engagement) => waitingFor.includes(engagement.sid));
    if (!waited.some(({ stage }) => stage.name === 'completing')) yield 'a change of activity waits for nothing';
  }
}

function isEndOf(happening: Happening, gone: string): boolean {
  return happening.what === 'ended' && happening.outcome.sid === gone;
}

describe('a random day', () => {
  it('never leaves the states that the view can name, nor loses its bearings', () => {
    assert(
      property(anyDay, (day) => {
        let state = signedOut();
        let now = START;
        for (const [event, passed] of [...MORNING.map((event) => [event, 0] as const), ...day]) {
          now += passed;
          const before = state;
          ({ state } = update(before, event, now));
          expect([...mistakesIn(before, state)]).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
