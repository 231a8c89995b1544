import { timeOfDay } from '../../desk/ground/format';
import type { Notice } from '../model/floor-state';
import { GradeWord } from './grade';
import { say } from './messages/floor-words';
import type { Send } from './send';

/** Queues that have become worse than they should be. Said aloud as they come. */
export function Notices({ notices, send }: { notices: readonly Notice[]; send: Send }) {
  return (
    <section class="floor-results" aria-label={say('floor.notices')} aria-live="polite">
      {notices
        .filter(({ isRead }) => !isRead)
        .map(({ queueSid, queueName: queue, about, grade, since }) => (
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
    </section>
  );
}
