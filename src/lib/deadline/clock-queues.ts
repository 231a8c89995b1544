import type { Twilio } from 'twilio';
import { unlessGone } from '../alone/twilio-answers';
import type { Environment } from '../configuration';
import { routesOf } from '../workflow-routes';
import { deadlineWorkflow } from './deadline-workflow';

/** A workflow's queues hardly ever change. */
const keptForMs = 600_000;

const none: ReadonlySet<string> = new Set();

/** The queues that clocks wait in, which no list of queues shows: one request in ten minutes, and none where there are no clocks. */
export class ClockQueues {
  #kept: { readonly sids: ReadonlySet<string>; readonly until: number } | undefined;

  /**
   * @param now - Epoch milliseconds.
   * @returns their SIDs
   */
  async of(client: Twilio, environment: Environment, workspaceSid: string, now: number): Promise<ReadonlySet<string>> {
    const sid = deadlineWorkflow(environment);
    if (sid === undefined) return none;
    if (this.#kept && now < this.#kept.until) return this.#kept.sids;
    const workflow = await unlessGone(client.taskrouter.v1.workspaces(workspaceSid).workflows(sid).fetch(), undefined);
    const sids = workflow ? new Set(routesOf(workflow).map(({ queueSid }) => queueSid)) : none;
    this.#kept = { sids, until: now + keptForMs };
    return sids;
  }
}
