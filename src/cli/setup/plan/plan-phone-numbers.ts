import type { FilePath } from '../../../lib/workspace-file/read-workspace-file';
import type { WorkspaceFile } from '../../../lib/workspace-file/schema';
import type { State } from '../state';
import { differences } from './changes';
import type { Operation } from './operation';

/** What the file says of a number goes for its voice URL alone: whatever else stands before that URL is taken away. */
const onlyTheUrl = { voiceMethod: 'POST', voiceApplication: null, trunk: null } as const;

/** A number of the file that the account does not have. */
export const unknownNumber = (name: string): string =>
  `The account has no phone number ${name}, and setup buys none: use one that it has, ` +
  'take it out of the file, or leave all of them alone with --no-phone-numbers';

/** Who answers the phone numbers of a file. */
export function planPhoneNumbers(
  file: WorkspaceFile,
  state: State,
): {
  readonly operations: Operation[];
  readonly unchanged: number;
  readonly complaints: readonly { readonly path: FilePath; readonly message: string }[];
} {
  const operations: Operation[] = [];
  const complaints: { path: FilePath; message: string }[] = [];
  let unchanged = 0;
  for (const [position, { number: name, voiceUrl }] of (file.phoneNumbers ?? []).entries()) {
    const thing = state.phoneNumbers.find((number) => number.name === name);
    if (!thing) {
      complaints.push({ path: ['phoneNumbers', position], message: unknownNumber(name) });
      continue;
    }
    const changes = differences(thing.fields, { voiceUrl, ...onlyTheUrl }, false);
    if (changes.length === 0) unchanged += 1;
    else operations.push({ action: 'update', kind: 'phoneNumber', name, sid: thing.sid, changes });
  }
  return { operations, unchanged, complaints };
}
