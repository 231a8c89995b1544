import { createHash, randomBytes } from 'node:crypto';

/** No letter that may be taken for a digit, or for another letter. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const characters = 20;
const group = 4;

/** A code for an invitation, of 100 bits, such as `K7Q2-9XNM-4RTP-WB3F-8HJD`. */
export function newInvitationCode(): string {
  const code = Array.from(randomBytes(characters), (byte) => alphabet[byte % alphabet.length]).join('');
  return code.match(new RegExp(`.{${group}}`, 'g'))?.join('-') ?? code;
}

/** One text for every way in which somebody may copy a code. */
const copied = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

/**
 * What is kept of a code. It has as much chance in it as no passcode has, so that nothing dear is needed to keep it.
 *
 * @returns Base64url.
 */
export const invitationHash = (code: string): string =>
  createHash('sha256').update(copied(code), 'utf8').digest('base64url');
