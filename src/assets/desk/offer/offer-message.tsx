import { useLayoutEffect, useRef } from 'preact/hooks';
import { awayActivity } from '../activity/activity-rules';
import type { Outcome } from '../ground/outcome';
import { cameStraightBack } from './offer-rules';
import { currentActivity, type DeskState, mayAct } from '../desk-state';
import type { OnDesk } from '../card/card-situation';
import { talkOf } from '../ground/engagement';
import { who } from '../ground/caller-words';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { cameBackToYou, effectOn, ending, engagementProblem, unheard } from './offer-words';

interface MessageProps {
  readonly state: DeskState;
  readonly situation: OnDesk;
  readonly phone: string | undefined;
  readonly send: Send;
}

/** What went wrong with the call in focus, and how the last one ended. */
export function Message({ state, situation, phone, send }: MessageProps) {
  const alert = useRef<HTMLDivElement>(null);
  const { outcome } = state;
  const engagement = 'engagement' in situation ? situation.engagement : undefined;
  const cameBack = engagement !== undefined && engagement.reservation.task.sid === outcome?.taskSid;
  const straightBack = engagement !== undefined && cameStraightBack(state, engagement) && mayAct(state);
  const away = awayActivity(state);
  // What went wrong must be seen, even where the card's text is longer than its place.
  useLayoutEffect(() => {
    if (engagement?.problem) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [engagement?.problem]);
  return (
    <>
      <div ref={alert} role="alert">
        {engagement?.problem && (
          <p class="problem">
            {engagementProblem(engagement.stage.name, engagement.problem, talkOf(engagement), engagement.withoutCall)}
          </p>
        )}
      </div>
      {engagement && isUnheard(state) && !(engagement.stage.name === 'ending' && engagement.problem) && (
        <p class="problem">{unheard(engagement.stage.name)}</p>
      )}
      {outcome && !isToldBy(state, outcome) && (
        <div class="outcome" data-end={outcome.end}>
          <p>
            {outcome.end !== 'completed' && !cameBack && (
              <>
                <bdi>{who(outcome.caller)}</bdi>
                {' · '}
              </>
            )}
            <strong>{ending(outcome, phone).headline}.</strong>{' '}
            {cameBack
              ? cameBackToYou(outcome, straightBack ? away?.name : undefined)
              : `${ending(outcome, phone).detail} ${effectOn(outcome, currentActivity(state))}`}
          </p>
          {straightBack && away && (
            <button class="button" type="button" onClick={() => send({ type: 'go-away-asked' })}>
              {say('offer.changeTo', { activity: away.name })}
            </button>
          )}
          <button
            class="button"
            data-kind="quiet"
            type="button"
            aria-label={say('ground.dismiss')}
            onClick={() => send({ type: 'outcome-dismissed' })}
          >
            {say('ground.ok')}
          </button>
        </div>
      )}
    </>
  );
}

/** Whether the message about the agent's phone says it already. */
function isToldBy({ reach }: DeskState, { end, handedOn }: Outcome): boolean {
  return reach.gaveUp !== undefined && (end === 'failed-to-connect' || handedOn === true);
}

function isUnheard({ connection }: DeskState): boolean {
  return connection.name === 'reconnecting' || connection.name === 'offline';
}
