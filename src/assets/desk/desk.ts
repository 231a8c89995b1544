import type {
  Ports,
  Noticed,
  Asked,
  Surroundings,
  IntentType,
  Performers,
  IntentOf,
  Behaviour,
  EventType,
  EventOf,
} from './behaviour';
import type { DeskEvent, Intent } from './desk-events';
import type { Ticket } from './ground/api';
import { problemOf } from './ground/problem';
import { createCallPort } from './call/call-port';
import type { Standing } from './taskrouter/taskrouter-missed';
import { settled, TRIES } from './ground/look-again';
import { settings } from './settings/settings';
import { tabs } from './tabs/tabs';
import { signIn } from './sign-in/sign-in';
import { connection } from './connection/connection';
import { activity } from './activity/activity';
import { offer } from './offer/offer';
import { wrapUp } from './wrap-up/wrap-up';
import { card } from './card/card';
import { call } from './call/call';
import { transfer } from './transfer/transfer';
import { takeBack } from './take-back/take-back';
import { help } from './help/help';
import { dialling } from './dialling/dialling';
import { browserPhone } from './browser-phone/browser-phone';
import { ring } from './ring/ring';
import { shortcuts } from './shortcuts/shortcuts';
import { shift } from './shift/shift';
import { history } from './history/history';
import { recording } from './recording/recording';
import { team } from './team/team';
import { kept } from './kept/kept';
import { type DeskState, isSignedIn } from './desk-state';
import { andThen, step, type Step } from './step';

/**
 * Everything an agent's desk does, a room for each. Whoever stands first goes first: at a tick, after an event, and with an
 * event that two rooms go on from.
 */
export const behaviours: readonly Behaviour[] = [
  settings,
  tabs,
  signIn,
  connection,
  activity,
  offer,
  wrapUp,
  card,
  call,
  transfer,
  takeBack,
  help,
  recording,
  dialling,
  browserPhone,
  ring,
  shortcuts,
  shift,
  history,
  team,
  kept,
];

const anytime: ReadonlySet<string> = new Set(
  behaviours.flatMap(({ anytime: which = [], on = {} }): readonly string[] =>
    which === true ? Object.keys(on) : which,
  ),
);

/**
 * What the page becomes when something happens. Pure: no DOM, no SDK, no clock.
 *
 * Every event has an answer in every state; one that comes too late or means nothing there changes nothing.
 *
 * @param now - Epoch milliseconds by the browser's clock.
 * @returns The next state and what is to be done.
 */
export function update(state: DeskState, event: DeskEvent, now: number): Step {
  const inEachRoom = (so: Step, go: (room: Behaviour, next: DeskState) => Step | undefined): Step =>
    behaviours.reduce((done, room) => andThen(done, (next) => go(room, next) ?? step(next)), so);
  const react = (room: Behaviour, next: DeskState) => reactIn(room, event.type, next, event, now);
  if (anytime.has(event.type)) return inEachRoom(step(state), react);
  if (!isSignedIn(state)) return step(state);
  const happened = inEachRoom(step(state), event.type === 'tick' ? (room, next) => room.tick?.(next, now) : react);
  return inEachRoom(happened, (room, next) => room.after?.(next, now));
}

function reactIn<Type extends EventType>(
  { on = {} }: Behaviour,
  type: Type,
  state: DeskState,
  event: EventOf<Type>,
  now: number,
): Step | undefined {
  return on[type]?.(state, event, now);
}

/**
 * Hands each intent of the model to the room that carries it out.
 *
 * @returns Settles when that has its answer; never rejects.
 */
export function performWith(ports: Ports, dispatch: (event: DeskEvent) => void): (intent: Intent) => Promise<void> {
  const { api, session, taskrouter, clock } = ports;

  /**
   * A token that is not taken any more is the session's matter as well as the request's.
   *
   * @param used - The token it is asked by: that an older one is refused says nothing about the one in use.
   */
  const noticedBy =
    (used: Ticket | undefined): Noticed =>
    (error) => {
      const problem = problemOf(error);
      if (problem.status === 401 && used?.token === session.ticket()?.token)
        dispatch({ type: 'session-refused', code: problem.code });
      return problem;
    };

  const calls = createCallPort(api, session, taskrouter);

  async function look(sid: string): Promise<Standing | 'gone'> {
    const noticed = noticedBy(session.ticket());
    try {
      return await calls.look(sid);
    } catch (error) {
      noticed(error);
      throw error;
    }
  }

  async function request({ request: asked, sid, work, isDone, times = TRIES }: Asked, noticed: Noticed): Promise<void> {
    try {
      await settled(clock, {
        work,
        times,
        async isDone() {
          const standing = await look(sid);
          return standing === 'gone' || isDone(standing.status);
        },
        isUnclear: (error) => dispatch({ type: 'request-unclear', request: asked, sid, problem: noticed(error) }),
      });
    } catch (error) {
      dispatch({ type: 'request-failed', request: asked, sid, problem: noticed(error) });
    }
  }

  const surroundings: Surroundings = { ...ports, calls, dispatch, look, request };
  const rooms = behaviours.flatMap(({ perform }) => (perform ? [perform(surroundings)] : []));
  return async (intent) => {
    const noticed = noticedBy(session.ticket());
    await Promise.all(rooms.map((room) => performIn(room, intent.type, intent, noticed)));
  };
}

async function performIn<Type extends IntentType>(
  room: Partial<Performers>,
  type: Type,
  intent: IntentOf<Type>,
  noticed: Noticed,
): Promise<void> {
  await room[type]?.(intent, noticed);
}
