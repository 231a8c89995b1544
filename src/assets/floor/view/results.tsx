import { cause } from '../../desk/ground/cause-words';
import type { Act } from '../model/floor-state';
import { say } from './messages/floor-words';
import type { Send } from './send';

/** What the supervisor did, on its way and how it ended. Said aloud as it changes. */
export function Results({ acts, send }: { acts: readonly Act[]; send: Send }) {
  return (
    <section class="floor-results" aria-label={say('floor.results')} aria-live="polite">
      {acts.filter(isTold).map((act) => (
        <div key={act.id} class="notice floor-result" data-stage={act.stage}>
          <p class={act.stage === 'failed' ? 'problem' : undefined}>{wordsFor(act)}</p>
          {act.stage !== 'sent' && (
            <button
              class="button"
              data-kind="quiet"
              type="button"
              onClick={() => send({ type: 'act-dismissed', id: act.id })}
            >
              {say('floor.dismiss')}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}

/** How the supervisor takes part in a call is told by itself, once they do. */
const isTold = ({ deed, stage }: Act): boolean => deed.kind !== 'supervise' || stage === 'failed';

function wordsFor({ deed, stage, problem }: Act): string {
  const why = cause(problem ?? { code: '', message: '' });
  if (deed.kind === 'supervise') return say('floor.notSupervised', { worker: deed.who, why });
  if (deed.kind === 'activity') {
    const { who: worker, activityName: activity } = deed;
    if (stage === 'failed') return say('floor.notChanged', { worker, activity, why });
    return say(stage === 'sent' ? 'floor.changing' : 'floor.changed', { worker, activity });
  }
  const caller = deed.who || say('floor.unknown');
  if (deed.kind === 'offer-again') {
    if (stage === 'failed') return say('floor.notOfferedAgain', { caller, why });
    return say(stage === 'sent' ? 'floor.offeringAgain' : 'floor.wasOfferedAgain', { caller });
  }
  if (deed.kind === 'end-call') {
    if (stage === 'failed') return say('floor.callNotEnded', { caller, why });
    return say(stage === 'sent' ? 'floor.endingCall' : 'floor.callEnded', { caller });
  }
  const completes = deed.ending === 'complete';
  if (stage === 'failed') return say(completes ? 'floor.notCompleted' : 'floor.notCanceled', { caller, why });
  if (stage === 'sent') return say(completes ? 'floor.completing' : 'floor.canceling', { caller });
  return say(completes ? 'floor.wasCompleted' : 'floor.wasCanceled', { caller });
}
