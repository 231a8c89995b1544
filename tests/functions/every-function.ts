import { createActivitiesHandler } from '../../src/functions/activities';
import { createAssignmentHandler } from '../../src/functions/assignment.protected';
import { createColleaguesHandler } from '../../src/functions/colleagues';
import { createConferenceEndHandler } from '../../src/functions/conference-end';
import { createConferenceEventsHandler } from '../../src/functions/conference-events.protected';
import { createConferenceLeaveHandler } from '../../src/functions/conference-leave';
import { createConferenceReturnHandler } from '../../src/functions/conference-return';
import { createFloorHandler } from '../../src/functions/floor';
import { createDeskHandler } from '../../src/functions/desk';
import { createTeamHandler } from '../../src/functions/team';
import { createHistoryHandler } from '../../src/functions/history';
import { createFloorAuditHandler } from '../../src/functions/floor-audit';
import { createFloorHistoryHandler } from '../../src/functions/floor-history';
import { createFloorListenHandler } from '../../src/functions/floor-listen';
import { createFloorTaskHandler } from '../../src/functions/floor-task';
import { createFloorWorkerHandler } from '../../src/functions/floor-worker';
import { createHelpHandler } from '../../src/functions/help';
import { createIncomingCallHandler } from '../../src/functions/incoming-call.protected';
import { createKeypadTonesHandler } from '../../src/functions/keypad-tones.protected';
import { createOfferAgainHandler } from '../../src/functions/offer-again';
import { createOutboundCallHandler } from '../../src/functions/outbound-call';
import { createParticipantAddHandler } from '../../src/functions/participant-add';
import { createParticipantDigitsHandler } from '../../src/functions/participant-digits';
import { createParticipantDropHandler } from '../../src/functions/participant-drop';
import { createParticipantsHandler } from '../../src/functions/participants';
import { createRecordingHandler } from '../../src/functions/recording';
import { createTaskFixHandler } from '../../src/functions/task-fix';
import { createTokenHandler } from '../../src/functions/token';
import { createWrapUpHandler } from '../../src/functions/wrap-up';
import { createWrapUpSweepHandler } from '../../src/functions/wrap-up-sweep.protected';
import type { Platform } from '../../src/lib/platform';
import {
  activitySid,
  callSid,
  charles,
  conferenceSid,
  conferencesOf,
  environment,
  noCalls,
  otherSid,
  page,
  participant,
  participantsOf,
  paths,
  reservationsOf,
  session,
  supervisorGrant,
  taskSid,
  workflowSid,
  workspaceSid,
} from './fixtures';
import { callerKey } from '../../src/lib/history/caller-address';
import { objectName } from '../../src/lib/people/store';
import { noon, type Handler, type Request } from './runtime';
import type { Upstream } from './upstream';

