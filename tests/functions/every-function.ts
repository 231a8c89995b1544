import { createActivitiesHandler } from '../../src/functions/activities';
import { createAssignmentHandler } from '../../src/functions/assignment.protected';
import { createConferenceEndHandler } from '../../src/functions/conference-end';
import { createIncomingCallHandler } from '../../src/functions/incoming-call.protected';
import { createTaskFixHandler } from '../../src/functions/task-fix';
import { createTokenHandler } from '../../src/functions/token';
import { createWrapUpHandler } from '../../src/functions/wrap-up';
import { createWrapUpSweepHandler } from '../../src/functions/wrap-up-sweep.protected';
import type { Platform } from '../../src/lib/platform';
import { charles, conferenceSid, environment, page, paths, reservationsOf, session, taskSid } from './fixtures';
import type { Handler, Request } from './runtime';
import type { Upstream } from './upstream';

/** A Function, and a request to it that succeeds. */
export interface Sample {
  readonly name: string;
  create(platform: Platform): Handler;
  /** Teaches the upstream what the request needs. */
  prepare(upstream: Upstream): void;
  request(origin: string): Request;
  readonly needs: readonly string[];
}

const sessionNeeds = ['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET', 'WORKSPACE_SID'];

export const token: Sample = {
  name: 'token',
  create: createTokenHandler,
  prepare: (upstream) => void upstream.on('GET', paths.workers, page('workers', [charles])),
  request: (origin) => {
    const env = environment(origin);
    return { env, body: { worker: 'charles', password: env.TOKEN_PASSWORD } };
  },
  needs: [...sessionNeeds, 'TOKEN_PASSWORD'],
};

export const activities: Sample = {
  name: 'activities',
  create: createActivitiesHandler,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.workspace, { body: { sid: 'WS', friendly_name: 'writers' } })
      .on('GET', paths.activities, page('activities', [])),
  request: (origin) => ({ env: environment(origin), headers: session() }),
  needs: sessionNeeds,
};

export const conferenceEnd: Sample = {
  name: 'conference-end',
  create: createConferenceEndHandler,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.conference, {
        body: { sid: conferenceSid, friendly_name: taskSid, status: 'in-progress' },
      })
      .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
      .on('POST', paths.conference, { body: { sid: conferenceSid, friendly_name: taskSid, status: 'completed' } }),
  request: (origin) => ({ env: environment(origin), headers: session(), body: { conference: conferenceSid } }),
  needs: sessionNeeds,
};

export const taskFix: Sample = {
  name: 'task-fix',
  create: createTaskFixHandler,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.reservations, reservationsOf(charles, 'wrapping'))
      .on('GET', paths.task, { body: { sid: taskSid, assignment_status: 'wrapping' } })
      .on('POST', paths.task, { body: { sid: taskSid, assignment_status: 'completed' } }),
  request: (origin) => ({ env: environment(origin), headers: session(), body: { taskSid } }),
  needs: sessionNeeds,
};

export const wrapUp: Sample = {
  name: 'wrap-up',
  create: createWrapUpHandler,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
      .on('GET', paths.task, {
        headers: { ETag: '1' },
        body: { sid: taskSid, assignment_status: 'assigned', attributes: '{}' },
      })
      .on('POST', paths.task, { body: { sid: taskSid, assignment_status: 'assigned', attributes: '{}' } }),
  request: (origin) => ({ env: environment(origin), headers: session(), body: { taskSid, notes: 'Wants a receipt' } }),
  needs: sessionNeeds,
};

export const wrapUpSweep: Sample = {
  name: 'wrap-up-sweep',
  create: createWrapUpSweepHandler,
  prepare: (upstream) => void upstream.on('GET', paths.tasks, page('tasks', [])),
  request: (origin) => ({ env: environment(origin), body: { EventType: 'reservation.created' } }),
  needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'WORKSPACE_SID'],
};

export const assignment: Sample = {
  name: 'assignment',
  create: createAssignmentHandler,
  prepare: () => undefined,
  request: () => ({ env: {} }),
  needs: [],
};

export const incomingCall: Sample = {
  name: 'incoming-call',
  create: createIncomingCallHandler,
  prepare: () => undefined,
  request: (origin) => ({ env: environment(origin) }),
  needs: ['WORKFLOW_SID'],
};

export const withSession: readonly Sample[] = [activities, conferenceEnd, taskFix, wrapUp];
export const withUpstream: readonly Sample[] = [token, ...withSession, wrapUpSweep];
export const everyFunction: readonly Sample[] = [...withUpstream, assignment, incomingCall];
