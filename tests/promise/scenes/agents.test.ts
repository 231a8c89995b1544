import { playEnds } from './ends';
import { playLine } from './line';
import { playOutside } from './outside';
import { playWaiting } from './waiting';
import { playWrapUp } from './wrap-up';
import { playScenes } from './scene';

playScenes({
  'how a reservation ends': playEnds,
  'what others do': playOutside,
  'a line that breaks': playLine,
  'after a call': playWrapUp,
  'while waiting': playWaiting,
});
