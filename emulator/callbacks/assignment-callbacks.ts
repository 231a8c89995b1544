import type { LoggedEvent } from '../account/event-log';
import type { ReservationRow } from '../account/taskrouter-rows';
import { TwilioError } from '../account/twilio-error';
import { cancelReservation } from '../taskrouter/commands/reservation-commands';
import type { Engine } from '../taskrouter/engine';
import { instruct, type Instruction } from '../taskrouter/instructions';
import type { InstructionFields } from '../taskrouter/voice-port';
import type { Alerts } from './alerts';
import { readAssignmentAnswer, type AssignmentAnswer } from './assignment-answer';
import type { Webhooks } from './webhooks';

/** How long TaskRouter waits for the answer. @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks */
const answerWithinMs = 5_000;

/** The code of an alert for an instruction that failed without one of its own. */
const failureCodes: Readonly<Record<Instruction, number>> = {
  accept: 55555,
  reject: 40100,
  call: 40113,
  redirect: 40120,
  dequeue: 40135,
  conference: 40142,
};

/** The code of an alert for an instruction that came when the reservation was no longer pending. */
const tooLateCodes: Readonly<Partial<Record<Instruction, number>>> = {
  redirect: 40123,
  dequeue: 40135,
  conference: 40136,
};

/**
 * Calls a workflow's assignment callback for each reservation made, and does what the answer says.
 *
 * @returns A function that ends it.
 */
export function startAssignmentCallbacks(engine: Engine, webhooks: Webhooks, alerts: Alerts): () => void {
  return engine.log.subscribe((event) => {
    if (event.type !== 'reservation.created' || !event.reservation) return;
    const urls = [event.workflow?.assignmentCallbackUrl, event.workflow?.fallbackAssignmentCallbackUrl].filter(
      (url): url is string => Boolean(url),
    );
    const parameters = assignmentParameters(engine, event);
    if (urls.length === 0 || !parameters) return;
    void engine.work.track(offer(engine, webhooks, alerts, event.reservation, urls, parameters));
  });
}

async function offer(
  engine: Engine,
  webhooks: Webhooks,
  alerts: Alerts,
  reservation: ReservationRow,
  urls: readonly string[],
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  for (const url of urls) {
    const answer = await webhooks.post({
      url,
      parameters,
      timeoutMs: answerWithinMs,
      purpose: 'assignment callback',
      kind: 'assignment',
      counted: true,
    });
    if (!answer) return;
    const read = readAssignmentAnswer(answer);
    if ('alert' in read) alerts.raise({ ...read.alert, resourceSid: reservation.sid });
    if (read.kind === 'failed') continue;
    if (read.kind === 'instruction')
      engine.requests.byAnswer(answer, () => obey(engine, alerts, reservation.sid, read));
    return;
  }
}

/** Does what an answer says; an instruction that cannot be carried out cancels the reservation, as nobody else knows of it. */
function obey(
  engine: Engine,
  alerts: Alerts,
  sid: string,
  { instruction, fields }: Extract<AssignmentAnswer, { kind: 'instruction' }>,
): void {
  const status = engine.store.reservations.get(sid)?.status;
  if (status !== 'pending') {
    const code = tooLateCodes[instruction];
    const message = `The instruction ${instruction} came too late: reservation ${sid} is ${status ?? 'gone'}`;
    if (code !== undefined) alerts.raise({ code, message, resourceSid: sid });
    return;
  }
  const failure = attempt(engine, sid, instruction, fields);
  if (!failure) return;
  alerts.raise({
    code: failure.code === 20001 ? failureCodes[instruction] : failure.code,
    message: failure.message,
    resourceSid: sid,
  });
  if (engine.store.reservations.get(sid)?.status === 'pending') engine.transact(() => cancelReservation(engine, sid));
}

function attempt(
  engine: Engine,
  sid: string,
  instruction: Instruction,
  fields: InstructionFields,
): TwilioError | undefined {
  try {
    engine.transact(() => instruct(engine, sid, instruction, fields));
    return undefined;
  } catch (error) {
    if (error instanceof TwilioError) return error;
    // A mistake of the emulator's own: it must not take the whole process down with it.
    return new TwilioError(500, 20500, `The emulator failed: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

/**
 * What an assignment callback tells about a reservation, as things stood when it was made.
 *
 * @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks
 */
function assignmentParameters(
  engine: Engine,
  { reservation, task, worker, workspaceSid, at }: LoggedEvent,
): Record<string, string> | undefined {
  if (!reservation || !task || !worker) return undefined;
  return {
    Timestamp: String(Math.floor(at / 1000)),
    AccountSid: engine.accountSid,
    WorkspaceSid: workspaceSid,
    WorkflowSid: task.workflowSid ?? '',
    TaskQueueSid: task.taskQueueSid ?? '',
    TaskSid: task.sid,
    TaskAge: String(Math.floor((at - task.dateCreated) / 1000)),
    TaskPriority: String(task.priority),
    TaskAttributes: task.attributes,
    TaskChannelSid: task.taskChannelSid,
    TaskChannelUniqueName: engine.store.taskChannels.get(task.taskChannelSid)?.uniqueName ?? '',
    WorkerSid: worker.sid,
    WorkerName: worker.friendlyName,
    WorkerAttributes: worker.attributes,
    ReservationSid: reservation.sid,
  };
}
