import { plainNumber } from './phone-number';

/** What stands in the place of a caller's number. */
export type CallerAddress =
  | { readonly kind: 'withheld' }
  | { readonly kind: 'number'; readonly text: string }
  /** An address that is no telephone's; `text` is what comes after its scheme. */
  | { readonly kind: 'sip' | 'client' | 'whatsapp'; readonly text: string };

/**
 * What Twilio says in the place of a number that was withheld: words, and the digits under which a telephone's keys have
 * the letters of ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE.
 *
 * @see https://help.twilio.com/articles/223179988-Why-am-I-getting-calls-from-these-strange-numbers-
 */
const WITHHELD =
  /^(?:\+?(?:266696687|7378742833|2562533|8656696|86282452253)|anonymous|restricted|blocked|unknown|unavailable|private|withheld)$/i;

/**
 * Reads a caller's number for what it is.
 *
 * @example
 * callerAddress('+266696687'); // { kind: 'withheld' }
 * callerAddress('client:alice'); // { kind: 'client', text: 'alice' }
 */
export function callerAddress(raw: string): CallerAddress {
  const [, scheme = '', rest = ''] = /^\s*(?:(tel|sips?|client|whatsapp):)?(.*)$/isu.exec(raw) ?? [];
  const text = rest.trim();
  const [user = ''] = text.split('@');
  if (text === '' || WITHHELD.test(plainNumber(user))) return { kind: 'withheld' };
  switch (scheme.toLowerCase()) {
    case 'sip':
    case 'sips':
      return { kind: 'sip', text };
    case 'client':
      return { kind: 'client', text };
    case 'whatsapp':
      return { kind: 'whatsapp', text };
    default:
      return { kind: 'number', text };
  }
}
