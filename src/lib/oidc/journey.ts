import * as v from 'valibot';
import { noCookie, readSigned, signedCookie, type CookieKeys } from '../people/signed-cookie';
import type { Cookies } from '../request';

/** The pages that one can come back to. No other place can be named, so none can be put into a link by somebody else. */
export const waysBack = ['/', '/floor.html'] as const;

export type WayBack = (typeof waysBack)[number];

const journeySchema = v.object({
  state: v.string(),
  nonce: v.string(),
  verifier: v.string(),
  back: v.picklist(waysBack),
  startedAt: v.number(),
});

/** Somebody on the way to the provider and back. */
export type Journey = Readonly<v.InferOutput<typeof journeySchema>>;

/** So long may somebody take at the provider. */
export const journeyMs = 10 * 60_000;

const purpose = 'sign-in journey';

/** A cookie for each journey, so that two tabs do not end each other's. */
const cookieName = (state: string) => `__Host-desk-sign-in-${state}` as const;

/**
 * The `Set-Cookie` of a journey that begins. It binds the way back to this browser: whoever is sent here with a state and a code of
 * somebody else's has no such cookie.
 */
export const journeyCookie = (journey: Journey, keys: CookieKeys): string =>
  signedCookie(
    // The way back comes from another site.
    { name: cookieName(journey.state), purpose, payload: journey, lifeMs: journeyMs, sameSite: 'Lax' },
    keys,
  );

/** The `Set-Cookie` after the journey. */
export const noJourneyCookie = (state: string): string => noCookie(cookieName(state), 'Lax');

/**
 * The journey that this browser has begun with a state.
 *
 * @param now - Epoch milliseconds.
 * @returns `undefined` where there is none, or it is over
 */
export function readJourney(cookies: Cookies, state: string, keys: CookieKeys, now: number): Journey | undefined {
  const parsed = v.safeParse(journeySchema, readSigned(cookies[cookieName(state)], purpose, keys));
  if (!parsed.success || now >= parsed.output.startedAt + journeyMs) return undefined;
  return parsed.output;
}
