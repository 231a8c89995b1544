import { talkOf } from '../ground/engagement';
import { type Shown, shownPeople } from './call-people';
import { isAsked } from '../ground/calls';
import { ShownNumber } from '../numbers/shown-number';
import { duration } from '../ground/format';
import { say } from '../words/desk-words';
import type { Given } from '../desk-view';

type PeopleProps = Given<'engagement' | 'call' | 'mayAct' | 'send' | 'now'>;

export function People({ engagement, call, mayAct, send, now }: PeopleProps) {
  const { stage, reservation } = engagement;
  if ((stage.name !== 'connected' && stage.name !== 'ending') || talkOf(engagement) !== 'call') return null;
  return (
    <section class="people" aria-labelledby="people-title">
      <h2 id="people-title">{say('call.whoIsIn')}</h2>
      <ul>
        {shownPeople(call, reservation.task).map((person) => (
          <Person key={person.key} person={person} call={call} mayAct={mayAct} send={send} now={now} />
        ))}
      </ul>
    </section>
  );
}

const ROLES = {
  customer: 'call.customer',
  you: 'call.you',
  colleague: 'call.colleague',
  third: 'call.addedNumber',
} as const;

const ENDS: Record<string, 'call.busy' | 'call.noAnswer' | 'call.notReached' | 'call.left'> = {
  busy: 'call.busy',
  'no-answer': 'call.noAnswer',
  canceled: 'call.noAnswer',
  failed: 'call.notReached',
  completed: 'call.left',
};

function stand({ how, end }: Shown): string {
  switch (how) {
    case 'held':
      return say('call.held');
    case 'muted':
      return say('call.muted');
    case 'calling':
      return say('call.calling');
    case 'ended':
      return say(ENDS[end ?? ''] ?? 'call.gone');
    default:
      return say('call.connected');
  }
}

function Person({ person, call, mayAct, send, now }: Omit<PeopleProps, 'engagement'> & { readonly person: Shown }) {
  const { role, name, how } = person;
  const heldSince = role === 'customer' ? call.heldSince : undefined;
  return (
    <li class="person" data-how={how}>
      <span class="person-who">
        {role === 'third' && name !== undefined ? <ShownNumber text={name} /> : <bdi>{name ?? say(ROLES[role])}</bdi>}
      </span>
      <span class="person-how">
        {heldSince === undefined ? (
          stand(person)
        ) : (
          <>
            {say('call.heldFor')} <span role="timer">{duration(now.value - heldSince)}</span>
          </>
        )}
      </span>
      {mayAct && <PersonActions person={person} call={call} send={send} />}
    </li>
  );
}

function PersonActions({ person, call, send }: Pick<PeopleProps, 'call' | 'send'> & { readonly person: Shown }) {
  const { role, how, callSid, name } = person;
  const { sid, transfer } = call;
  const who = name ?? say(ROLES[role]);
  if (role === 'third' && callSid !== undefined) {
    return how === 'ended' ? (
      <button
        class="button"
        data-kind="quiet"
        type="button"
        aria-label={say('call.dismissWho', { who })}
        onClick={() => send({ type: 'third-dismissed', sid, callSid })}
      >
        {say('ground.ok')}
      </button>
    ) : (
      <button
        class="button"
        type="button"
        aria-label={say('call.dropWho', { who })}
        aria-disabled={isAsked(call, 'drop')}
        onClick={() => send({ type: 'drop-asked', sid, callSid })}
      >
        {say('call.drop')}
      </button>
    );
  }
  if (role !== 'colleague' || transfer?.stage !== 'accepted' || transfer.kind !== 'worker') return null;
  const isHeld = transfer.colleagueHeld;
  return (
    <>
      <button
        class="button"
        type="button"
        aria-label={say(isHeld ? 'call.resumeWho' : 'call.holdWho', { who })}
        aria-disabled={isAsked(call, 'hold-colleague', 'resume-colleague')}
        onClick={() => send({ type: 'colleague-hold-asked', sid, on: !isHeld })}
      >
        {say(isHeld ? 'call.resume' : 'call.hold')}
      </button>
      <button
        class="button"
        data-kind="destructive"
        type="button"
        aria-label={say('call.removeWho', { who })}
        aria-disabled={isAsked(call, 'remove-colleague')}
        onClick={() => send({ type: 'colleague-removal-asked', sid })}
      >
        {say('call.remove')}
      </button>
    </>
  );
}
