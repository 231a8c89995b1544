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
