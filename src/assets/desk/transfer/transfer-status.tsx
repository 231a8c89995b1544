import { hasBack, isCalledBack, isStranded } from '../take-back/take-back-fate';
import { mayLeave } from '../call/call-people';
import { isAsked } from '../ground/calls';
import { isPending } from './transfer-state';
import { duration } from '../ground/format';
import { say } from '../words/desk-words';
import { transferStatus } from './transfer-words';
import type { Given } from '../desk-view';

type StatusProps = Given<'engagement' | 'call' | 'mayAct' | 'send' | 'now'>;

/** How a transfer stands, from the question to its end, and what can be done about it. */
export function TransferStatus({ engagement, call, mayAct, send, now }: StatusProps) {
  const { transfer, sid, fate } = call;
  const isAlone = isStranded(call, engagement);
  const isCalled = isAlone && isCalledBack(call);
  const isSeenTo = isAsked(call, 'end-stranded', 'offer-again');
  // The card itself says that the agent has the customer back.
  if ((!transfer && !isAlone) || hasBack(call, engagement)) return null;
  const { stage, mode } = transfer ?? {};
  // What it says of a colleague beside the agent is over with the agent's own part.
  const isPast = engagement.stage.name === 'wrapping' || engagement.stage.name === 'completing';
  if (isPast && mode === 'WARM' && !isPending(transfer) && !isAlone) return null;
  const isOver = stage === 'failed' || stage === 'canceled' || (stage === 'accepted' && mode === 'COLD');
  const mayHandOver = stage === 'accepted' && mode === 'WARM' && engagement.stage.name === 'connected';
  return (
    <div class="outcome transfer" data-stage={stage}>
      <output>
        {transfer && <bdi>{transferStatus(transfer, isPast)}</bdi>}
        {isCalled && ` ${say('transfer.takingBack')}`}
      </output>
      {isAlone && fate && (
        <p>
          <span role="alert">{say('transfer.aloneFor')}</span>{' '}
          <span role="timer">{duration(Math.max(0, now.value - fate.since))}</span>
        </p>
      )}
      {isPending(transfer) && mayAct && (
        <button
          class="button"
          type="button"
          aria-disabled={stage === 'asking' || isAsked(call, 'cancel-transfer')}
          onClick={() => send({ type: 'transfer-cancel-asked', sid })}
        >
          {say('transfer.cancelTransfer')}
        </button>
      )}
      {mayHandOver && mayLeave(call) && mayAct && (
        <button class="button" data-kind="primary" type="button" onClick={() => send({ type: 'leave-asked', sid })}>
          {say('transfer.leave')}
        </button>
      )}
      {isAlone && mayAct && (
        <button
          class="button"
          data-kind="primary"
          type="button"
          aria-disabled={isCalled || isSeenTo}
          onClick={() => send({ type: 'take-back-asked', sid })}
        >
          {say('transfer.takeBack')}
        </button>
      )}
      {isAlone && mayAct && (
        <button
          class="button"
          type="button"
          aria-disabled={isCalled || isSeenTo}
          onClick={() => send({ type: 'offer-again-asked', sid })}
        >
          {say('call.offerAgain')}
        </button>
      )}
      {isAlone && mayAct && (
        <button
          class="button"
          data-kind="destructive"
          type="button"
          aria-disabled={isSeenTo}
          onClick={() => send({ type: 'stranded-end-asked', sid })}
        >
          {say('transfer.endForCustomer')}
        </button>
      )}
      {isOver && !isAlone && (
        <button
          class="button"
          data-kind="quiet"
          type="button"
          aria-label={say('ground.dismiss')}
          onClick={() => send({ type: 'transfer-dismissed', sid })}
        >
          {say('ground.ok')}
        </button>
      )}
    </div>
  );
}
