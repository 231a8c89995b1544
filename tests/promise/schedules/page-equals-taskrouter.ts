import { currentActivity } from '../../../src/assets/desk/desk-state';
import { AGENTS, type Shift } from '../one-process/shift';

const STATUS = {
  ringing: 'pending',
  accepting: 'pending',
  rejecting: 'pending',
  connected: 'accepted',
  ending: 'accepted',
  wrapping: 'wrapping',
  completing: 'wrapping',
} as const;

/** Where a page that is connected believes something else than TaskRouter knows, a line each. */
export function findUnequal(shift: Shift): string[] {
  return AGENTS.flatMap((agent) => {
    const state = shift.page(agent)?.state;
    if (!state) return [];
    const { connection } = shift.leftPage(agent)?.state ?? {};
    // It may go on beside this one where it was cut off when this one took over; else it says that the desk is elsewhere.
    if (connection?.name === 'connecting')
      return [`${agent}'s other desk is still ${connection.name} after quiet: ${JSON.stringify(connection)}`];
    if (state.session.name !== 'open' || state.connection.name !== 'connected')
      return [
        `${agent}'s page is ${state.session.name} and ${state.connection.name} after quiet: ${JSON.stringify([state.session, state.connection])}`,
      ];
    const wrong: string[] = [];
    const believed = state.engagements.map(({ sid, stage }) => `${sid} ${STATUS[stage.name]}`).toSorted();
    const known = shift
      .heldBy(agent)
      .map(({ sid, status }) => `${sid} ${status}`)
      .toSorted();
    if (believed.join() !== known.join())
      wrong.push(
        `${agent}'s page has ${believed.join(', ') || 'nothing'}; TaskRouter has ${known.join(', ') || 'nothing'}`,
      );
    const [shown, is] = [currentActivity(state)?.name, shift.activityOf(agent)];
    if (shown !== is) wrong.push(`${agent}'s page says ${shown}; TaskRouter says ${is}`);
    return wrong;
  });
}
