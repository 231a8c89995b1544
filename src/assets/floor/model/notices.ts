import type { FloorState, Notice } from './floor-state';
import { gradeOfLevel, gradeOfWait, levelsOf } from './shown';

/**
 * The notices after some time, or with new figures: one comes when a queue becomes amber or red, again when amber becomes red, and goes when
 * it is good again.
 */
export function noticed(state: FloorState, now: number): FloorState {
  const { figures, notices } = state;
  if (!figures || state.session.name !== 'open') return notices.length > 0 ? { ...state, notices: [] } : state;
  const found = figures.queues.flatMap(({ sid: queueSid, name: queueName, limits, waitingSince }): Notice[] => {
    const grades = {
      wait: gradeOfWait(waitingSince, limits, now),
      level: gradeOfLevel(levelsOf(figures, queueSid).at(-1)?.level, limits),
    };
    return (['wait', 'level'] as const).flatMap((about): Notice[] => {
      const grade = grades[about];
      if (grade === 'good') return [];
      const before = notices.find((one) => one.queueSid === queueSid && one.about === about);
      const isWorse = !before || (before.grade === 'amber' && grade === 'red');
      if (isWorse) return [{ queueSid, queueName, about, grade, since: now, isRead: false }];
      return [before.grade === grade && before.queueName === queueName ? before : { ...before, queueName, grade }];
    });
  });
  const isSame = found.length === notices.length && found.every((one, place) => one === notices[place]);
  return isSame ? state : { ...state, notices: found };
}

/** Somebody has read a notice: it does not come again until it is worse, or was good in between. */
export const noticeRead = (state: FloorState, queueSid: string, about: Notice['about']): FloorState => ({
  ...state,
  notices: state.notices.map((one) =>
    one.queueSid === queueSid && one.about === about ? { ...one, isRead: true } : one,
  ),
});
