import { talkOf } from '../ground/engagement';
import { callOf } from '../ground/calls';
import { mayAct } from '../desk-state';
import type { Now } from '../ground/time';
import { AddNumber } from './call-add-number';
import { CallProblem } from './call-problem';
import { CallControls } from './controls';
import { Keypad } from './call-keypad';
import { HelpPanel } from '../help/help-panel';
import { Helped } from '../help/helped';
import { People } from './people-list';
import { TransferPicker } from '../transfer/transfer-picker';
import { TransferStatus } from '../transfer/transfer-status';
import { ShownNumber } from '../numbers/shown-number';
import { say } from '../words/desk-words';
import type { Given } from '../desk-view';

type AreaProps = Given<'state' | 'engagement' | 'send'>;

/** What the card says of a call that goes on: what is open, what went wrong, how a transfer stands, who is in it. */
export function CallArea({ state, engagement, send, now }: AreaProps & { readonly now: Now }) {
  const call = callOf(state.inCall, engagement.sid);
  const isAllowed = mayAct(state);
  return (
    <>
      <CallProblem call={call} send={send} />
      {engagement.stage.name === 'connected' && talkOf(engagement) !== 'unconnected' && (
        <OpenPanel state={state} engagement={engagement} send={send} />
      )}
      <Helped engagement={engagement} call={call} mayAct={isAllowed} send={send} />
      {call.handing?.mode === 'COLD' && (
        <output class="panel-note">
          {say('transfer.leavesOnAnswer')} <ShownNumber text={call.handing.number} />
        </output>
      )}
      <TransferStatus engagement={engagement} call={call} mayAct={isAllowed} send={send} now={now} />
      <People engagement={engagement} call={call} mayAct={isAllowed} send={send} now={now} />
    </>
  );
}

function OpenPanel({ state, engagement, send }: AreaProps) {
  const call = callOf(state.inCall, engagement.sid);
  switch (call.panel) {
    case 'transfer':
      return <TransferPicker state={state} engagement={engagement} call={call} send={send} />;
    case 'add':
      return <AddNumber call={call} send={send} />;
    case 'help':
      return <HelpPanel call={call} send={send} />;
    case 'keypad':
      return <Keypad engagement={engagement} call={call} byPhone={state.phone.call !== undefined} send={send} />;
    default:
      return null;
  }
}

/** The buttons of a call that goes on, always in sight. */
export function CallButtons({ state, engagement, send }: AreaProps) {
  return (
    <CallControls
      engagement={engagement}
      call={callOf(state.inCall, engagement.sid)}
      features={state.outbound.features}
      mayAct={mayAct(state)}
      send={send}
    />
  );
}
