import { secondsLeft } from '../ground/deadline';
import { type Engagement, talkOf } from '../ground/engagement';
import { TONE } from './card-situation';
import { hasBack } from '../take-back/take-back-fate';
import { callOf } from '../ground/calls';
import { callerOf } from '../ground/task';
import { Shape } from '../ground/icons';
import { say } from '../words/desk-words';
import { who } from '../ground/caller-words';
import { fateSentence } from '../transfer/transfer-words';
import type { Given } from '../desk-view';

/** What an accepted one is. */
const CONNECTED = { none: 'card.onTask', unconnected: 'card.accepted', call: 'card.inCall' } as const;

function stand({ stage, ...engagement }: Engagement, now: number): string {
  switch (stage.name) {
    case 'ringing':
      return say('offer.ringingSeconds', { seconds: secondsLeft(stage.deadline, now) });
    case 'accepting':
      return say('offer.connecting');
    case 'rejecting':
      return say('offer.rejecting');
    case 'connected':
      return say(CONNECTED[talkOf({ stage, ...engagement })]);
    case 'ending':
      return say('card.ending');
    case 'wrapping':
      return say('wrapUp.title');
    default:
      return say('wrapUp.completing');
  }
}

interface StripProps extends Given<'state' | 'send' | 'now'> {
  readonly others: readonly Engagement[];
}

/** The reservations that are open besides the one in focus. */
export function QueueStrip({ state, others, send, now }: StripProps) {
  if (others.length === 0) return null;
  return (
    <section class="strip" aria-labelledby="strip-title">
      <h2 id="strip-title">{say('card.alsoOpen')}</h2>
      <ul>
        {others.map((other) => (
          <StripItem key={other.sid} other={other} call={callOf(state.inCall, other.sid)} send={send} now={now} />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps extends Given<'call' | 'send' | 'now'> {
  readonly other: Engagement;
}

function StripItem({ other, call, send, now }: ItemProps) {
  const { sid, stage, reservation } = other;
  const isHeld = stage.name === 'connected' && call.heldSince !== undefined;
  const tone = hasBack(call, other) ? 'busy' : TONE[stage.name];
  return (
    <li>
      <button class="strip-item" type="button" data-tone={tone} onClick={() => send({ type: 'focus-asked', sid })}>
        <Shape tone={tone} isCall={talkOf(other) !== 'none'} />
        <span class="strip-who">
          <bdi>{who(callerOf(reservation.task.attributes))}</bdi>
        </span>
        <span>{fateSentence(call, other) ?? (isHeld ? say('call.customerHeld') : stand(other, now.value))}</span>
      </button>
    </li>
  );
}
