import type { BehaviourOf } from '../behaviour';
import { mayAct } from '../desk-state';
import { asObject, type JsonObject } from '../ground/json';
import { plainText } from '../ground/plain-text';
import { step } from '../step';
import type { PersonState, TeamEvent, TeamFacts, TeamIntent } from './team-state';

/** So often it is read while somebody looks. */
export const TEAM_EVERY_MS = 15_000;

/** Whoever waits sees who waits in their queues, and how their colleagues are. */
export const team: BehaviourOf<TeamEvent, TeamIntent> = {
  on: {
    'team-asked': (state, _event, now) => {
      const { team: before } = state;
      // Two tabs may look; and what is not answered is asked once more.
      if (!mayAct(state) || (before && now - before.askedAt < TEAM_EVERY_MS - 1_000)) return step(state);
      return step({ ...state, team: { ...before, askedAt: now, isReading: true } }, { type: 'read-team' });
    },
    'team-read': ({ team: before, ...state }, { facts }) =>
      step({ ...state, ...(before && { team: { facts, askedAt: before.askedAt, isReading: false } }) }),
    'team-unread': (state, { problem }) =>
      step(state.team ? { ...state, team: { ...state.team, isReading: false, problem } } : state),
  },
  perform: ({ api, session, dispatch }) => ({
    'read-team': async (_intent, noticed) => {
      try {
        dispatch({ type: 'team-read', facts: readTeam(await api.get('/team', session.token())) });
      } catch (error) {
        dispatch({ type: 'team-unread', problem: noticed(error) });
      }
    },
  }),
};

const STATES: Readonly<Record<PersonState, true>> = {
  free: true,
  ringing: true,
  working: true,
  wrapping: true,
  away: true,
};

const isState = (value: unknown): value is PersonState => typeof value === 'string' && Object.hasOwn(STATES, value);

const listIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.map(asObject) : []);

const textIn = (value: unknown): string => (typeof value === 'string' ? plainText(value) : '');

/** Reads what `/team` answered; what is nothing is left out. */
function readTeam({ queues, colleagues }: JsonObject): TeamFacts {
  return {
    queues: listIn(queues).map(({ friendlyName, waiting, longestWaitSeconds }) => ({
      name: textIn(friendlyName),
      waiting: Number(waiting) || 0,
      longestWaitMs: (Number(longestWaitSeconds) || 0) * 1_000,
    })),
    colleagues: listIn(colleagues).flatMap(({ friendlyName, activityName, state }) =>
      isState(state) ? [{ name: textIn(friendlyName), activity: textIn(activityName), state }] : [],
    ),
  };
}
