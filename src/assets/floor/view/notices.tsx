import { timeOfDay } from '../../desk/ground/format';
import type { Notice } from '../model/floor-state';
import { GradeWord } from './grade';
import { say } from './messages/floor-words';
import type { Send } from './send';

/** On a floor of hundreds of queues dozens may be bad: no more are said at once than somebody reads. */
const MOST_SHOWN = 3;

/** Queues that have become worse than they should be. Said aloud as they come. */
export function Notices({ notices, send }: { notices: readonly Notice[]; send: Send }) {
  const unread = notices.filter(({ isRead }) => !isRead);
  // The worst first; the others follow as these are dismissed.
  const shown = unread
    .toSorted((a, b) => Number(a.grade === 'amber') - Number(b.grade === 'amber'))
    .slice(0, MOST_SHOWN);
  return (
    <section class="floor-results" aria-label={say('floor.notices')} aria-live="polite">
      {shown.map(({ queueSid, queueName: queue, about, grade, since }) => (
        <div key={`${about} ${queueSid}`} class="notice floor-result" data-notice={`${about} ${grade}`}>
          <p>
            <GradeWord grade={grade} />{' '}
            {say(about === 'wait' ? 'floor.noticeWait' : 'floor.noticeLevel', { queue, time: timeOfDay(since) })}
          </p>
          <button
            class="button"
            data-kind="quiet"
            type="button"
            onClick={() => send({ type: 'notice-read', queueSid, about })}
          >
            {say('floor.dismiss')}
          </button>
        </div>
      ))}
      {unread.length > shown.length && (
        <p class="panel-note">{say('rows.moreNotices', { count: unread.length - shown.length })}</p>
      )}
    </section>
  );
}
