import { nameKey } from '../../../lib/text/same-name';
import type { ListedKind } from '../state';
import type { Thing } from '../thing';
import { allOf, differences } from './changes';
import type { Entry } from './entries';
import type { LeftAlone, Operation } from './operation';

/** One list of a file against one list of a workspace. */
export interface ListPlan {
  readonly operations: Operation[];
  readonly unchanged: number;
  readonly complaints: readonly { readonly entry: Entry; readonly message: string }[];
  /** What the file does not have. */
  readonly unnamed: readonly Thing[];
}

interface Lists {
  readonly kind: ListedKind;
  readonly entries: readonly Entry[];
  readonly existing: readonly Thing[];
  /** Whether what is unsaid goes back to what it is in a new workspace. */
  readonly exactly: boolean;
}

/** Workers go by their names however those are spelt. */
const keyOf = (kind: ListedKind, name: string): string => (kind === 'worker' ? nameKey(name) : name);

/** What brings a list to what the file says of it. */
export function planList({ kind, entries, existing, exactly }: Lists): ListPlan {
  const byName = new Map<string, Thing[]>();
  for (const thing of existing) {
    const key = keyOf(kind, thing.name);
    byName.set(key, [...(byName.get(key) ?? []), thing]);
  }
  const operations: Operation[] = [];
  const complaints: { entry: Entry; message: string }[] = [];
  let unchanged = 0;
  for (const entry of entries) {
    const { name } = entry;
    const [thing, ...others] = byName.get(keyOf(kind, name)) ?? [];
    if (thing && others.length > 0) {
      const sids = [thing, ...others].map(({ sid }) => sid).join(', ');
      complaints.push({
        entry,
        message: `Several of the workspace's are named "${name}" (${sids}): rename all but one`,
      });
      continue;
    }
    if (!thing) {
      operations.push(...creation(kind, entry));
      continue;
    }
    const changes = differences(thing.fields, settable(kind, exactly ? entry.whole : entry.said), exactly);
    const fixed = changes.find(({ field }) => field === 'available' && kind === 'activity');
    if (fixed) complaints.push({ entry, message: fixedAvailability(name, fixed.from) });
    else if (changes.length === 0) unchanged += 1;
    else operations.push({ action: 'update', kind, name: thing.name, sid: thing.sid || null, changes });
  }
  const named = new Set(entries.map(({ name }) => keyOf(kind, name)));
  return { operations, unchanged, complaints, unnamed: existing.filter(({ name }) => !named.has(keyOf(kind, name))) };
}

/** The activity of a worker who exists is the worker's own affair. */
function settable(kind: ListedKind, fields: Thing['fields']): Thing['fields'] {
  if (kind !== 'worker') return fields;
  const { activity: _ownAffair, ...rest } = fields;
  return rest;
}

const fixedAvailability = (name: string, available: unknown): string =>
  `The activity "${name}" is ${available === true ? '' : 'not '}available, and that never changes: ` +
  'say so in the file, or give the activity you want another name';

const namesWorkflow = (value: unknown): boolean => typeof value === 'string' && value.includes('${workflow:');

/** A workflow's address may name a workflow that is made after it, or itself: it is then set in a second step. */
function creation(kind: ListedKind, { name, whole }: Entry): Operation[] {
  const changes = allOf(whole);
  const later = kind === 'workflow' ? changes.filter(({ to }) => namesWorkflow(to)) : [];
  const made: Operation = {
    action: 'create',
    kind,
    name,
    sid: null,
    changes: changes.filter((change) => !later.includes(change)),
  };
  if (later.length === 0) return [made];
  return [
    made,
    { action: 'update', kind, name, sid: null, changes: later.map((change) => ({ ...change, from: null })) },
  ];
}

/** Whether a thing that the file does not name may be taken away, and if not, why. */
export function removal(
  kind: ListedKind,
  thing: Thing,
  uses: ReadonlyMap<string, string>,
): { readonly operation: Operation } | { readonly leftAlone: LeftAlone } {
  const { name } = thing;
  const sid = thing.sid || null;
  const because = uses.get(`${kind}/${name}`);
  if (because !== undefined) return { leftAlone: { kind, name, sid, because } };
  const changes = [{ field: 'name', from: name }];
  return { operation: { action: 'remove', kind, name, sid, changes } };
}
