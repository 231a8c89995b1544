import { mayAct } from '../card/card-situation';
import type { DeskState } from '../desk-state';

/** Why nobody can be called at the moment. */
export type Hindrance = 'busy' | 'not-ready';

/** What keeps the agent from calling somebody: another call or task that rings or goes on, or no way to ask for it. */
export function hindranceOf(state: DeskState): Hindrance | undefined {
  const isBusy = state.engagements.some(({ stage }) => stage.name !== 'wrapping' && stage.name !== 'completing');
  if (isBusy) return 'busy';
  return state.connection.name === 'connected' && mayAct(state) ? undefined : 'not-ready';
}
