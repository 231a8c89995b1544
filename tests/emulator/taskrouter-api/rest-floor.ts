import { restApp } from '../../../emulator/rest/rest-app';
import { RestApi } from '../../../emulator/rest/rest-api';
import { taskrouterOperations } from '../../../emulator/taskrouter-api/taskrouter-operations';
import { TestFloor } from '../floor';
import { RestClient } from '../rest/rest-client';

/** A floor that is also reached over REST. */
export class RestFloor extends TestFloor {
  readonly client = new RestClient(restApp(new RestApi(this.engine, taskrouterOperations)));
  readonly path = `/v1/Workspaces/${this.workspaceSid}`;

  /** One queue for everybody, and a workflow that leads there. */
  open(): { queueSid: string; workflowSid: string } {
    const queueSid = this.queue('all').sid;
    return { queueSid, workflowSid: this.workflow({ default_filter: { queue: queueSid } }).sid };
  }
}
