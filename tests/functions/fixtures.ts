import { sign } from 'jsonwebtoken';
import { createSecretKey } from 'node:crypto';
import type { Environment } from '../../src/lib/configuration';
import { noon } from './runtime';
import type { Upstream } from './upstream';

const sid = (prefix: string, number: number): string => prefix + String(number).padStart(32, '0');

export const workspaceSid = sid('WS', 1);
export const workflowSid = sid('WW', 1);
export const charles = { sid: sid('WK', 1), friendly_name: 'charles' };
export const alice = { sid: sid('WK', 2), friendly_name: 'alice' };
export const taskSid = sid('WT', 1);
export const conferenceSid = sid('CF', 1);
export const activitySid = sid('WA', 1);
export const callSid = sid('CA', 1);
export const otherSid = sid;

const secrets = {
  AUTH_TOKEN: 'auth-token-that-nobody-may-see-1',
  API_SECRET: 'api-secret-that-nobody-may-see',
  TOKEN_PASSWORD: 'password-that-nobody-may-see',
};

/** A complete environment, sent to this origin. */
export function environment(origin: string): Environment & typeof secrets {
  return {
    ACCOUNT_SID: sid('AC', 1),
    API_KEY: sid('SK', 1),
    WORKSPACE_SID: workspaceSid,
    WORKFLOW_SID: workflowSid,
    SIGN_IN: 'shared',
    TASKROUTER_ORIGIN: origin,
    ...secrets,
  };
}

/** What makes a session token; each part can be replaced by a wrong one. */
export interface TokenParts {
  secret?: string;
  algorithm?: 'HS256' | 'HS384' | 'none';
  issuer?: string;
  subject?: string;
  /** Epoch milliseconds; `null` leaves the claim out. */
  expiresAt?: number | null;
  grant?: object;
}

/** An access token as the twilio package makes one, except that a test decides about every part of it. */
export function sessionToken(parts: TokenParts = {}): string {
  const expiresAt = parts.expiresAt === undefined ? noon + 3_600_000 : parts.expiresAt;
  const payload = {
    jti: `${sid('SK', 1)}-1`,
    grants: {
      identity: 'charles',
      task_router: parts.grant ?? { workspace_sid: workspaceSid, worker_sid: charles.sid, role: 'worker' },
    },
    iat: noon / 1000,
    ...(expiresAt === null ? {} : { exp: expiresAt / 1000 }),
  };
  const algorithm = parts.algorithm ?? 'HS256';
  const secret = Buffer.from(parts.secret ?? secrets.API_SECRET);
  return sign(payload, algorithm === 'none' ? '' : createSecretKey(secret), {
    algorithm,
    issuer: parts.issuer ?? sid('SK', 1),
    subject: parts.subject ?? sid('AC', 1),
    header: { alg: algorithm, typ: 'JWT', cty: 'twilio-fpa;v=1' },
  });
}

/** What makes charles's token that of a supervisor. */
export const supervisorGrant = { workspace_sid: workspaceSid, worker_sid: charles.sid, role: 'supervisor' };

/** The header that carries a session, charles's unless told otherwise. */
export function session(parts: TokenParts = {}): { Authorization: string } {
  return { Authorization: `Bearer ${sessionToken(parts)}` };
}

const taskrouter = `/v1/Workspaces/${workspaceSid}`;

/** Twilio's paths that the Functions use. */
export const paths = {
  workspace: taskrouter,
  workers: `${taskrouter}/Workers`,
  events: `${taskrouter}/Events`,
  activities: `${taskrouter}/Activities`,
  tasks: `${taskrouter}/Tasks`,
  task: `${taskrouter}/Tasks/${taskSid}`,
  reservations: `${taskrouter}/Tasks/${taskSid}/Reservations`,
  reservation: `${taskrouter}/Tasks/${taskSid}/Reservations/${sid('WR', 1)}`,
  conferences: `/2010-04-01/Accounts/${sid('AC', 1)}/Conferences.json`,
  conference: `/2010-04-01/Accounts/${sid('AC', 1)}/Conferences/${conferenceSid}.json`,
  participants: `/2010-04-01/Accounts/${sid('AC', 1)}/Conferences/${conferenceSid}/Participants.json`,
  participant: (call: string) =>
    `/2010-04-01/Accounts/${sid('AC', 1)}/Conferences/${conferenceSid}/Participants/${call}.json`,
  recording: (recording: string) =>
    `/2010-04-01/Accounts/${sid('AC', 1)}/Conferences/${conferenceSid}/Recordings/${recording}.json`,
  calls: `/2010-04-01/Accounts/${sid('AC', 1)}/Calls.json`,
  voiceQueues: `/2010-04-01/Accounts/${sid('AC', 1)}/Queues.json`,
  workflows: `${taskrouter}/Workflows`,
  call: (call: string) => `/2010-04-01/Accounts/${sid('AC', 1)}/Calls/${call}.json`,
  worker: `${taskrouter}/Workers/${charles.sid}`,
  activity: `${taskrouter}/Activities/${sid('WA', 1)}`,
  queues: `${taskrouter}/TaskQueues`,
  queueStatistics: `${taskrouter}/TaskQueues/Statistics`,
};

/** One page of a TaskRouter list. */
export function page(key: string, rows: readonly object[]): { body: object } {
  return { body: { [key]: rows, meta: { key, page: 0, page_size: 50, next_page_url: null } } };
}

/** A page of charles's reservations on the task, in these statuses. */
export function reservationsOf(worker: { sid: string }, ...statuses: string[]): { body: object } {
  return page(
    'reservations',
    statuses.map((status, index) => ({
      sid: sid('WR', index + 1),
      worker_sid: worker.sid,
      task_sid: taskSid,
      reservation_status: status,
    })),
  );
}

/** Twilio's answer to a request that failed. */
export function failure(status: number, headers: Record<string, string> = {}) {
  return { status, headers, body: { code: 20_000 + status, message: 'words-of-twilio', status } };
}

/** Conferences of the task, as Twilio lists them. */
export function conferencesOf(...statuses: string[]): { body: object } {
  const conferences = statuses.map((status, index) => ({
    sid: index === 0 ? conferenceSid : sid('CF', index + 1),
    friendly_name: taskSid,
    status,
  }));
  return { body: { conferences, page: 0, next_page_uri: null } };
}

/** Somebody in the conference. */
export function participant(call: string, change: object = {}): object {
  return { call_sid: call, conference_sid: conferenceSid, label: null, status: 'connected', ...flags, ...change };
}

const flags = { hold: false, muted: false, end_conference_on_exit: false };

export function participantsOf(...participants: object[]): { body: object } {
  return { body: { participants, page: 0, next_page_uri: null } };
}

/** No call goes on: nobody talks, and nobody waits. */
export function noCalls(upstream: Upstream): Upstream {
  return upstream
    .on('GET', paths.workflows, page('workflows', []))
    .on('GET', paths.conferences, { body: { conferences: [] } })
    .on('GET', paths.calls, { body: { calls: [] } })
    .on('GET', paths.voiceQueues, { body: { queues: [] } });
}
