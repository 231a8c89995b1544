import type { Act } from '../account/recorded-step';
import { statusOf, TwilioError } from '../account/twilio-error';
import { createTask } from '../taskrouter/commands/task-commands';
import { cancelTask } from '../taskrouter/commands/task-status';
import { updateWorker } from '../taskrouter/commands/worker-commands';
import type { Engine } from '../taskrouter/engine';
import type { Telephone } from '../voice/telephone';

/** What acts are done to. */
export interface Floor {
  readonly engine: Engine;
  readonly telephone: Telephone;
}

/**
 * Does what the console, the control API or the program wants done.
 *
 * @returns The SID of what it was done to, or of what came of it.
 * @throws TwilioError where it cannot be done
 */
export function perform(floor: Floor, act: Act): string {
  const { engine } = floor;
  try {
    const sid = engine.transact(() => carryOut(floor, act));
    engine.recorder?.note({ do: 'act', act, status: 200 });
    return sid;
  } catch (error) {
    engine.recorder?.note({ do: 'act', act, status: statusOf(error) });
    throw error;
  }
}

function carryOut({ engine, telephone }: Floor, act: Act): string {
  switch (act.act) {
    case 'call':
      return telephone.placeCall(act).sid;
    case 'hangUp':
      return telephone.hangUp(requireCall(engine, act.callSid)).sid;
    case 'press':
      telephone.press(requireCall(engine, act.callSid), act.digits);
      return act.callSid;
    case 'setActivity':
      return updateWorker(engine, act.workerSid, { activitySid: act.activitySid }).sid;
    case 'createTask': {
      const { workspaceSid, workflowSid, attributes } = act;
      return createTask(engine, { workspaceSid, attributes, ...(workflowSid && { workflowSid }) }).sid;
    }
    case 'cancelTask':
      return cancelTask(engine, act.taskSid, 'Canceled in the console').sid;
  }
}

function requireCall({ store }: Engine, callSid: string): string {
  if (store.calls.get(callSid)) return callSid;
  throw new TwilioError(404, 20404, `There is no call ${callSid}: expected the SID that placing one returned`);
}