/** A Function, and a request to it that succeeds. */
export interface Sample {
  readonly name: string;
  create(platform: Platform): Handler;
  /** Teaches the upstream what the request needs. */
  prepare(upstream: Upstream): void;
  request(origin: string): Request;
  readonly needs: readonly string[];
  /** The TaskRouter grant of a session that may call it, where charles's own as a worker is none. */
  readonly grant?: object;
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
      .on('GET', paths.conferences, conferencesOf('completed'))
      .on('GET', paths.task, {
        headers: { ETag: '1' },
        body: { sid: taskSid, assignment_status: 'wrapping', attributes: '{}' },
      })
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

export const recording: Sample = {
  name: 'recording',
  create: createRecordingHandler,
  prepare: (upstream) => {
    const note = { sid: otherSid('RE', 1), pauses: [] };
    const task = {
      sid: taskSid,
      assignment_status: 'assigned',
      attributes: JSON.stringify({ desk_recording: note }),
      workflow_friendly_name: 'support',
    };
    upstream
      .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
      .on('GET', paths.conferences, conferencesOf('in-progress'))
      .on('GET', paths.participant(callSid), { body: participant(callSid) })
      .on('GET', paths.task, { headers: { ETag: '1' }, body: task })
      .on('POST', paths.task, { body: task })
      .on('POST', paths.tasks, { status: 201, body: { sid: otherSid('WT', 2), attributes: '{}' } })
      .on('POST', paths.recording(note.sid), { body: { sid: note.sid, status: 'paused' } });
  },
  request: (origin) => ({
    env: { ...environment(origin), RECORDING: 'on', DEADLINE_WORKFLOW_SID: workflowSid },
    headers: session(),
    body: { taskSid, conferenceSid, callSid, act: 'pause' },
  }),
  needs: sessionNeeds,
};

export const wrapUpSweep: Sample = {
  name: 'wrap-up-sweep',
  create: createWrapUpSweepHandler,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.tasks, page('tasks', []))
      .on('GET', paths.workflows, page('workflows', []))
      .on('GET', paths.conferences, conferencesOf())
      .on('GET', paths.calls, { body: { calls: [], page: 0, next_page_uri: null } })
      .on('GET', paths.voiceQueues, { body: { queues: [], page: 0, next_page_uri: null } }),
  request: (origin) => ({ env: environment(origin), body: { EventType: 'reservation.created' } }),
  needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'WORKSPACE_SID'],
};

export const conferenceEvents: Sample = {
  name: 'conference-events',
  create: createConferenceEventsHandler,
  prepare: (upstream) =>
    void inCall(upstream).on('GET', paths.task, {
      headers: { ETag: '1' },
      body: { sid: taskSid, assignment_status: 'assigned', attributes: JSON.stringify({ call_sid: callSid }) },
    }),
  request: (origin) => ({
    env: environment(origin),
    body: {
      StatusCallbackEvent: 'participant-leave',
      FriendlyName: taskSid,
      ConferenceSid: conferenceSid,
      SequenceNumber: '3',
      EndConferenceOnExit: 'false',
    },
  }),
  needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'WORKSPACE_SID'],
};

export const colleagues: Sample = {
  name: 'colleagues',
  create: createColleaguesHandler,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.workers, page('workers', [charles]))
      .on('GET', paths.queues, page('task_queues', []))
      .on('GET', paths.queueStatistics, page('task_queues_statistics', [])),
  request: (origin) => ({ env: environment(origin), headers: session() }),
  needs: sessionNeeds,
};

const callerId = '+15550100';
const added = '+15550177';

/** A call of charles's, in which somebody is besides charles and the customer. */
function inCall(upstream: Upstream): Upstream {
  return upstream
    .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
    .on('GET', paths.conferences, conferencesOf('in-progress'))
    .on(
      'GET',
      paths.participants,
      participantsOf(
        participant(callSid),
        participant(otherSid('CA', 2)),
        participant(otherSid('CA', 3), { label: `desk ${added}` }),
      ),
    );
}

export const participants: Sample = {
  name: 'participants',
  create: createParticipantsHandler,
  prepare: (upstream) => void inCall(upstream),
  request: (origin) => ({ env: environment(origin), headers: session(), body: { taskSid } }),
  needs: sessionNeeds,
};

export const participantAdd: Sample = {
  name: 'participant-add',
  create: createParticipantAddHandler,
  prepare: (upstream) => void inCall(upstream).on('POST', paths.participants, { body: participant(callSid) }),
  request: (origin) => ({
    env: { ...environment(origin), CALLER_ID: callerId },
    headers: session(),
    body: { taskSid, number: '+15550188' },
  }),
  needs: sessionNeeds,
};

export const participantDrop: Sample = {
  name: 'participant-drop',
  create: createParticipantDropHandler,
  prepare: (upstream) =>
    void inCall(upstream).on('DELETE', paths.participant(otherSid('CA', 3)), { status: 204, body: '' }),
  request: (origin) => ({
    env: environment(origin),
    headers: session(),
    body: { taskSid, callSid: otherSid('CA', 3) },
  }),
  needs: sessionNeeds,
};

