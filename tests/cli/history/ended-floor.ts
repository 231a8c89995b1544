import type { Floor } from '../floor';

/** A call that alice took, from its task to its end. @returns its task's SID */
export async function taken(floor: Floor, attributes: object, seconds = 60): Promise<string> {
  const sid = await floor.task({ call_sid: `CA${'1'.repeat(32)}`, ...attributes });
  await floor.accept(sid);
  await floor.advance(seconds / 60);
  const task = floor.workspace.tasks(sid);
  await task.update({ assignmentStatus: 'wrapping' });
  await floor.advance(0.5);
  await task.update({ assignmentStatus: 'completed', reason: 'done' });
  return sid;
}
