import { isDeepStrictEqual } from 'node:util';
import { DeskError } from '../errors';
import type { AuditEntry } from '../people/audit';
import { isAnothers, vouched, type Account, type Person } from '../people/person';
import type { PersonRole } from '../people/roles';
import type { OpenSession } from '../people/session-cookie';
import type { PeopleDesk } from '../people/instance';
import { unavailable } from '../people/sync-answers';
import { findWorker, type FoundWorker } from '../workspace';

/** Whom a provider has vouched for. */
export interface Vouched {
  /** The worker's friendly name, in any spelling. */
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly account: Account;
}

/** What somebody is let in with. */
export type AdmissionDesk = Pick<PeopleDesk, 'store' | 'audit' | 'client' | 'newId' | 'now'> & {
  readonly workspaceSid: string;
  /** Whether a worker is made for somebody who has none. */
  readonly createsWorkers: boolean;
};

const refusals = {
  unknown_worker: 'No worker here goes by the name your organization gives you. Ask whoever runs the desk.',
  forbidden: 'This sign-in is switched off. Ask whoever runs the desk.',
} as const;

/**
 * Opens a session for somebody whom a provider has vouched for. Two steps of requests as a rule: worker and record; then the audit.
 *
 * @param beside - What else has to be done before anybody is let in, beside the first step.
 * @throws DeskError `unknown_worker`, `forbidden`; `sign_in_unavailable` where Sync does not answer
 */
export async function admitVouched(
  { name, roles, account }: Vouched,
  desk: AdmissionDesk,
  beside: Promise<void>,
): Promise<OpenSession> {
  const { store, audit, client, workspaceSid, createsWorkers, now } = desk;
  const entry = { at: new Date(now()).toISOString(), what: 'sign-in' } as const;
  const refuse = async (code: keyof typeof refusals, why: string, workerSid?: string): Promise<never> => {
    const who = { name, ...(workerSid !== undefined && { workerSid }) };
    await audit.write({ ...entry, who, outcome: 'refused', why }, 'somebody known');
    throw new DeskError(code, refusals[code]);
  };
  const orUnavailable = (cause: unknown): never => {
    throw unavailable(cause);
  };
  const [found, record] = await Promise.all([
    findWorker(client, workspaceSid, name),
    store.person(name).catch(orUnavailable),
    beside,
  ]);
  // Whoever is shut out gets no new worker either.
  if (record?.isDisabled) return refuse('forbidden', 'disabled', found?.sid);
  const worker = found ?? (createsWorkers ? await createWorker(desk, name) : undefined);
  if (!worker) return refuse('unknown_worker', 'no such worker');
  const { sid: workerSid, friendlyName } = worker;
  const given = { name: friendlyName, workerSid, roles, account, now: now() };
  const person = await upToDate(record, given, desk).catch(orUnavailable);
  if (person.isDisabled) return refuse('forbidden', 'disabled', workerSid);
  if (isAnothers(person, account))
    return refuse('forbidden', 'another account of the provider signs in under this name', workerSid);
  const signedIn: AuditEntry = { ...entry, who: { name: person.name, workerSid }, outcome: 'done' };
  await audit.write(signedIn).catch(orUnavailable);
  const startedAt = now();
  return {
    id: desk.newId(),
    name: person.name,
    workerSid,
    roles: person.roles,
    generation: person.generation,
    startedAt,
    seenAt: startedAt,
  };
}

/** The record as the provider has it now; written only where that is news. */
async function upToDate(
  record: Person | undefined,
  given: Parameters<typeof vouched>[1],
  { store }: Pick<AdmissionDesk, 'store'>,
): Promise<Person> {
  const changed = (before: Person | undefined): Person | undefined => {
    const after = vouched(before, given);
    return isDeepStrictEqual(after, before) ? undefined : after;
  };
  if (record && !changed(record)) return record;
  const person = await store.changePerson(given.name, changed);
  if (person) return person;
  throw new DeskError('internal', 'The record of whoever signs in is not there after it was written.');
}

/** Makes a worker, unless somebody else does so at the same time. */
async function createWorker(
  { client, workspaceSid, audit, now }: AdmissionDesk,
  friendlyName: string,
): Promise<FoundWorker> {
  const { workers } = client.taskrouter.v1.workspaces(workspaceSid);
  const made = await workers.create({ friendlyName, attributes: '{}' }).catch(async (error: unknown) => {
    // It may be there all the same: another instance was quicker, or the answer was lost.
    const worker = await findWorker(client, workspaceSid, friendlyName);
    if (worker) return worker;
    throw error;
  });
  const { sid, attributes } = made;
  await audit.write({
    at: new Date(now()).toISOString(),
    who: { name: friendlyName, workerSid: sid },
    what: 'people',
    outcome: 'done',
    why: 'worker made at the first sign-in with the organization',
  });
  return { sid, friendlyName: made.friendlyName, attributes };
}
