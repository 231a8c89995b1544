import { Shape } from '../../desk/ground/icons';
import type { Grade } from '../model/shown';
import { say } from './messages/floor-words';

/** Amber and red in a word and a shape, so that nobody needs the colour; what is good needs no word. */
export function GradeWord({ grade }: { grade: Grade }) {
  if (grade === 'good') return null;
  const tone = grade === 'red' ? 'danger' : 'ringing';
  return (
    <span class="floor-grade" data-tone={tone}>
      <Shape tone={tone} />
      {say(grade === 'red' ? 'floor.red' : 'floor.amber')}
    </span>
  );
}
