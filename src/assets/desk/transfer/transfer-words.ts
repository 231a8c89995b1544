import type { Engagement } from '../ground/engagement';
import { hasBack, isStranded } from '../take-back/take-back-fate';
import type { CallState } from '../ground/calls';
import { isPending, type Transfer } from './transfer-state';
import type { Happening } from '../log/log-state';
import { say } from '../words/desk-words';
import { who } from '../ground/caller-words';

/** What the log says of a transfer. */
export function transferSentence(happening: Extract<Happening, { what: 'transfer' }>): string {
  const { stage, mode, again } = happening;
  const values = { caller: who(happening.caller), name: happening.name || say('transfer.somebody') };
  if (again) return say('transfer.logAgain', values);
  switch (stage) {
    case 'accepted':
      return say(mode === 'WARM' ? 'transfer.logJoined' : 'transfer.logAccepted', values);
    case 'failed':
      return say('transfer.logFailed', values);
    case 'canceled':
      return say('transfer.logCanceled', { caller: values.caller });
    default:
      return say('transfer.logOffered', values);
  }
}

/** What becomes of the customer of an agent who has left, in a sentence; `undefined` where nothing is open. */
export function fateSentence(call: CallState, engagement: Engagement): string | undefined {
  if (hasBack(call, engagement)) return say('transfer.tookBack');
  if (isStranded(call, engagement)) return say('transfer.backCold');
  return engagement.stage.name === 'wrapping' && call.transfer && isPending(call.transfer)
    ? transferStatus(call.transfer)
    : undefined;
}

/**
 * How a transfer stands, in one or two sentences.
 *
 * @param hasLeft - Whether the agent's own part is over: then the call does not come back by itself.
 */
export function transferStatus(transfer: Transfer, hasLeft = false): string {
  const { stage, kind, mode, why, tries } = transfer;
  // TaskRouter does not tell who in a queue took it.
  const isNameless = transfer.name === '' || (kind === 'queue' && stage === 'accepted');
  const name = isNameless ? say('transfer.somebody') : transfer.name;
  switch (stage) {
    case 'asking':
      return say('transfer.asking', { name });
    case 'offered': {
      const offered = say(kind === 'queue' && !isNameless ? 'transfer.offeredQueue' : 'transfer.offered', { name });
      return tries > 0 ? `${offered} ${say('transfer.tries', { count: tries })}` : offered;
    }
    case 'accepted':
      return say(mode === 'WARM' ? 'transfer.acceptedWarm' : 'transfer.acceptedCold', { name });
    case 'canceled':
      return `${say('transfer.canceled')} ${after(mode, hasLeft)}`;
    default: {
      const key = why === 'rejected' ? 'rejected' : why === 'timeout' ? 'timedOut' : 'notTaken';
      return `${say(`transfer.${key}`, { name })} ${after(mode, hasLeft)}`;
    }
  }
}

function after(mode: Transfer['mode'], hasLeft: boolean): string {
  return say(mode === 'WARM' && !hasLeft ? 'transfer.backWarm' : 'transfer.backCold');
}
