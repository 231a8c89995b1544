import { cameStraightBack } from '../../../../src/assets/desk/offer/offer-rules';
import {
  ACTIVITIES,
  atTheDesk,
  AVAILABLE,
  inConference,
  reservation,
  ringing,
  story,
  task,
  UNAVAILABLE,
  walk,
  type Walk,
  worker,
} from '../given';

/** The call is offered, accepted, and the agent's phone is not reached. */
function dialledInVain(from: Walk, sid: string): Walk {
  const offered = reservation({ sid, createdAt: from.now });
  const canceled = { ...offered, status: 'canceled', canceledReasonCode: 13_223 } as const;
  return walk(
    from,
    { type: 'reservation-arrived', reservation: offered },
    { type: 'accept-asked', sid },
    { type: 'reservation-changed', reservation: canceled },
  );
}

const goesAway = { type: 'set-activity', activitySid: UNAVAILABLE, rejectPending: true };

describe('a phone that does not answer', () => {
  it('is dialled twice, and then the agent goes unavailable', () => {
    const once = dialledInVain(atTheDesk(), 'WR1');
    expect(once.intents).not.toContainEqual(goesAway);
    const twice = dialledInVain(once, 'WR2');
    expect(twice.intents).toContainEqual(goesAway);
    expect(twice.state.reach.gaveUp).toEqual({ contact: '+15550199', times: 2 });
    expect(story(twice).slice(-2)).toEqual(['ended', 'gave-up']);
  });

  it('counts anew after it was reached, and for another number', () => {
    const reached = walk(
      dialledInVain(atTheDesk(), 'WR1'),
      { type: 'reservation-arrived', reservation: reservation({ sid: 'WR2' }) },
      { type: 'accept-asked', sid: 'WR2' },
      { type: 'reservation-changed', reservation: inConference({ sid: 'WR2' }) },
      { type: 'reservation-changed', reservation: inConference({ sid: 'WR2', status: 'completed' }) },
    );
    expect(dialledInVain(reached, 'WR3').intents).not.toContainEqual(goesAway);

    const moved = walk(dialledInVain(atTheDesk(), 'WR1'), {
      type: 'worker-changed',
      worker: worker({ attributes: { contact_uri: '+15550188' } }),
    });
    expect(dialledInVain(moved, 'WR2').intents).not.toContainEqual(goesAway);
  });

  it('counts an end in between for nothing', () => {
    const rejected = walk(
      dialledInVain(atTheDesk(), 'WR1'),
      { type: 'reservation-arrived', reservation: reservation({ sid: 'WR2' }) },
      { type: 'reservation-changed', reservation: reservation({ sid: 'WR2', status: 'rejected' }) },
    );
    expect(dialledInVain(rejected, 'WR3').intents).toContainEqual(goesAway);
  });

  it('never overrides an agent who has chosen to go away, nor one who is', () => {
    const leaving = walk(dialledInVain(atTheDesk(), 'WR1'), { type: 'activity-chosen', activitySid: 'WA1' });
    const second = dialledInVain(leaving, 'WR2');
    expect(second.intents.filter(({ type }) => type === 'set-activity')).toEqual([]);
    expect(second.state.activityChange?.to).toBe('WA1');
  });

  it('says so until the agent is available again or has read it', () => {
    const away = walk(dialledInVain(dialledInVain(atTheDesk(), 'WR1'), 'WR2'), {
      type: 'activity-set',
      worker: worker({ activitySid: UNAVAILABLE }),
    });
    expect(away.state.reach.gaveUp).toBeDefined();
    expect(walk(away, { type: 'giving-up-read' }).state.reach.gaveUp).toBeUndefined();
    const back = walk(away, { type: 'worker-changed', worker: worker({ activitySid: AVAILABLE }) });
    expect(back.state.reach.gaveUp).toBeUndefined();
    // Back at work, it is tried twice again.
    expect(dialledInVain(back, 'WR3').intents).not.toContainEqual(goesAway);
  });

  it('says so also where the workspace has no activity to go to', () => {
    const { state, now } = atTheDesk();
    const available = ACTIVITIES.filter((activity) => activity.available);
    const twice = dialledInVain(
      dialledInVain({ state: { ...state, activities: available }, now, intents: [], keeps: [] }, 'WR1'),
      'WR2',
    );
    expect(twice.state.reach.gaveUp).toBeDefined();
    expect(twice.intents.filter(({ type }) => type === 'set-activity')).toEqual([]);
  });

  it('does not blame somebody else for what is handed on', () => {
    const third = reservation({ sid: 'WR3' });
    const handedOn = walk(
      dialledInVain(dialledInVain(atTheDesk(), 'WR1'), 'WR2'),
      { type: 'reservation-arrived', reservation: third },
      { type: 'activity-set', worker: worker({ activitySid: UNAVAILABLE }) },
      { type: 'reservation-changed', reservation: { ...third, status: 'rejected' } },
    );
    expect(handedOn.state.outcome).toMatchObject({ end: 'rejected', asked: false, handedOn: true });
  });
});

describe('a call that was rejected', () => {
  const rejected = (): Walk =>
    walk(
      ringing(),
      { type: 'reject-asked', sid: 'WR1' },
      {
        type: 'reservation-changed',
        reservation: reservation({ status: 'rejected' }),
      },
    );
  const offered = (sid: string, taskSid: string) =>
    ({ type: 'reservation-arrived', reservation: reservation({ sid, task: task({ sid: taskSid }) }) }) as const;
  const isBack = ({ state }: Walk) => cameStraightBack(state, state.engagements.at(-1)!);

  it('is known when it comes straight back, also after the message about it was dismissed', () => {
    expect(isBack(walk(rejected(), offered('WR2', 'WT1')))).toBe(true);
    expect(isBack(walk(rejected(), { type: 'outcome-dismissed' }, offered('WR2', 'WT1')))).toBe(true);
    expect(isBack(walk(rejected(), offered('WR2', 'WT2')))).toBe(false);
  });

  it('is nothing special where others rejected it for the agent, or another came in between', () => {
    const byOthers = walk(ringing(), { type: 'reservation-changed', reservation: reservation({ status: 'rejected' }) });
    expect(isBack(walk(byOthers, offered('WR2', 'WT1')))).toBe(false);
    const another = walk(rejected(), offered('WR2', 'WT2'), { type: 'reservation-gone', sid: 'WR2' });
    expect(isBack(walk(another, offered('WR3', 'WT1')))).toBe(false);
  });

  it('is handed on when the agent goes unavailable instead', () => {
    const back = walk(rejected(), offered('WR2', 'WT1'), { type: 'go-away-asked' });
    expect(back.intents).toEqual([goesAway]);
    // TaskRouter may confirm the change before it tells that the offer was rejected.
    const { outcome } = walk(
      back,
      { type: 'activity-set', worker: worker({ activitySid: UNAVAILABLE }) },
      { type: 'reservation-changed', reservation: reservation({ sid: 'WR2', status: 'rejected' }) },
    ).state;
    expect(outcome).toMatchObject({ end: 'rejected', handedOn: true });
    const changed = walk(back, { type: 'activity-chosen', activitySid: AVAILABLE });
    expect(changed.state.activityChange).toMatchObject({ to: AVAILABLE });
    expect(changed.state.activityChange).not.toHaveProperty('rejectPending');
  });
});
