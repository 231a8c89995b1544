import { taskrouterOperations } from '../../../emulator/taskrouter-api/taskrouter-operations';
import { RestFloor } from './rest-floor';

/** The fields that each resource is published with, and `operating_unit_sid`, which the service adds. @see https://www.twilio.com/docs/taskrouter/api */
const fields: Readonly<Record<string, string>> = {
  '': 'account_sid date_created date_updated default_activity_name default_activity_sid event_callback_url events_filter friendly_name links multi_task_enabled prioritize_queue_order sid timeout_activity_name timeout_activity_sid url',
  '/Activities/WA': 'account_sid available date_created date_updated friendly_name links sid url workspace_sid',
  '/Workers/WK':
    'account_sid activity_name activity_sid attributes available date_created date_status_changed date_updated friendly_name links operating_unit_sid sid url workspace_sid',
  '/Workers/WK/Channels/WC':
    'account_sid assigned_tasks available available_capacity_percentage configured_capacity date_created date_updated sid task_channel_sid task_channel_unique_name url worker_sid workspace_sid',
  '/Workers/WK/Reservations/WR':
    'account_sid date_created date_updated links reservation_status sid task_sid url worker_name worker_sid workspace_sid',
  '/TaskChannels/TC':
    'account_sid channel_optimized_routing date_created date_updated friendly_name links sid unique_name url workspace_sid',
  '/TaskQueues/WQ':
    'account_sid assignment_activity_name assignment_activity_sid date_created date_updated friendly_name links max_reserved_workers operating_unit_sid reservation_activity_name reservation_activity_sid sid target_workers task_order url workspace_sid',
  '/Workflows/WW':
    'account_sid assignment_callback_url configuration date_created date_updated document_content_type fallback_assignment_callback_url friendly_name links sid task_reservation_timeout url workspace_sid',
  '/Tasks/WT':
    'account_sid addons age assignment_status attributes date_created date_updated ignore_capacity links priority reason routing_target sid task_channel_sid task_channel_unique_name task_queue_entered_date task_queue_friendly_name task_queue_sid timeout url virtual_start_time workflow_friendly_name workflow_sid workspace_sid',
  '/Tasks/WT/Reservations/WR':
    'account_sid date_created date_updated links reservation_status sid task_sid url worker_name worker_sid workspace_sid',
  '/Events/EV':
    'account_sid actor_sid actor_type actor_url description event_data event_date event_date_ms event_type resource_sid resource_type resource_url sid source source_ip_address url workspace_sid',
};
const first = '00000000000000000000000000000001';

function workingFloor(): RestFloor {
  const floor = new RestFloor();
  floor.open();
  floor.worker('alice');
  floor.task();
  return floor;
}

test.each(Object.entries(fields))('%s has the published fields, and is found where it says', async (path, names) => {
  const floor = workingFloor();
  const address = floor.path + path.replaceAll(/\/([A-Z]{2})(?=\/|$)/g, `/$1${first}`);
  const { status, json } = await floor.client.get(address);
  expect(status).toBe(200);
  expect(Object.keys(json).sort()).toEqual(names.split(' '));
  expect(json['url']).toBe(`http://localhost:4010${address}`);
});

test('every link leads somewhere', async () => {
  const floor = workingFloor();
  const found: string[] = [];
  for (const path of Object.keys(fields)) {
    const address = floor.path + path.replaceAll(/\/([A-Z]{2})(?=\/|$)/g, `/$1${first}`);
    const { json } = await floor.client.get(address);
    const links = Object.values((json['links'] ?? {}) as Record<string, string | null>);
    found.push(...links.filter((link) => link !== null));
  }
  expect(found.length).toBeGreaterThan(30);
  for (const link of new Set(found)) {
    const { status, json } = await floor.client.get(link);
    // One of them takes a POST only.
    expect([link, json['code'] ?? status]).toEqual([
      link,
      link.endsWith('/TaskQueues/RealTimeStatistics') ? 20004 : 200,
    ]);
  }
});

test('there are all 61 operations, each under its own name', () => {
  expect(new Set(taskrouterOperations.map(({ id }) => id)).size).toBe(61);
});

test('every operation below a workspace says 404 where there is no such workspace', async () => {
  const { client } = new RestFloor();
  for (const { path, method, body } of taskrouterOperations) {
    const address = path.replace(':WorkspaceSid', 'WSgone').replaceAll(/:\w+/g, 'gone');
    if (path === '/v1/Workspaces') continue;
    const form = { FriendlyName: 'a', UniqueName: 'a', Configuration: '{}' };
    const declared = Object.fromEntries(
      Object.entries(form).filter(([name]) =>
        taskrouterOperations.some((one) => one.path === path && one.method === method && name in one.parameters),
      ),
    );
    const init: RequestInit = body
      ? { method, body: '{}', headers: { 'content-type': 'application/json' } }
      : { method, ...(method === 'POST' && { body: new URLSearchParams(declared) }) };
    expect([method, path, (await client.send(address, init)).json['code']]).toEqual([method, path, 20404]);
  }
});
