import { sign } from 'jsonwebtoken';
import type { WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { systemWallClock } from '../../../emulator/core/clock-wall';
import { localCredentials } from '../../../emulator/credentials';
import { channelDialect } from '../../../emulator/worker-js-v1/channels';
import { TestBridge } from '../event-bridge/bridge';

const { accountSid, authToken } = localCredentials;

let bridge: TestBridge;
let alice: WorkerRow;

beforeEach(async () => {
  bridge = await TestBridge.open(systemWallClock, channelDialect);
  alice = bridge.floor.worker('alice');
});
afterEach(() => bridge.close());

/** A capability token on the floor's time. @param mayUpdate - Whether it allows the worker's activity to be updated. */
function capability(mayUpdate = true): string {
  const { workspaceSid } = bridge.floor;
  const own = `https://taskrouter.twilio.com/v1/Workspaces/${workspaceSid}/Workers/${alice.sid}`;
  const channel = `https://event-bridge.twilio.com/v1/wschannels/${accountSid}/${alice.sid}`;
  return sign(
    {
      iss: accountSid,
      account_sid: accountSid,
      workspace_sid: workspaceSid,
      channel: alice.sid,
      exp: bridge.seconds + 3600,
      policies: [
        { url: channel, method: 'GET', allow: true },
        { url: own, method: 'POST', allow: mayUpdate, post_filter: { ActivitySid: { required: true } } },
      ],
    },
    authToken,
    { noTimestamp: true },
  );
}

const unavailable = (): { disconnectActivitySid: string } => ({
  disconnectActivitySid: bridge.floor.activity('Unavailable').sid,
});

const activity = (): string | undefined =>
  bridge.floor.engine.store.activities.get(bridge.floor.now(alice).activitySid)?.friendlyName;

describe('disconnectActivitySid', () => {
  it('is where the worker goes when the last socket closed', async () => {
    const [one, two] = [
      await bridge.channel(alice, capability(), unavailable()),
      await bridge.channel(alice, capability(), unavailable()),
    ];
    await one.cut();
    await bridge.floor.advance(5);
    expect(activity()).toBe('Available');
    await two.cut();
    await bridge.floor.advance(5);
    expect(activity()).toBe('Unavailable');
  });

  it('is not, where the client comes back within a second', async () => {
    const socket = await bridge.channel(alice, capability(), unavailable());
    await socket.cut();
    await bridge.floor.advance(1);
    await bridge.channel(alice, capability(), unavailable());
    await bridge.floor.advance(5);
    expect(activity()).toBe('Available');
  });

  it('is not, where another client has not asked for it and left last', async () => {
    const socket = await bridge.channel(alice, capability(), unavailable());
    const today = await bridge.session(alice);
    await socket.cut();
    await today.cut();
    await bridge.floor.advance(5);
    expect(activity()).toBe('Available');
  });

  it('is not, where the token does not allow to update the activity', async () => {
    const socket = await bridge.channel(alice, capability(false), unavailable());
    await socket.cut();
    await bridge.floor.advance(5);
    expect(activity()).toBe('Available');
  });

  it('has to be an activity of the workspace', async () => {
    const socket = await bridge.channel(alice, capability(), { disconnectActivitySid: 'WA0' });
    expect(await socket.closed).toEqual({
      code: 1008,
      reason: `disconnectActivitySid WA0 is no activity of workspace ${bridge.floor.workspaceSid}`,
    });
  });

  it('is forgotten with an activity that was deleted meanwhile', async () => {
    const socket = await bridge.channel(alice, capability(), unavailable());
    bridge.floor.engine.store.activities.delete(unavailable().disconnectActivitySid);
    await socket.cut();
    await bridge.floor.advance(5);
    expect(activity()).toBe('Available');
  });
});