export const participantDigits: Sample = {
  name: 'participant-digits',
  create: createParticipantDigitsHandler,
  prepare: (upstream) => void inCall(upstream).on('POST', paths.participant(callSid), { body: participant(callSid) }),
  request: (origin) => ({ env: environment(origin), headers: session(), body: { taskSid, callSid, digits: '1*#' } }),
  needs: sessionNeeds,
};

export const conferenceLeave: Sample = {
  name: 'conference-leave',
  create: createConferenceLeaveHandler,
  prepare: (upstream) =>
    void inCall(upstream)
      .on('GET', paths.worker, { body: { sid: charles.sid, attributes: '{"contact_uri":"+15550111"}' } })
      .on('GET', paths.call(callSid), { body: { sid: callSid, to: callerId, direction: 'inbound' } })
      .on('GET', paths.call(otherSid('CA', 2)), {
        body: { sid: otherSid('CA', 2), to: '+15550111', direction: 'outbound-api' },
      })
      .on('POST', paths.participant(callSid), { body: participant(callSid) })
      .on('POST', paths.participant(otherSid('CA', 2)), { body: participant(otherSid('CA', 2)) })
      .on('POST', paths.participant(otherSid('CA', 3)), { body: participant(otherSid('CA', 3)) })
      .on('DELETE', paths.participant(otherSid('CA', 2)), { status: 204, body: '' }),
  request: (origin) => ({ env: environment(origin), headers: session(), body: { taskSid } }),
  needs: sessionNeeds,
};

export const conferenceReturn: Sample = {
  name: 'conference-return',
  create: createConferenceReturnHandler,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.reservations, reservationsOf(charles, 'wrapping'))
      .on('GET', paths.conferences, conferencesOf('in-progress'))
      .on('GET', paths.participants, participantsOf(participant(callSid, { hold: true })))
      .on('GET', paths.worker, { body: { sid: charles.sid, attributes: '{"contact_uri":"+15550111"}' } })
      .on('GET', paths.call(callSid), { body: { sid: callSid, to: callerId, direction: 'inbound' } })
      .on('POST', paths.participants, { status: 201, body: participant(otherSid('CA', 2), { status: 'ringing' }) }),
  request: (origin) => ({ env: environment(origin), headers: session(), body: { taskSid } }),
  needs: sessionNeeds,
};

/** The customer is in the queue again already: what is left of the task that charles wraps up is completed. */
export const offerAgain: Sample = {
  name: 'offer-again',
  create: createOfferAgainHandler,
  prepare: (upstream) => {
    const queueSid = otherSid('QU', 1);
    const member = paths.voiceQueues.replace('.json', `/${queueSid}/Members/${callSid}.json`);
    const attributes = JSON.stringify({ call_sid: callSid });
    const stands = { workflow_sid: workflowSid, attributes };
    const inLine = { sid: otherSid('WT', 2), assignment_status: 'pending', ...stands };
    upstream
      .on('GET', paths.reservations, reservationsOf(charles, 'wrapping'))
      .on('GET', paths.conferences, conferencesOf())
      .on('GET', paths.voiceQueues, { body: { queues: [{ sid: queueSid, friendly_name: workflowSid }] } })
      .on('GET', member, { body: { call_sid: callSid } })
      .on('GET', paths.task, {
        headers: { ETag: '1' },
        body: { sid: taskSid, assignment_status: 'assigned', ...stands },
      })
      .on('GET', paths.tasks, page('tasks', [inLine]))
      .on('POST', paths.task, { body: { sid: taskSid, assignment_status: 'completed', attributes: '{}' } });
  },
  request: (origin) => ({ env: environment(origin), headers: session(), body: { taskSid } }),
  needs: sessionNeeds,
};

