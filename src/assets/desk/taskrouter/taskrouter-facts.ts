import type { Reservation, Task, Worker } from 'twilio-taskrouter';
import type { ActivityFacts, ReservationFacts, TaskFacts, WorkerFacts } from '../ground/facts';
import { plainText } from '../ground/plain-text';

/** The SDK's objects change under one's hands; the model gets copies. */
export function workerFacts(worker: Worker): WorkerFacts {
  const { sid, name, activity, attributes, dateActivityChanged } = worker;
  // The SDK's types promise a moment; a worker who has been in no other activity has none.
  const since: unknown = dateActivityChanged;
  return {
    sid,
    name: plainText(name),
    activitySid: activity.sid,
    attributes: { ...attributes },
    ...(since instanceof Date && { activitySince: since.getTime() }),
  };
}

export function activityFacts(worker: Worker): ActivityFacts[] {
  return [...worker.activities.values()].map(({ sid, name, available }) => ({ sid, name: plainText(name), available }));
}

export function taskFacts(task: Task): TaskFacts {
  const { sid, status, attributes, queueName, workflowName, taskChannelUniqueName: channel, reason, transfers } = task;
  // The SDK's types promise a reason; there is none until the task ends.
  const why = typeof reason === 'string' && plainText(reason);
  const joins = transfers.incoming?.mode === 'WARM';
  // Nor need a task that is meant for one worker be in a queue.
  const queue: unknown = queueName;
  const name = typeof queue === 'string' ? plainText(queue) : '';
  return {
    sid,
    status,
    attributes: { ...attributes },
    queueName: name,
    workflowName,
    ...(typeof channel === 'string' && { channel }),
    ...(joins && { joins }),
    ...(transfers.incoming && { handedOver: true, handedOverBy: transfers.incoming.workerSid }),
    ...(why && { reason: why }),
  };
}

/** The SDK's `timeout` is in seconds. */
export function reservationFacts(reservation: Reservation): ReservationFacts {
  const { sid, status, dateCreated, dateUpdated, timeout, canceledReasonCode, task } = reservation;
  return {
    sid,
    status,
    createdAt: dateCreated.getTime(),
    updatedAt: dateUpdated.getTime(),
    timeoutMs: timeout * 1000,
    ...(canceledReasonCode !== undefined && { canceledReasonCode }),
    task: taskFacts(task),
  };
}
