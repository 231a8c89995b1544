import { createHmac } from 'node:crypto';
import { isPhoneNumber } from '../phone-number';

/**
 * What Twilio puts in the place of a number that was withheld: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE, as a telephone's
 * keys spell them. All such callers have it in common, so it is nobody's.
 */
const withheldNumbers: ReadonlySet<string> = new Set([
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
]);

const withheldWords = /^(anonymous|restricted|blocked|unknown|unavailable|private|withheld)$/i;

/** Blanks, brackets and the like, and the marks that turn a text's direction. */
const betweenDigits = /[\s().\-/\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Shorter and longer ones are no numbers, nor what a telephone system of one's own would have. */
const digits = /^\d{3,15}$/;

/**
 * One spelling for all in which the same caller may be written: the name under which calls of theirs are found.
 *
 * @returns `undefined` for a number that was withheld, and for what is no address
 * @example
 * callerAddress('+1 (555) 765-4321'); // '+15557654321'
 * callerAddress('sip:Anna@Example.com;transport=tls'); // 'sip:anna@example.com'
 * callerAddress('anonymous'); // undefined
 */
export function callerAddress(text: string): string | undefined {
  const [, scheme = '', rest = ''] = /^\s*(?:(\w+):)?(.*)$/su.exec(text) ?? [];
  const kind = scheme.toLowerCase();
  if (kind === '' || kind === 'tel') return numberIn(rest);
  if (kind === 'client') return rest.trim() === '' ? undefined : `client:${rest.trim()}`;
  if (kind === 'sip' || kind === 'sips') return sipAddress(rest);
  const number = numberIn(rest);
  // `whatsapp:+15557654321` is another way to reach somebody, and may be another person's than the telephone.
  return number === undefined ? undefined : `${kind}:${number}`;
}

function numberIn(text: string): string | undefined {
  const number = text.replaceAll(betweenDigits, '').replace(/^00/, '+');
  if (withheldNumbers.has(number)) return undefined;
  return isPhoneNumber(number) || digits.test(number) ? number : undefined;
}

function sipAddress(text: string): string | undefined {
  const [, user = '', host = ''] = /^\s*([^@;?\s]+)@([^;?\s]+)/u.exec(text.toLowerCase()) ?? [];
  if (host === '' || withheldWords.test(user) || withheldNumbers.has(user)) return undefined;
  return `sip:${user}@${host}`;
}

/**
 * What stands for a caller in Sync, so that neither an address nor a log tells who it is: there are too few numbers for a plain hash,
 * which whoever reads it could find by trying.
 *
 * @param address - As {@link callerAddress} has it.
 */
export const callerKey = (secret: string, address: string): string =>
  createHmac('sha256', secret).update(address).digest('hex');
