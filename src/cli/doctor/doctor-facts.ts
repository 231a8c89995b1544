import type { Twilio } from 'twilio';
import type { WorkspaceContext, WorkspaceInstance } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { ActivityInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/activity';
import type { TaskQueueInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/taskQueue';
import type { WorkflowInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/workflow';
import type { IncomingPhoneNumberInstance } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber';
import { largestPage, rows } from '../bulk/pages';
import type { Connection } from '../connection';
import { once } from './once';

/** What of a worker is looked at. A workspace has at most 15,000. */
export interface WorkerFacts {
  readonly sid: string;
  readonly friendlyName: string;
  /** JSON text. */
  readonly attributes: string;
}

/** How Twilio answered to the credentials. */
export interface Probe {
  readonly status: number;
  /** When, by Twilio's clock, in epoch milliseconds; undefined where it did not say. */
  readonly date: number | undefined;
}

/** The account and the workspace as they are. Each thing is asked for once, however many checks look at it. */
export class Facts {
  readonly connection: () => Promise<Connection>;
  readonly workspaceSid: () => Promise<string>;
  readonly probe = once(() => this.probeAs());
  readonly workspace = once(async (): Promise<WorkspaceInstance> => (await this.inWorkspace()).fetch());
  readonly activities = once(async (): Promise<ActivityInstance[]> =>
    (await this.inWorkspace()).activities.list({ pageSize: largestPage }),
  );
  readonly workflows = once(async (): Promise<WorkflowInstance[]> =>
    (await this.inWorkspace()).workflows.list({ pageSize: largestPage }),
  );
  readonly taskQueues = once(async (): Promise<TaskQueueInstance[]> =>
    (await this.inWorkspace()).taskQueues.list({ pageSize: largestPage }),
  );
  readonly phoneNumbers = once(async (): Promise<IncomingPhoneNumberInstance[]> =>
    (await this.client()).incomingPhoneNumbers.list({ pageSize: largestPage }),
  );
  readonly workers = once(async (): Promise<WorkerFacts[]> => {
    const workspace = await this.inWorkspace();
    const found: WorkerFacts[] = [];
    for await (const { sid, friendlyName, attributes } of rows(workspace.workers.page({ pageSize: largestPage })))
      found.push({ sid, friendlyName, attributes });
    return found;
  });

  constructor(connection: () => Promise<Connection>, workspaceSid: (connection: Connection) => Promise<string>) {
    this.connection = once(connection);
    this.workspaceSid = once(async () => workspaceSid(await this.connection()));
  }

  async client(): Promise<Twilio> {
    return (await this.connection()).client;
  }

  async inWorkspace(): Promise<WorkspaceContext> {
    const [client, sid] = await Promise.all([this.client(), this.workspaceSid()]);
    return client.taskrouter.v1.workspaces(sid);
  }

  /** Asks for something of the account that any of its keys may see, with the credentials in use or with others. */
  async probeAs(credentials: { readonly username?: string; readonly password?: string } = {}): Promise<Probe> {
    const { client, accountSid } = await this.connection();
    const answer: unknown = await client.request({
      method: 'get',
      uri: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json?PageSize=1`,
      ...credentials,
    });
    return readProbe(answer);
  }
}

function readProbe(answer: unknown): Probe {
  const { statusCode, headers }: { statusCode?: unknown; headers?: unknown } =
    typeof answer === 'object' && answer !== null ? answer : {};
  const date: unknown = typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'date') : undefined;
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return {
    status: typeof statusCode === 'number' ? statusCode : 0,
    date: Number.isNaN(time) ? undefined : time,
  };
}
