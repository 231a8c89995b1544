import { talkOf } from '../ground/engagement';
import { mayLeave } from './call-people';
import { type CallRequest, isAsked, type Panel } from '../ground/calls';
import { isPending } from '../transfer/transfer-state';
import type { Features } from '../dialling/dialling-state';
import { say } from '../words/desk-words';
import { useShortcut } from '../shortcuts/shortcuts-hook';
import type { Given } from '../desk-view';

interface ControlsProps extends Given<'engagement' | 'call' | 'mayAct' | 'send'> {
  readonly features: Features;
}

/** What can be done during a call: the usual in one row, the rest behind “More”. */
export function CallControls({ engagement, call, features, mayAct, send }: ControlsProps) {
  const talk = talkOf(engagement);
  const { sid, panel } = call;
  const isCall = talk === 'call';
  const isHeld = call.heldSince !== undefined;
  const isLive = engagement.stage.name === 'connected' && talk !== 'unconnected';
  const isHolding = isAsked(call, 'hold', 'resume');
  const isMuting = isAsked(call, 'mute', 'unmute');
  const hold = (): void => send({ type: 'hold-asked', sid, on: !isHeld });
  const mute = (): void => send({ type: 'mute-asked', sid, on: !call.muted });
  const open = (wanted: Panel): void => send({ type: 'panel-asked', sid, ...(panel !== wanted && { panel: wanted }) });
  useShortcut('hold', isLive && isCall && mayAct && !isHolding ? hold : undefined);
  useShortcut('mute', isLive && isCall && mayAct && !isMuting ? mute : undefined);
  useShortcut('ask-help', isLive && isCall && mayAct ? () => open('help') : undefined);
  if (!isLive) return null;
  const mayTransfer = !isPending(call.transfer) && call.transfer?.stage !== 'accepted';
  const isMore = panel === 'more' || panel === 'add' || panel === 'keypad' || panel === 'help';
  return (
    <fieldset class="controls">
      <legend class="visually-hidden">{say('call.controls')}</legend>
      {isCall && (
        <>
          <Toggle
            label={say(isHeld ? 'call.resume' : 'call.hold')}
            pressed={isHeld}
            busy={isHolding}
            disabled={!mayAct}
            onClick={hold}
          />
          <Toggle
            label={say(call.muted ? 'call.unmute' : 'call.mute')}
            pressed={call.muted}
            busy={isMuting}
            disabled={!mayAct}
            onClick={mute}
          />
        </>
      )}
      <Opener
        label={say('call.transfer')}
        open={panel === 'transfer'}
        disabled={!mayAct || !mayTransfer}
        onClick={() => open('transfer')}
      />
      {isCall && (
        <Opener
          label={say('call.more')}
          open={isMore}
          disabled={!mayAct}
          onClick={() => send({ type: 'panel-asked', sid, ...(!isMore && { panel: 'more' }) })}
        />
      )}
      {isCall && isMore && (
        <div class="controls-more">
          {features.thirdNumber && (
            <Opener
              label={say('call.addNumber')}
              open={panel === 'add'}
              disabled={!mayAct}
              onClick={() => open('add')}
            />
          )}
          <Opener
            label={say('call.keypad')}
            open={panel === 'keypad'}
            disabled={!mayAct}
            onClick={() => open('keypad')}
          />
          <Opener label={say('help.ask')} open={panel === 'help'} disabled={!mayAct} onClick={() => open('help')} />
          {mayLeave(call) && (
            <button
              class="button"
              type="button"
              title={say('call.leaveHint')}
              disabled={!mayAct}
              onClick={() => send({ type: 'leave-asked', sid })}
            >
              {say('transfer.leave')}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly pressed: boolean;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

/** Says what a press does; how things stand is told beside it. */
function Toggle({ label, pressed, busy, disabled, onClick }: ToggleProps) {
  return (
    <button
      class="button control"
      type="button"
      data-on={pressed}
      aria-busy={busy}
      aria-disabled={busy}
      disabled={disabled}
      onClick={onClick}
    >
      {busy ? say('call.working', { what: label }) : label}
    </button>
  );
}

function Opener({
  label,
  open,
  disabled,
  onClick,
}: Omit<ToggleProps, 'pressed' | 'busy'> & { readonly open: boolean }) {
  return (
    <button
      class="button control"
      type="button"
      aria-expanded={open}
      disabled={disabled}
      onClick={(event) => {
        // The second half of a double click would close what the first one opened.
        if (event.detail < 2) onClick();
      }}
    >
      {label}
    </button>
  );
}

/** What was asked for, in the words of its button. */
export function requestLabel(request: CallRequest): string {
  switch (request) {
    case 'hold':
    case 'hold-colleague':
      return say('call.hold');
    case 'resume':
    case 'resume-colleague':
      return say('call.resume');
    case 'mute':
      return say('call.mute');
    case 'unmute':
      return say('call.unmute');
    case 'transfer':
      return say('call.transfer');
    case 'cancel-transfer':
      return say('transfer.cancelTransfer');
    case 'remove-colleague':
      return say('call.remove');
    case 'add':
      return say('call.addNumber');
    case 'drop':
      return say('call.drop');
    case 'digits':
      return say('call.keypad');
    case 'end-stranded':
      return say('transfer.endForCustomer');
    case 'take-back':
      return say('transfer.takeBack');
    case 'offer-again':
      return say('call.offerAgain');
    case 'ask-help':
      return say('help.ask');
    case 'withdraw-help':
      return say('help.withdraw');
    default:
      return say('transfer.leave');
  }
}
