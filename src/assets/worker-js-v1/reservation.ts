import type { CallOptions, DequeueOptions, Reservation } from 'twilio-taskrouter';
import { answerTo, impossible, type Answering } from './answer';
import { entity, type Entity } from './entity';
import { beforeCallback, callbackIn, flag, objectIn, text, wholeNumber, type Given } from './given';
import { taskEntity } from './task';

/**
 * A reservation as version 1 has it. What 1.0 handed over in its place, a task with the reservation's SID beside it or the
 * worker, is readable here as well; but `sid` is the reservation's, as in all generations since.
 *
 * @param worker - Of whom 1.0 spoke when a reservation was accepted or rejected.
 */
export function reservationEntity(reservation: Reservation, answering: Answering, worker: Entity): Entity {
  const { task } = reservation;
  const answered = async (act: Promise<unknown>): Promise<Entity> => {
    await act;
    return reservationEntity(reservation, answering, worker);
  };
  const answer = (given: Given, act: () => Promise<unknown>): void =>
    void answerTo(answering, callbackIn(given), () => answered(act()));
  return entity(
    {
      accountSid: reservation.accountSid,
      activityName: worker['activityName'],
      activitySid: worker['activitySid'],
      age: task.age,
      attributes: task.attributes,
      available: worker['available'],
      dateCreated: reservation.dateCreated,
      dateUpdated: reservation.dateUpdated,
      friendlyName: worker['friendlyName'],
      priority: task.priority,
      reservationSid: reservation.sid,
      reservationStatus: reservation.status,
      sid: reservation.sid,
      task: taskEntity(task, answering),
      taskSid: task.sid,
      workerName: worker['friendlyName'],
      workerSid: reservation.workerSid,
      workspaceSid: reservation.workspaceSid,
    },
    {
      accept: (...given) => answer(given, () => reservation.accept()),
      reject: (...given) => answer(given, () => reservation.reject(rejection(given))),
      call: (...given) => {
        const [from, url] = given;
        answer(given, () => reservation.call(text(from) ?? '', text(url) ?? '', callOptions(given)));
      },
      dequeue: (...given) => answer(given, () => reservation.dequeue(dequeueOptions(given))),
      redirect: (...given) => {
        const [callSid, url, accept] = given;
        const options = wanted({ accept: flag(accept) });
        answer(given, () => reservation.redirect(text(callSid) ?? '', text(url) ?? '', options));
      },
      conference: (...given) => answer(given, () => inConference(reservation, given)),
      fetch: (...given) => answer(given, () => reservation.fetchLatestVersion()),
    },
  );
}

function rejection([activity]: Given): { activitySid: string } | undefined {
  const activitySid = text(activity);
  return activitySid === undefined ? undefined : { activitySid };
}

function callOptions(given: Given): CallOptions {
  const [, , statusCallbackUrl, accept, record, to] = beforeCallback(given);
  const options: CallOptions = wanted({
    statusCallbackUrl: text(statusCallbackUrl),
    accept: flag(accept),
    to: text(to),
  });
  const recorded = text(record);
  // The SDK's declaration says that it were a boolean; the SDK itself takes text alone.
  return recorded === undefined ? options : Object.assign(options, { record: recorded });
}

function dequeueOptions(given: Given): DequeueOptions {
  const [from, postWorkActivitySid, record, timeout, statusCallbackUrl, statusCallbackEvents, to] =
    beforeCallback(given);
  return wanted({
    from: text(from),
    postWorkActivitySid: text(postWorkActivitySid),
    record: text(record),
    timeout: wholeNumber(timeout),
    statusCallbackUrl: text(statusCallbackUrl),
    statusCallbackEvents: text(statusCallbackEvents),
    to: text(to),
  });
}

const flags = [
  'muted',
  'startConferenceOnEnter',
  'endConferenceOnExit',
  'endConferenceOnCustomerExit',
  'earlyMedia',
  'transcribe',
];
const wholeNumbers = ['timeout', 'maxParticipants'];

/** `conference(from, postWorkActivitySid, timeout, to, callback, options)`, whose options are named as REST names them. */
function inConference(reservation: Reservation, given: Given): Promise<Reservation> {
  const [From, PostWorkActivitySid, Timeout, To] = beforeCallback(given);
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ From, PostWorkActivitySid, Timeout, To, ...objectIn(given) })) {
    if (value === null || value === undefined) continue;
    if (name === 'PostWorkActivitySid')
      throw impossible('An activity after a conference', 'change the activity when the task is completed');
    const option = name.slice(0, 1).toLowerCase() + name.slice(1);
    options[option] = conferenceOption(option, value);
  }
  return reservation.conference(options);
}

function conferenceOption(option: string, value: unknown): unknown {
  if (flags.includes(option)) return flag(value);
  if (wholeNumbers.includes(option)) return wholeNumber(value);
  return Array.isArray(value) ? value.join(',') : text(value);
}

/** Without what was not given: the SDK takes an option that is there for one that is meant. */
function wanted<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> };
function wanted(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