export const outboundCall: Sample = {
  name: 'outbound-call',
  create: createOutboundCallHandler,
  prepare: (upstream) => void upstream.on('POST', paths.tasks, { status: 201, body: { sid: taskSid } }),
  request: (origin) => ({
    env: { ...environment(origin), CALLER_ID: callerId, OUTBOUND_WORKFLOW_SID: workflowSid },
    headers: session(),
    body: { number: '+15550188' },
  }),
  needs: sessionNeeds,
};

export const floor: Sample = {
  name: 'floor',
  create: createFloorHandler,
  grant: supervisorGrant,
  prepare: (upstream) =>
    void noCalls(upstream)
      .on('GET', paths.workspace, { body: { sid: 'WS', friendly_name: 'writers' } })
      .on('GET', paths.activities, page('activities', []))
      .on('GET', paths.workers, page('workers', []))
      .on('GET', paths.queues, page('task_queues', []))
      .on('GET', paths.queueStatistics, page('task_queues_statistics', []))
      .on('GET', paths.events, page('events', []))
      .on('GET', paths.tasks, page('tasks', [])),
  request: (origin) => ({ env: environment(origin), headers: session({ grant: supervisorGrant }) }),
  needs: sessionNeeds,
};

export const team: Sample = {
  name: 'team',
  create: createTeamHandler,
  prepare: (upstream) => floor.prepare(upstream),
  request: (origin) => ({ env: environment(origin), headers: session() }),
  needs: sessionNeeds,
};

export const floorTask: Sample = {
  name: 'floor-task',
  create: createFloorTaskHandler,
  grant: supervisorGrant,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
      .on('GET', paths.conferences, conferencesOf('in-progress'))
      .on('GET', paths.task, {
        headers: { ETag: '1' },
        body: { sid: taskSid, assignment_status: 'assigned', attributes: '{}' },
      })
      .on('POST', paths.task, { body: { sid: taskSid, assignment_status: 'completed', attributes: '{}' } }),
  request: (origin) => ({
    env: environment(origin),
    headers: session({ grant: supervisorGrant }),
    body: { taskSid, action: 'complete' },
  }),
  needs: sessionNeeds,
};

export const floorWorker: Sample = {
  name: 'floor-worker',
  create: createFloorWorkerHandler,
  grant: supervisorGrant,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.worker, { body: charles })
      .on('GET', paths.activity, { body: { sid: activitySid, friendly_name: 'Offline' } })
      .on('POST', paths.worker, { body: charles }),
  request: (origin) => ({
    env: environment(origin),
    headers: session({ grant: supervisorGrant }),
    body: { workerSid: charles.sid, activitySid },
  }),
  needs: sessionNeeds,
};

export const floorListen: Sample = {
  name: 'floor-listen',
  create: createFloorListenHandler,
  grant: supervisorGrant,
  prepare: (upstream) => {
    const held = { sid: otherSid('WR', 1), worker_sid: charles.sid, worker_name: 'charles', task_sid: taskSid };
    const own = { sid: charles.sid, attributes: '{"contact_uri":"+15550111"}' };
    upstream
      .on('GET', paths.reservation, { body: { ...held, reservation_status: 'accepted' } })
      .on('GET', paths.task, {
        headers: { ETag: '"1"' },
        body: { sid: taskSid, assignment_status: 'assigned', attributes: '{}' },
      })
      .on('POST', paths.task, { body: { sid: taskSid, attributes: '{}' } })
      .on('GET', paths.worker, { body: own })
      .on('GET', paths.conferences, conferencesOf('in-progress'))
      .on('GET', paths.participants, participantsOf(participant(callSid), participant(otherSid('CA', 2))))
      .on('GET', paths.call(callSid), { body: { sid: callSid, to: '+15550100', direction: 'inbound' } })
      .on('POST', paths.participants, { status: 201, body: participant(otherSid('CA', 3)) });
  },
  request: (origin) => ({
    env: environment(origin),
    headers: session({ grant: supervisorGrant }),
    body: { taskSid, reservationSid: otherSid('WR', 1) },
  }),
  needs: sessionNeeds,
};

