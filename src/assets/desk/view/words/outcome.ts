import type { Outcome } from '../../model/outcome';
import { duration } from '../format';

/** How something ended: a headline and what there is to know about it. */
export interface Ending {
  readonly headline: string;
  readonly detail: string;
}

/**
 * @param phone - The number TaskRouter dials for this agent.
 */
export function ending(outcome: Outcome, phone: string | undefined): Ending {
  const isCall = outcome.talk !== 'none';
  const thing = isCall ? 'call' : 'task';
  if (outcome.lost) {
    return {
      headline: `The ${thing} is not there any more`,
      detail: 'TaskRouter does not know it any more: it was deleted or withdrawn.',
    };
  }
  switch (outcome.end) {
    case 'completed': {
      if (outcome.talk === 'unconnected') {
        return { headline: 'Task completed', detail: 'TaskRouter connected nobody with the caller.' };
      }
      const talked = outcome.talkedMs === undefined ? '' : `It lasted ${duration(outcome.talkedMs)}.`;
      return { headline: `${capital(thing)} completed`, detail: talked };
    }
    case 'rejected':
      return outcome.asked
        ? {
            headline: `You rejected the ${thing}`,
            detail: 'It is offered to whoever else is free.',
          }
        : {
            headline: `The ${thing} was rejected for you`,
            detail: 'Somebody else or a rule of your workspace did it.',
          };
    case 'timed-out':
      return { headline: `You did not answer in time`, detail: `The ${thing} goes to somebody else.` };
    case 'canceled':
      return {
        headline: isCall ? 'The caller is gone' : 'The task was canceled',
        detail: isCall ? 'They hung up, or the call was withdrawn, before you talked.' : 'Nothing is left to do.',
      };
    case 'rescinded':
      return { headline: `A colleague took the ${thing}`, detail: 'Nothing is left to do.' };
    default:
      return {
        headline: phone ? `Your phone ${phone} was not reached` : 'Your phone was not reached',
        detail: outcome.reasonCode
          ? `TaskRouter could not dial it (${outcome.reasonCode}). Ask whoever runs this desk to check your number.`
          : 'It was busy, switched off, or nobody picked up. The caller goes back into the queue.',
      };
  }
}

/** What an end did to the agent's activity. */
export function effectOn(outcome: Outcome, activity: { name: string; available: boolean } | undefined): string {
  if (!activity) return '';
  const reach = activity.available ? 'the next call can reach you' : 'no calls reach you';
  return outcome.activityAtArrival === activity.name
    ? `You are still ${activity.name}: ${reach}.`
    : `You are now ${activity.name}: ${reach}.`;
}

/** What to say when the same call is offered again at once. */
export function cameBackToYou({ talk }: Outcome): string {
  const thing = talk === 'none' ? 'task' : 'call';
  return (
    `Now TaskRouter offers you this ${thing} again. ` +
    'Accept it, or choose an activity in which no calls reach you, then Reject.'
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
