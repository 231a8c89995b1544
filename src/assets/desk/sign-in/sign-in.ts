import type { BehaviourOf } from '../behaviour';
import type { SignInEvent, SignInIntent } from './sign-in-state';
import * as rules from './sign-in-rules';
import { andThen, step } from '../step';
import { problemOf } from '../ground/problem';

/** Signing in and out, and the session in between. */
export const signIn: BehaviourOf<SignInEvent, SignInIntent> = {
  on: {
    'sign-in-asked': (state, { workerName }) => rules.askSignIn(state, workerName),
    'sign-out-asked': rules.askSignOut,
    'session-opened': rules.sessionOpened,
    'session-failed': rules.sessionFailed,
    'session-refused': rules.sessionRefused,
    'sign-out-unheard': (state) => rules.leaveHeard(state, false),
    'signed-out': (state) => rules.leaveHeard(state, true),
    // Whoever runs the desk ends a session and takes its agent out of reach, and the socket tells of that alone.
    'worker-changed': (state, { worker }, now) => {
      const { worker: before, activityChange: change } = state;
      const isOurs = !before || worker.activitySid === before.activitySid || worker.activitySid === change?.sent;
      return step(isOurs ? state : rules.lookSoon(state, now));
    },
    'workspace-read': (state, event) => step(rules.readWorkspace(state, event)),
    'workspace-unread': (state, event, now) => step(rules.unreadWorkspace(state, event, now)),
  },
  anytime: ['sign-in-asked', 'session-opened', 'session-failed', 'sign-out-unheard', 'signed-out'],
  tick: (state, now) => andThen(rules.tickSession(state, now), (next) => rules.tickWorkspace(next, now)),
  perform: ({ api, session, taskrouter, phone, clock, random, dispatch }) => ({
    'open-session': async () => {
      const askedAt = clock.now();
      try {
        const { ticket, ...times } = await session.open();
        const { workerName, ownPasscode = false } = ticket;
        dispatch({ type: 'session-opened', workerName, ownPasscode, ...times, askedAt, roll: random() });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code !== 'superseded') dispatch({ type: 'session-failed', problem, roll: random() });
      }
    },
    'read-workspace': async (_intent, noticed) => {
      try {
        const { features, ...workspace } = await api.readWorkspace(session.token());
        dispatch({ type: 'workspace-read', ...workspace });
        dispatch({ type: 'features-read', features });
      } catch (error) {
        dispatch({ type: 'workspace-unread', problem: noticed(error), roll: random() });
      }
    },
    leave: async ({ activitySid }) => {
      const left = session.leave(() => dispatch({ type: 'sign-out-unheard' }));
      phone.close();
      await Promise.all([taskrouter.leave(activitySid), left.then(() => dispatch({ type: 'signed-out' }))]);
    },
  }),
};
