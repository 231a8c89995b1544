import { newInvitationCode } from '../../lib/people/invitation-code';
import { invitationMs, invite } from '../../lib/people/person';
import type { PersonRole } from '../../lib/people/roles';
import { isSameName } from '../../lib/text/same-name';
import { CliError } from '../cli-error';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { jsonLine } from '../output/json-line';
import { plain } from '../output/plain';
import { findWorker } from '../find-worker';
import { operatorsRecord } from './on-record';
import { peopleOf } from './people-of';

export interface InviteOptions {
  readonly role?: readonly PersonRole[];
}

/** `desk people invite` */
export async function runInvite(
  invocation: Invocation,
  nameOrSid: string,
  { role: roles = ['worker'] }: InviteOptions,
): Promise<ExitCode> {
  const { io, json } = invocation;
  const people = await peopleOf(invocation);
  const { connection, workspaceSid, store, audit } = people;
  const onRecord = operatorsRecord(invocation, people);
  const worker = await findWorker({ client: connection.client, workspaceSid }, nameOrSid).catch((error: Error) => {
    throw error.message.startsWith('There is no worker') ? new CliError('not_found', error.message) : error;
  });
  const { sid: workerSid, friendlyName: name } = worker;
  const known = await store.person(name);
  // Two workers whose names are one name to whoever types it cannot both sign in by it.
  if (known && known.workerSid !== workerSid && known.name !== name && isSameName(known.name, name))
    throw new CliError(
      'refused',
      `${plain(name)} is the same name as ${plain(known.name)}, who is invited already: rename one of the two workers.`,
    );
  const code = newInvitationCode();
  const now = io.clock.now();
  await audit.prepare();
  await onRecord({ what: 'people', on: { name, workerSid }, why: `invited as ${roles.join(', ')}` }, () =>
    store.changePerson(name, (before) => invite(before, { name, workerSid, roles, code, now })),
  );
  const expiresAt = new Date(now + invitationMs).toISOString();
  if (json) io.stdout.write(jsonLine({ name, workerSid, roles, code, expiresAt }));
  else {
    io.stdout.write(`${code}\n`);
    io.stderr.write(
      `For ${plain(name)}, once, until ${expiresAt}: it is typed in place of the passcode, and exchanged for one of their own.\n`,
    );
  }
  return exitCodes.done;
}