export const help: Sample = {
  name: 'help',
  create: createHelpHandler,
  prepare: (upstream) =>
    void upstream
      .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
      .on('GET', paths.task, {
        headers: { ETag: '"1"' },
        body: { sid: taskSid, assignment_status: 'assigned', attributes: '{}' },
      })
      .on('POST', paths.task, { body: { sid: taskSid, attributes: '{}' } }),
  request: (origin) => ({
    env: environment(origin),
    headers: session(),
    body: { taskSid, act: 'ask', word: 'a refund' },
  }),
  needs: sessionNeeds,
};

const historySecret = 'what only the server of this desk knows';
const caller = '+15557654321';

export const history: Sample = {
  name: 'history',
  create: createHistoryHandler,
  prepare: (upstream) => {
    const event = { sid: otherSid('EV', 1), event_type: 'task.created', event_date_ms: noon };
    const made = { ...event, event_data: { task_attributes: JSON.stringify({ from: caller }) } };
    const map = objectName('calls-of', workspaceSid, callerKey(historySecret, caller));
    const own = objectName('calls-by', workspaceSid, charles.sid);
    upstream
      .on('GET', `/v1/Services/default/Maps/${map}/Items`, page('items', []))
      .on('GET', `/v1/Services/default/Maps/${own}/Items`, page('items', []))
      .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
      .on('GET', paths.events, page('events', [made]));
  },
  request: (origin) => ({
    env: { ...environment(origin), HISTORY_SECRET: historySecret },
    headers: session(),
    query: { taskSid },
  }),
  needs: sessionNeeds,
};

export const floorHistory: Sample = {
  name: 'floor-history',
  create: createFloorHistoryHandler,
  grant: supervisorGrant,
  prepare: (upstream) => {
    const map = objectName('calls-on', workspaceSid, new Date(noon).toISOString().slice(0, 10));
    upstream.on('GET', `/v1/Services/default/Maps/${map}/Items`, page('items', []));
  },
  request: (origin) => ({
    env: { ...environment(origin), HISTORY_SECRET: historySecret },
    headers: session({ grant: supervisorGrant }),
    body: { day: new Date(noon).toISOString().slice(0, 10) },
  }),
  needs: sessionNeeds,
};

/** Where a password is shared it has nothing to ask for. */
export const floorAudit: Sample = {
  name: 'floor-audit',
  create: createFloorAuditHandler,
  grant: supervisorGrant,
  prepare: () => undefined,
  request: (origin) => ({ env: environment(origin), headers: session({ grant: supervisorGrant }) }),
  needs: ['ACCOUNT_SID', 'API_KEY', 'API_SECRET', 'WORKSPACE_SID'],
};

export const keypadTones: Sample = {
  name: 'keypad-tones',
  create: createKeypadTonesHandler,
  prepare: () => undefined,
  request: (origin) => ({ env: environment(origin), query: { digits: '1*#' } }),
  needs: [],
};

export const assignment: Sample = {
  name: 'assignment',
  create: createAssignmentHandler,
  prepare: () => undefined,
  request: () => ({ env: {} }),
  needs: [],
};

export const desk: Sample = {
  name: 'desk',
  create: createDeskHandler,
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

const withSessionAndUpstream: readonly Sample[] = [
  activities,
  conferenceEnd,
  taskFix,
  wrapUp,
  recording,
  history,
  colleagues,
  participants,
  participantAdd,
  participantDrop,
  participantDigits,
  conferenceLeave,
  conferenceReturn,
  offerAgain,
  outboundCall,
  floor,
  team,
  floorTask,
  floorWorker,
  floorListen,
  help,
  floorHistory,
];
export const withSession: readonly Sample[] = [...withSessionAndUpstream, floorAudit];
export const withUpstream: readonly Sample[] = [token, ...withSessionAndUpstream, wrapUpSweep, conferenceEvents];
export const everyFunction: readonly Sample[] = [
  ...withUpstream,
  floorAudit,
  desk,
  assignment,
  incomingCall,
  keypadTones,
];
