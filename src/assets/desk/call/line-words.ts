import type { CallState } from '../ground/calls';
import { say } from '../words/desk-words';

/** Why somebody may not be heard at the moment: what an agent who talks to nobody has to see without looking for it. */
export function lineWords({ heldSince, muted }: Pick<CallState, 'heldSince' | 'muted'>): string | undefined {
  const words = [heldSince !== undefined && say('inCall.customerHeld'), muted && say('inCall.youMuted')];
  return words.filter(Boolean).join(' · ') || undefined;
}
