import { nameKey } from '../text/same-name';
import type { WorkspaceFile } from './schema';

/** A name that stands twice in a file, and where it does the second time. */
export interface SameName {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** In a file everything goes by its name, so that of two with the same one the second would be lost. */
export function findSameName(file: WorkspaceFile): SameName | undefined {
  const lists: readonly (readonly [key: string, names: readonly string[]])[] = [
    ['activities', (file.activities ?? []).map(({ name }) => name)],
    ['taskChannels', (file.taskChannels ?? []).map(({ uniqueName }) => uniqueName)],
    ['taskQueues', (file.taskQueues ?? []).map(({ name }) => name)],
    ['workflows', (file.workflows ?? []).map(({ name }) => name)],
    ['workers', (file.workers ?? []).map(({ name }) => nameKey(name))],
    ['phoneNumbers', (file.phoneNumbers ?? []).map(({ number }) => number)],
  ];
  for (const [key, names] of lists) {
    const second = names.findIndex((name, position) => names.indexOf(name) < position);
    if (second >= 0) return { path: [key, second], message: `"${names[second]}" stands here a second time` };
  }
  return undefined;
}
