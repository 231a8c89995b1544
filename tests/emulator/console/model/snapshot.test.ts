import { readSnapshot } from '../../../../emulator/console/model/snapshot';
import { describeState } from '../../../../emulator/control/described-state';
import { putPhoneNumber } from '../../../../emulator/voice/phone-numbers';
import { startOfTest, TestFloor } from '../../floor';

const surroundings = {
  sync: [],
  deliveries: [],
  alerts: [],
  deskOrigin: undefined,
};

function stateOf(floor: TestFloor): unknown {
  return JSON.parse(JSON.stringify(describeState(floor.engine, surroundings)));
}

describe('readSnapshot', () => {
  it('reads what the control API says of a floor at work, times as milliseconds', () => {
    const floor = new TestFloor();
    const workflow = floor.workflow({ default_filter: { queue: floor.queue('everybody').sid } });
    const voiceUrl = 'http://127.0.0.1:3000/incoming-call';
    floor.do((engine) => putPhoneNumber(engine, '+15550100', { voiceUrl }));
    floor.worker('alice', { skills: ['support'] });
    floor.task({ name: 'Ada' }, { workflowSid: workflow.sid });

    const { now, frozen, deskOrigin, phoneNumbers, workspaces, events } = readSnapshot(stateOf(floor));

    expect({ now, frozen, deskOrigin }).toEqual({ now: startOfTest, frozen: true, deskOrigin: null });
    expect(phoneNumbers).toEqual([{ number: '+15550100', voiceUrl }]);
    expect(workspaces[0]?.tasks).toMatchObject([{ attributes: { name: 'Ada' }, dateCreated: startOfTest }]);
    expect(workspaces[0]?.workers).toMatchObject([{ friendlyName: 'alice', attributes: { skills: ['support'] } }]);
    expect(workspaces[0]?.reservations).toMatchObject([{ workerName: 'alice', deadline: startOfTest + 120_000 }]);
    expect(events.map(({ type }) => type)).toContain('task.created');
  });

  it('names the field that is not as expected, and what to do', () => {
    const state = { ...(stateOf(new TestFloor()) as object), workspaces: [{ sid: 7 }] };
    expect(() => readSnapshot(state)).toThrow(/workspaces\.0\.sid.*Reload the page/);
  });

  it.each([null, [], 'not found', { now: 'yesterday' }])('refuses %j', (json) => {
    expect(() => readSnapshot(json)).toThrow('is not as this page expects it');
  });
});
