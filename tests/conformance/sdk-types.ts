import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the SDK's own declarations are about: options and parameters are not among it. */
const subjects = [
  'Worker',
  'WorkerEvents',
  'Supervisor',
  'Activity',
  'Channel',
  'ChannelEvents',
  'Task',
  'TaskEvents',
  'Reservation',
  'ReservationEvents',
  'Transfers',
  'IncomingTransfer',
  'OutgoingTransfer',
  'TaskQueue',
  'TaskRouterEventHandler',
  'Workspace',
  'WorkerInfo',
];

/** Every public member that the SDK declares, as `Task.hold`; events as `TaskEvents.updated`. */
export function declaredMembers(): string[] {
  const folder = join(require.resolve('twilio-taskrouter'), '..');
  const source = readFileSync(join(folder, 'types.d.ts'), 'utf8');
  const blocks = source.matchAll(/^(?:export )?(?:class|interface|type) (\w+)[^{;]*\{\n([\s\S]*?)\n\};?$/gm);
  return [...blocks].flatMap(([, name = '', body = '']) =>
    subjects.includes(name)
      ? [...body.matchAll(/^ {4}(?:readonly )?(\w+)\??[(:]/gm)]
          .map(([, member = '']) => member)
          .filter((member) => member !== 'constructor')
          .map((member) => `${name}.${member}`)
      : [],
  );
}

/** Events that the SDK documents and never emits: they happen to the transfer, not to its task. */
const neverEmitted = ['transferAttemptFailed', 'transferCanceled', 'transferCompleted', 'transferFailed'];

/** The events of an object that the SDK documents without declaring them, as `OutgoingTransferEvents.attemptFailed`. */
export function undeclaredEvents(): string[] {
  const folder = join(require.resolve('twilio-taskrouter'), '..', 'docs');
  const index = readFileSync(join(folder, 'global.html'), 'utf8');
  const declared = new Set(declaredMembers());
  const documented = [...index.matchAll(/"(\w+)\.html#event:(\w+)"/g)]
    .filter(([, name = '', event = '']) => name !== 'Supervisor' && !(name === 'Task' && neverEmitted.includes(event)))
    .map(([, name = '', event = '']) => `${name}Events.${event}`);
  return [...new Set(documented)].filter((event) => !declared.has(event));
}
