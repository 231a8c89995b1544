import fc from 'fast-check';
import { automaticActivity } from '../../../../src/assets/desk/activity/automatic';
import type { Automation } from '../../../../src/assets/desk/activity/activity-state';
import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { DEFAULT_SETTINGS } from '../../../../src/assets/desk/settings/settings-state';
import {
  ACTIVITIES,
  atTheDesk,
  AVAILABLE,
  inConference,
  OFFLINE,
  reservation,
  UNAVAILABLE,
  walk,
  type Walk,
  worker,
} from '../given';

const busyWhileOnCalls: DeskEvent = {
  type: 'settings-read',
  settings: { ...DEFAULT_SETTINGS, busyActivity: 'unavailable' },
};

/** TaskRouter does what was asked for. */
function granted(so: Walk): Walk {
  const sent = so.state.activityChange?.sent;
  expect(sent).toBeDefined();
  return walk(so, { type: 'activity-set', worker: worker({ activitySid: sent ?? '' }) });
}

const arrived: DeskEvent = { type: 'reservation-arrived', reservation: reservation() };
const accepted: DeskEvent = { type: 'reservation-changed', reservation: inConference() };
const wrapping: DeskEvent = { type: 'reservation-changed', reservation: inConference({ status: 'wrapping' }) };
const completed: DeskEvent = { type: 'reservation-changed', reservation: inConference({ status: 'completed' }) };

const onACall = (...first: DeskEvent[]): Walk => walk(atTheDesk(), ...first, arrived, accepted);
const goesTo = (activitySid: string) => ({ type: 'set-activity', activitySid });

describe('busy while on a call', () => {
  it('goes to the operator’s activity when the call begins, and back after the wrap-up', () => {
    let so = onACall(busyWhileOnCalls);
    expect(so.intents).toContainEqual(goesTo(UNAVAILABLE));
    so = walk(granted(so), wrapping);
    expect(so.intents).toEqual([]);
    so = walk(so, completed);
    expect(so.intents).toEqual([goesTo(AVAILABLE)]);
    expect(granted(so).state.automation).toEqual({});
  });

  it('does not while it rings', () => {
    expect(walk(atTheDesk(), busyWhileOnCalls, arrived).intents).toEqual([]);
  });

  it('says in the log that the page did it', () => {
    const log = granted(onACall(busyWhileOnCalls)).state.log.map(({ happening }) => happening);
    expect(log).toContainEqual({ what: 'activity', name: 'Unavailable', available: false, by: 'desk' });
  });

  it('does not end after-call work that is found open', () => {
    const open: DeskEvent = { type: 'reservation-arrived', reservation: reservation({ status: 'wrapping' }) };
    const so = granted(walk(atTheDesk(), busyWhileOnCalls, open));
    expect(so.state.worker?.activitySid).toBe(UNAVAILABLE);
    expect(so.state.engagements.map(({ stage }) => stage.name)).toEqual(['wrapping']);
  });

  it('stays where the agent chooses to be, and never says otherwise', () => {
    let so = granted(onACall(busyWhileOnCalls));
    so = granted(walk(so, { type: 'activity-chosen', activitySid: OFFLINE }));
    expect(walk(so, wrapping, completed, { type: 'tick' }).intents).toEqual([]);
  });

  it('stays also where the agent chooses what it is already', () => {
    const so = granted(onACall(busyWhileOnCalls));
    const kept = walk(so, { type: 'activity-chosen', activitySid: UNAVAILABLE }, wrapping, completed);
    expect(kept.intents).toEqual([]);
  });

  it('stays where a supervisor has put the agent', () => {
    const so = walk(granted(onACall(busyWhileOnCalls)), {
      type: 'worker-changed',
      worker: worker({ activitySid: OFFLINE }),
    });
    expect(walk(so, wrapping, completed).intents).toEqual([]);
  });

  it('is tried once, however often it is refused', () => {
    const problem = { code: 'server', message: 'No', status: 500 };
    const so = walk(onACall(busyWhileOnCalls), { type: 'activity-failed', problem }, { type: 'tick' }, 60_000, {
      type: 'tick',
    });
    expect(so.intents).toEqual([]);
    expect(walk(so, wrapping, completed).intents).toEqual([]);
  });

  it('is left alone where the workspace has no such activity', () => {
    const settings = { ...DEFAULT_SETTINGS, busyActivity: 'On a call' };
    const { intents } = onACall({ type: 'settings-read', settings });
    expect(intents.map(({ type }) => type)).toEqual(['read-people']);
  });
});

describe('what comes after this call', () => {
  const afterwards: DeskEvent = { type: 'next-activity-chosen', activitySid: OFFLINE };

  it('comes after the wrap-up', () => {
    const so = walk(onACall(), afterwards, wrapping);
    expect(so.intents).toEqual([]);
    expect(walk(so, completed).intents).toEqual([goesTo(OFFLINE)]);
  });

  it('comes before going back from busy', () => {
    const so = walk(granted(onACall(busyWhileOnCalls)), afterwards, wrapping, completed);
    expect(so.intents).toEqual([goesTo(OFFLINE)]);
  });

  it('can be taken back', () => {
    expect(walk(onACall(), afterwards, { type: 'next-activity-chosen' }, wrapping, completed).intents).toEqual([]);
  });

  it('gives way to a choice that the agent makes later', () => {
    const so = granted(walk(onACall(), afterwards, { type: 'activity-chosen', activitySid: UNAVAILABLE }));
    expect(walk(so, wrapping, completed).intents).toEqual([]);
  });

  it('is not remembered without a call, nor for an activity that is not there', () => {
    expect(walk(atTheDesk(), afterwards).state.automation).toEqual({});
    expect(walk(onACall(), { type: 'next-activity-chosen', activitySid: 'WA9' }).state.automation.next).toBeUndefined();
  });
});

it('never asks for the same change twice in a row, whatever happens', () => {
  const activity = fc.constantFrom(...ACTIVITIES);
  const stage = fc.constantFrom('ringing', 'connected', 'wrapping').map((name) => ({ stage: { name } }));
  const moments = fc.array(fc.record({ current: activity, engagements: fc.array(stage, { maxLength: 2 }) }));
  fc.assert(
    fc.property(moments, fc.option(fc.constantFrom('WA1', 'WA2', 'WA3'), { nil: undefined }), (days, next) => {
      let automation: Automation = next === undefined ? {} : { stretch: {}, next };
      for (const { current, engagements } of days) {
        const given = {
          current,
          activities: ACTIVITIES,
          engagements: engagements as never,
          busy: { sid: 'WA3', name: 'Unavailable', available: false },
        };
        const first = automaticActivity({ ...given, automation });
        // TaskRouter refuses, so that everything is as before.
        const again = automaticActivity({ ...given, automation: first.automation });
        expect(again.go).toBeUndefined();
        ({ automation } = first);
      }
    }),
  );
});
