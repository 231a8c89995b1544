import jwt from 'jsonwebtoken';
import { createEmulator, type Emulator, localCredentials } from '../../../../emulator';
import type { Ticket } from '../../../../src/assets/desk/ground/api';

/** A local TaskRouter with what a worker page's tests need of it. */
export interface Floor {
  readonly emulator: Emulator;
  readonly workspaceSid: string;
  /** What a sign-in would hand to the page. */
  ticket(worker: string, lifeSeconds?: number, role?: 'worker' | 'supervisor'): Ticket;
  activitySid(name: string): string;
  /** @returns The task's SID. */
  createTask(attributes: object): Promise<string>;
  /** POSTs a form to a resource of the workspace and gives back its JSON. */
  post(path: string, form: Record<string, string>): Promise<unknown>;
  close(): Promise<void>;
}

export async function openFloor(): Promise<Floor> {
  const emulator = await createEmulator();
  const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
  const workspaceSid = emulator.control.sidOf('workspace', 'writers');
  const bridge = `${emulator.origin}/v1/wschannels`;

  async function post(path: string, form: Record<string, string>): Promise<unknown> {
    const response = await fetch(`${emulator.origin}/v1/Workspaces/${workspaceSid}/${path}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams(form),
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`POST ${path}: ${JSON.stringify(body)}`);
    return body;
  }

  return {
    emulator,
    workspaceSid,
    activitySid: (name) => emulator.control.sidOf('activity', name),
    post,

    ticket(worker, lifeSeconds = 3600, role = 'worker') {
      const now = Math.floor(emulator.clock.now() / 1000);
      const workerSid = emulator.control.sidOf('worker', worker);
      const grant = { workspace_sid: workspaceSid, worker_sid: workerSid, role };
      const claims = { iat: now, exp: now + lifeSeconds, grants: { identity: worker, task_router: grant } };
      const header = { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' } as const;
      const options = { header, issuer: apiKey, subject: accountSid, jwtid: `${apiKey}-${now}` };
      const token = jwt.sign(claims, apiSecret, options);
      return { token, workerName: worker, taskrouter: { ebServer: bridge, wsServer: bridge.replace('http', 'ws') } };
    },

    async createTask(attributes) {
      const workflow = emulator.control.sidOf('workflow', 'support');
      const task = await post('Tasks', { WorkflowSid: workflow, Attributes: JSON.stringify(attributes) });
      return sidOf(task);
    },

    close: () => emulator.close(),
  };
}

function sidOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'sid' in body && typeof body.sid === 'string') return body.sid;
  throw new Error(`There is no SID in ${JSON.stringify(body)}`);
}
