import type { Twilio } from 'twilio';
import { DeskError, hasCode, unlessNotFound } from './errors';
import { ownConference, ownConferenceWithPeople, type KnownCall, type OwnCall } from './own-conference';
import { addedLabel, addedNumber, ownLabel } from './participant-labels';
import { supervisorOf, type TakesPart } from './supervisors';

/** Somebody in a call, or on the way into it. */
export interface Participant {
  readonly callSid: string;
  /** The number, for somebody whom an agent of this desk added; else `null`. */
  readonly added: string | null;
  /** `queued`, `connecting`, `ringing`, `connected`, `complete` or `failed`. */
  readonly status: string;
  readonly hold: boolean;
  readonly muted: boolean;
  /** The caller's own phone, which /conference-return called back into the call. */
  readonly yours?: boolean;
  /** Of a supervisor who takes part. */
  readonly supervisor?: { readonly name: string; readonly as: TakesPart };
}

/** What `/participants` answers. */
export interface Participants {
  readonly conferenceSid: string;
  readonly participants: readonly Participant[];
  /** Calls that were asked about and are in the conference no more, with the status each has: `busy`, `no-answer`, … */
  readonly left: readonly { readonly callSid: string; readonly status: string }[];
}

/** As many numbers as can be added to one call: one is the rule, and a mistake must not ring a whole town. */
export const mostAdded = 5;

/** How long an added number rings. */
const ringSeconds = 45;

interface ParticipantLike {
  readonly callSid: string;
  readonly label: string;
  readonly status: string;
  readonly hold: boolean;
  readonly muted: boolean;
  readonly coaching: boolean;
}

function participantOf(one: ParticipantLike): Participant {
  const { callSid, label, status, hold, muted } = one;
  const supervisor = supervisorOf(one);
  return {
    callSid,
    added: addedNumber(label) ?? null,
    status,
    hold,
    muted,
    ...(supervisor && { supervisor: { name: supervisor.name, as: supervisor.as } }),
  };
}

const callIsOver = (): DeskError => new DeskError('not_found', 'No conference of this task goes on: the call is over.');

const notInCall = (): DeskError => new DeskError('not_found', 'Nobody with this call SID is in the call (any more).');

/**
 * Who is in the call of the worker's own task, also while the worker wraps up and the call goes on without them.
 *
 * Twilio lists only those who are there or on their way. What became of the others is asked of their calls, and only
 * of calls that this desk made: those from its own caller ID.
 *
 * @param watch - SIDs of calls of which it is to be said what became of them.
 */
export async function listParticipants(
  client: Twilio,
  call: KnownCall & {
    readonly watch: readonly string[];
    readonly callerId: string | undefined;
    /** Whether the worker is told of a supervisor who listens. */
    readonly tellListening: boolean;
  },
): Promise<Participants> {
  const [{ conferenceSid, people }, fates] = await Promise.all([
    ownConferenceWithPeople(client, call, true),
    Promise.all(call.watch.map((sid) => fateOf(client, sid, call.callerId))),
  ]);
  const left = fates.filter((fate) => people.every(({ callSid }) => callSid !== fate.callSid));
  const own = ownLabel(call.workerSid);
  const participants = people.map((one) => ({ ...participantOf(one), ...(one.label === own && { yours: true }) }));
  const told = participants.filter(({ supervisor }) => call.tellListening || supervisor?.as !== 'listens');
  return { conferenceSid, participants: told, left };
}

async function fateOf(client: Twilio, callSid: string, callerId: string | undefined) {
  try {
    const { from, status } = await client.calls(callSid).fetch();
    return { callSid, status: from === callerId ? status : 'unknown' };
  } catch (error) {
    if (hasCode(error, 'not_found')) return { callSid, status: 'unknown' };
    throw error;
  }
}

/**
 * Calls a number into the call of the worker's own task.
 *
 * @throws DeskError `conflict` where the number is in the call already, or too many are
 * @see https://www.twilio.com/docs/voice/api/conference-participant-resource#create-a-participant
 */
export async function addParticipant(
  client: Twilio,
  call: KnownCall & {
    readonly number: string;
    readonly callerId: string;
    /** Rejected where the number may not be called. */
    readonly mayCall?: Promise<unknown>;
  },
): Promise<Participant> {
  const [{ conferenceSid, people }] = await Promise.all([ownConferenceWithPeople(client, call), call.mayCall]);
  const added = people.map(participantOf).filter((one) => one.added !== null);
  if (added.some((one) => one.added === call.number)) {
    throw new DeskError('conflict', 'This number is in the call already, or is being called.');
  }
  if (added.length >= mostAdded) {
    throw new DeskError('conflict', `At most ${mostAdded} numbers can be added to a call: drop one first.`);
  }
  const made = client.conferences(conferenceSid).participants.create({
    from: call.callerId,
    to: call.number,
    label: addedLabel(call.number),
    timeout: ringSeconds,
    earlyMedia: true,
    endConferenceOnExit: false,
    beep: 'false',
  });
  return participantOf(await unlessNotFound(made, callIsOver()));
}

/**
 * Has somebody whom this desk added leave the call. The customer and the agents are not dropped this way: an agent
 * leaves by /conference-leave, and a colleague is removed through TaskRouter.
 *
 * @throws DeskError `forbidden` for anybody else, `not_found` for one who is gone
 */
export async function dropParticipant(
  client: Twilio,
  call: KnownCall & { readonly callSid: string },
): Promise<{ callSid: string; dropped: true }> {
  const { conferenceSid, people } = await ownConferenceWithPeople(client, call);
  const { callSid } = call;
  const one = people.map(participantOf).find((each) => each.callSid === callSid);
  if (!one) throw notInCall();
  if (one.added === null) {
    throw new DeskError('forbidden', 'Only a number that was added to the call can be dropped from it.');
  }
  await unlessNotFound(client.conferences(conferenceSid).participants(callSid).remove(), notInCall());
  return { callSid, dropped: true };
}

/**
 * Plays keypad tones to one participant, as an announcement that only this one hears.
 *
 * @param announceUrl - Answers with TwiML that plays the tones; see {@link keypadTones}.
 * @see https://www.twilio.com/docs/voice/api/conference-participant-resource#update-a-participant
 */
export async function sendDigits(
  client: Twilio,
  call: OwnCall & { readonly callSid: string; readonly announceUrl: string },
): Promise<{ callSid: string }> {
  const { sid: conferenceSid } = await ownConference(client, call);
  const { callSid, announceUrl } = call;
  const update = client
    .conferences(conferenceSid)
    .participants(callSid)
    .update({ announceUrl, announceMethod: 'POST' });
  await unlessNotFound(update, notInCall());
  return { callSid };
}
