import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredMembers } from '../conformance/sdk-types';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'worker-js-v1.md'), 'utf8');
const declared = new Set(declaredMembers());

test('what is said to follow upon version 1 is there in the SDK', () => {
  const members = [...page.matchAll(/`([A-Z]\w+)\.(\w+)`/g)].map(([, subject, member]) => `${subject}.${member}`);
  const events = [...page.matchAll(/`([A-Z]\w+)` event `(\w+)`/g)].map(
    ([, subject, event]) => `${subject}Events.${event}`,
  );
  expect(members.length).toBeGreaterThan(30);
  expect([...members, ...events].filter((name) => !declared.has(name))).toEqual([]);
});

test('every event of the SDK is named', () => {
  const events = [...declared].filter((name) => /^\w+Events\./.test(name) && !name.endsWith('.tokenUpdated'));
  expect(events.length).toBeGreaterThan(20);
  expect(events.map((name) => name.split('.')[1]).filter((event) => !page.includes(`event \`${event}\``))).toEqual([]);
});

/** What version 1 is documented with. @see https://www.twilio.com/docs/taskrouter/js-sdk-v1/workspace/worker */
const versionOne = [
  'worker.update worker.updateToken worker.activities.fetch worker.fetchReservations worker.fetchChannels',
  'worker.updateTask worker.completeTask worker.on reservation.task.complete',
  'reservation.accept reservation.reject reservation.conference reservation.dequeue reservation.call',
  'reservation.redirect',
  'ready activity.update attributes.update capacity.update reservation.created reservation.accepted',
  'reservation.rejected reservation.timeout reservation.canceled reservation.rescinded token.expired connected',
  'disconnected error',
  'debug connectActivitySid disconnectActivitySid closeExistingSessions region maxRetries',
].flatMap((names) => names.split(' '));

test('everything that version 1 is documented with has a row', () => {
  const left = [...page.matchAll(/^\| ([^|]+)\|/gm)].map(([, cell = '']) => cell).join('\n');
  expect(versionOne.filter((name) => !new RegExp(`\`${name.replaceAll('.', '\\.')}(\`|\\()`).test(left))).toEqual([]);
});
