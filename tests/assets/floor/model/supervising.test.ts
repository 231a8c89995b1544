import {
  HELP_HEARD_MS,
  isHelpHeard,
  LOOK_CALLING_MS,
  LOOK_WITHIN_MS,
  readSupervision,
} from '../../../../src/assets/floor/model/supervising';
import { tasksShown } from '../../../../src/assets/floor/model/shown';
import type { SupervisorAct } from '../../../../src/assets/floor/model/supervising-state';
import { answer, type Happening, onFloor, problem } from '../given';

const [waiting, held] = answer.tasks;
const asks = (act: SupervisorAct, taskSid = 'WT1') => ({ type: 'supervise-asked', taskSid, act }) as const;
const call = { taskSid: 'WT1', reservationSid: 'WR1' };
const known = { ...call, conferenceSid: 'CF1' };
const told = (as: string | null, connected = true) => readSupervision({ conferenceSid: 'CF1', as, connected });
const done = (id: number, as: string | null, connected = true) =>
  ({ type: 'supervised', id, taskSid: 'WT1', read: told(as, connected) }) as const;

function listening(): Happening {
  const page = onFloor();
  page.hear(asks('listen'), done(1, 'listens', false));
  return page;
}

it('listens where there is a call, and nowhere else', () => {
  const page = onFloor();
  expect(page.hear(asks('listen', 'WT2'))).toEqual([]);
  expect(page.hear(asks('listen'))).toEqual([{ type: 'supervise', id: 1, act: 'listen', ...call }]);
  page.read({ tasks: [{ ...held, sid: 'WT3', inConference: false }] });
  expect(page.hear(asks('listen', 'WT3'))).toEqual([]);
});

it('looks whether the phone was answered, and then whether the supervisor is still in the call', () => {
  const page = listening();
  expect(page.state.supervising).toMatchObject({ who: 'charles', caller: 'Ana Ruiz', as: 'listens', connected: false });
  expect(page.wait(LOOK_CALLING_MS)).toContainEqual({ type: 'look-supervised', ...known });
  expect(page.wait(LOOK_CALLING_MS)).not.toContainEqual({ type: 'look-supervised', ...known });
  page.hear({ type: 'supervision-read', taskSid: 'WT1', read: told('listens') });
  expect(page.state.supervising).toMatchObject({ as: 'listens', connected: true });
  expect(page.wait(LOOK_WITHIN_MS - 1)).not.toContainEqual({ type: 'look-supervised', ...known });
  expect(page.wait(1)).toContainEqual({ type: 'look-supervised', ...known });
  page.hear({ type: 'supervision-unread', taskSid: 'WT1', isGone: false });
  expect(page.state.supervising).toMatchObject({ as: 'listens' });
  page.hear({ type: 'supervision-read', taskSid: 'WT1', read: told(null, false) });
  expect(page.state.supervising).toBeUndefined();
});

it('takes part in one call at a time, and otherwise in it on demand', () => {
  const page = listening();
  page.read({ tasks: [{ ...held, sid: 'WT3' }, held] });
  expect(page.hear(asks('listen', 'WT3'))).toEqual([]);
  expect(page.hear(asks('whisper'))).toEqual([{ type: 'supervise', id: 2, act: 'whisper', ...known }]);
  // Until it is done it is not said to be.
  expect(page.state.supervising).toMatchObject({ as: 'listens' });
  page.hear(done(2, 'whispers'));
  expect(page.state.supervising).toMatchObject({ as: 'whispers', connected: true });
  page.hear(asks('join'), { type: 'act-failed', id: 3, problem });
  expect(page.state.supervising).toMatchObject({ as: 'whispers' });
  page.hear(asks('leave'), done(4, null, false));
  expect(page.state.supervising).toBeUndefined();
});

it('takes a call over only when that was asked and answered, and goes on when its task has gone', () => {
  const page = listening();
  expect(page.hear({ type: 'take-over-confirmed', taskSid: 'WT1' })).toEqual([]);
  page.hear({ type: 'question-asked', question: { kind: 'take-over', sid: 'WT1' } });
  page.read({ tasks: [waiting] });
  expect(page.hear({ type: 'take-over-confirmed', taskSid: 'WT1' })).toEqual([
    { type: 'supervise', id: 2, act: 'take-over', ...known },
  ]);
  page.hear(done(2, 'talks'));
  expect(page.state.supervising).toMatchObject({ as: 'talks', takenOver: true, who: 'charles' });
  page.hear({ type: 'supervision-unread', taskSid: 'WT1', isGone: true });
  expect(page.state.supervising).toBeUndefined();
});

it('finds the call again after it was loaded anew', () => {
  const page = onFloor();
  page.read({ you: 'WK9', tasks: [waiting, { ...held, supervisors: { WK9: 'whispers', WK2: 'nonsense' } }] });
  expect(page.state.supervising).toMatchObject({ ...call, as: 'whispers', connected: false });
  expect(page.wait(0)).toContainEqual({ type: 'look-supervised', ...call });
});

it('has those first who ask for help, and is heard for a while', () => {
  const page = onFloor();
  expect(isHelpHeard(page.state, page.now)).toBe(false);
  page.read({
    tasks: [
      { ...waiting, ageSeconds: 900 },
      { ...held, help: { word: 'a refund', forSeconds: 2 } },
    ],
  });
  const { figures, filters } = page.state;
  if (!figures) throw new Error('There are no figures');
  expect(tasksShown(figures, filters).map(({ sid, help }) => [sid, help?.word])).toEqual([
    ['WT1', 'a refund'],
    ['WT2', undefined],
  ]);
  expect(isHelpHeard(page.state, page.now)).toBe(true);
  expect(isHelpHeard(page.state, page.now + HELP_HEARD_MS)).toBe(false);
});
