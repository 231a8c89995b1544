import { nameKey } from '../../../lib/text/same-name';
import type { WorkspaceFile } from '../../../lib/workspace-file/schema';
import { usualWorkerChannel } from '../../../lib/workspace-file/whole';
import type { State } from '../state';
import type { Fields } from '../thing';
import { differences } from './changes';
import type { Operation } from './operation';

/** What the workers of a file take of each task channel. A worker has all channels by itself, so none is ever made. */
export function planWorkerChannels(
  file: WorkspaceFile,
  state: State,
  prune: boolean,
): { readonly operations: Operation[]; readonly unchanged: number } {
  const operations: Operation[] = [];
  let unchanged = 0;
  const usual: Fields = { ...usualWorkerChannel };
  for (const { name: worker, channels = {} } of file.workers ?? []) {
    const key = nameKey(worker);
    const owner = state.things.worker.find(({ name }) => nameKey(name) === key);
    const current = (owner && state.workerChannels.get(owner.name)) ?? [];
    const wanted = new Map<string, Fields>();
    if (prune) for (const { name } of current) wanted.set(name, usual);
    for (const [name, given] of Object.entries(channels)) {
      const said = typeof given === 'number' ? { capacity: given } : given;
      wanted.set(name, prune ? { ...usual, ...said } : said);
    }
    for (const [name, fields] of wanted) {
      const thing = current.find((channel) => channel.name === name);
      const changes = differences(thing?.fields ?? usual, fields, false);
      if (changes.length === 0) unchanged += name in channels ? 1 : 0;
      else
        operations.push({
          action: 'update',
          kind: 'workerChannel',
          name,
          of: owner?.name ?? worker,
          sid: thing?.sid ?? null,
          changes,
        });
    }
  }
  return { operations, unchanged };
}
