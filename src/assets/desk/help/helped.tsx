import { isAsked } from '../ground/calls';
import { asObject } from '../ground/json';
import { plainText } from '../ground/plain-text';
import { say } from '../words/desk-words';
import type { Given } from '../desk-view';

/** Which supervisors take part in the call, and whether help is asked for. */
export function Helped({ engagement, call, mayAct, send }: Given<'engagement' | 'call' | 'mayAct' | 'send'>) {
  const { sid, stage, reservation } = engagement;
  const supervisors = (call.people ?? []).flatMap(({ connected, supervisor }) => (connected && supervisor) || []);
  const asked = asObject(reservation.task.attributes['asked_for_help']);
  const isOn = stage.name === 'connected' || stage.name === 'ending';
  const word = asked['reservation'] === sid && asked['word'];
  const isAsking = isOn && typeof word === 'string';
  return (
    <>
      <output>
        {isOn &&
          supervisors.map(({ name, as }) => (
            <p key={name} class="outcome supervised" data-as={as}>
              <bdi>{say(`help.${as}`, { who: name })}</bdi>
            </p>
          ))}
        {isAsking && (
          <p class="outcome">
            {say('help.asked')} <bdi>{plainText(word)}</bdi>
          </p>
        )}
      </output>
      {isAsking && mayAct && (
        <button
          class="button"
          type="button"
          aria-disabled={isAsked(call, 'withdraw-help')}
          onClick={() => send({ type: 'help-withdrawn', sid })}
        >
          {say('help.withdraw')}
        </button>
      )}
    </>
  );
}
