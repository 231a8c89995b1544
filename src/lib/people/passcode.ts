import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { isGuessable } from '../guessable';
import { nameKey } from '../text/same-name';
import { commonPasscodes } from './common-passcodes';

/** How dear one guess is. Both numbers cost time, `n` alone memory: 128 · `n` · 8 bytes. */
export interface PasscodeCost {
  readonly n: number;
  readonly p: number;
}

/** A passcode as it is kept: nobody can tell it from this but by trying. */
export interface PasscodeHash extends PasscodeCost {
  /** Base64url. */
  readonly salt: string;
  /** Base64url. */
  readonly hash: string;
}

/** 16 MiB, in five rounds. @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
export const usualCost: PasscodeCost = { n: 2 ** 14, p: 5 };

export const shortestPasscode = 12;
export const longestPasscode = 256;

const blockSize = 8;
const hashBytes = 32;
const saltBytes = 16;

/** One text for every way in which keyboards make the same characters. */
const typed = (passcode: string): string => passcode.normalize('NFKC');

/**
 * What is wrong with a passcode that somebody has chosen, in words that follow "expected"; nothing where it will do.
 *
 * @param name - Of its owner: what everybody knows is no secret.
 */
export function weakness(passcode: string, name: string): string | undefined {
  const text = typed(passcode);
  const length = Array.from(text).length;
  if (length < shortestPasscode) return `at least ${shortestPasscode} characters`;
  if (length > longestPasscode) return `at most ${longestPasscode} characters`;
  const key = nameKey(text);
  const own = nameKey(name);
  const isCommon = commonPasscodes.has(text) || commonPasscodes.has(text.toLowerCase());
  if (isCommon || isGuessable(text)) return 'one that is not among those everybody tries first';
  if (own.length > 2 && key.replaceAll(own, '').length < shortestPasscode / 2) return 'more than your name';
  return undefined;
}

function derive(passcode: string, salt: Buffer, { n, p }: PasscodeCost): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(typed(passcode), salt, hashBytes, { N: n, r: blockSize, p, maxmem: 256 * n * blockSize }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

/** Makes of a passcode what is kept of it, with a salt of its own. */
export async function hashPasscode(passcode: string, cost: PasscodeCost = usualCost): Promise<PasscodeHash> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(passcode, salt, cost);
  return { n: cost.n, p: cost.p, salt: salt.toString('base64url'), hash: hash.toString('base64url') };
}

const nobodysSalt = Buffer.alloc(saltBytes);

/**
 * Whether a passcode is the one that was kept. Where there is none, the same work is done for nothing, so that the time it
 * takes does not tell whether anybody goes by the name.
 */
export async function isPasscode(
  passcode: string,
  kept: PasscodeHash | undefined,
  cost: PasscodeCost = usualCost,
): Promise<boolean> {
  const salt = kept ? Buffer.from(kept.salt, 'base64url') : nobodysSalt;
  const derived = await derive(passcode, salt, kept ?? cost);
  const expected = kept ? Buffer.from(kept.hash, 'base64url') : Buffer.alloc(hashBytes);
  return derived.length === expected.length && timingSafeEqual(derived, expected) && kept !== undefined;
}
