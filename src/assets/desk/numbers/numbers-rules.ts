import type { Problem } from '../ground/facts';
import { readableNumber } from '../ground/phone-number';
import type { Typed } from './numbers-state';

/**
 * The number that somebody typed, as Twilio takes it, or what is wrong with it.
 *
 * @param typed - What it means by the country's plan, where that is there; without it, and where another text was read,
 * because the page was drawn a frame ago, only its form is looked at.
 */
export function numberMeant(text: string, typed: Typed | undefined): string | Problem {
  if (typed?.text !== text) return readableNumber(text) ?? { code: 'bad-number', message: text };
  return 'number' in typed
    ? typed.number
    : { code: typed.wrong === 'no-number' ? 'bad-number' : typed.wrong, message: text };
}
