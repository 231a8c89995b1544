import type { Caller } from './task';
import { callerAddress } from './caller-address';
import { shortened } from './format';
import { say } from '../words/desk-words';

/** Characters of a name, and of what its bearer wants, that a line or a voice can carry. */
const NAME_LENGTH = 80;
const WANT_LENGTH = 120;

/** What an address is that is no telephone number: names of products, the same in every language. */
export const SCHEMES = { sip: 'SIP', client: 'Client', whatsapp: 'WhatsApp' } as const;

/** A caller's number in words, where it is no number. */
export function numberWords(raw: string): string {
  const address = callerAddress(raw);
  if (address.kind === 'withheld') return say('ground.withheld');
  return address.kind === 'number' ? address.text : `${SCHEMES[address.kind]} ${address.text}`;
}

/** Who it is, in the shortest form: a name, else a number, else what kind of thing it is. */
export function who({ name, number }: Caller): string {
  return shortened(name ?? (number === undefined ? say('ground.aTask') : numberWords(number)), NAME_LENGTH);
}

/** Who it is and what they want, for a line of the log. */
export function whoAndWhat(caller: Caller): string {
  if (!caller.wants) return who(caller);
  return say('ground.nameAndWish', { name: who(caller), wish: shortened(caller.wants, WANT_LENGTH) });
}
