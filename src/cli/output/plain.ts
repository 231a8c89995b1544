import { replaceUnseen } from '../../lib/text/unseen';

/**
 * Text of somebody else as one line that a terminal shows as it is written: an order in it would steer the terminal, and a
 * change of direction make a number read as another.
 */
export function plain(text: string): string {
  return replaceUnseen(text.replaceAll(/[\t-\r ]+|\p{Zl}|\p{Zp}/gu, ' '), () => '').trim();
}
