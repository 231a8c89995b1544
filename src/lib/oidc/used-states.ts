import { createHash } from 'node:crypto';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import { DeskError } from '../errors';
import { objectName } from '../people/store';
import { isConflict, isMissing } from '../people/sync-answers';
import { journeyMs } from './journey';

/** Sync takes 20 writes a second of each map: so many take the sign-ins of a second in which a whole shift begins. */
const maps = 32;

/** Longer than a journey by what the clocks of two instances may differ. */
const keptSeconds = Math.ceil(journeyMs / 1000) + 300;

const mapName = (workspaceSid: string, number: number): string =>
  `${objectName('states', workspaceSid, 'used')}-${number}`;

/** The names in Sync of all the maps. */
export const stateMaps = (workspaceSid: string): readonly string[] =>
  Array.from({ length: maps }, (_, number) => mapName(workspaceSid, number));

/**
 * Marks the state of a journey as used, for all instances. Who comes with it a second time is refused, whatever the provider makes of
 * the code. One request; two where nobody has signed in so yet.
 *
 * @throws DeskError `sign_in_stale` where it was used before; what Sync answers, where it does not take the mark
 */
export async function useState(sync: ServiceContext, workspaceSid: string, state: string): Promise<void> {
  const digest = createHash('sha256').update(state, 'utf8').digest();
  const uniqueName = mapName(workspaceSid, digest.readUInt8() % maps);
  const mark = () =>
    sync.syncMaps(uniqueName).syncMapItems.create({ key: digest.toString('hex'), data: {}, itemTtl: keptSeconds });
  try {
    await mark().catch(async (error: unknown) => {
      if (!isMissing(error)) throw error;
      await sync.syncMaps.create({ uniqueName }).catch((reason: unknown) => {
        if (!isConflict(reason)) throw reason;
      });
      await mark();
    });
  } catch (error) {
    if (isConflict(error)) throw stale(error);
    throw error;
  }
}

/** Told to whoever comes back without having set out from this browser, too late, or a second time. */
export const stale = (cause?: unknown): DeskError =>
  new DeskError('sign_in_stale', 'This sign-in is over, was used before, or began in another browser. Sign in again.', {
    cause,
  });
