import type { Environment } from '../configuration';
import type { CookieKeys } from '../people/signed-cookie';
import type { Platform } from '../platform';
import type { Reply } from '../reply';
import { journeyCookie, type WayBack } from './journey';
import { ownAddress } from './own-address';
import { providerOf } from './provider';
import { goTo } from './replies';
import type { OidcSettings } from './settings';

/** Where the provider sends the browser back to. It has to be registered there. */
export const callbackPath = '/sign-in-callback';

/** A call of `/sign-in`. */
export interface SetOutCall {
  readonly input: { readonly back: WayBack; readonly prompt?: 'login' | undefined };
  readonly configuration: CookieKeys;
  readonly context: Pick<Environment, 'DOMAIN_NAME'>;
  readonly platform: Platform;
}

/** Sends the browser to the provider, with what binds the way back to it. */
export async function setOut(
  { input, configuration, context, platform }: SetOutCall,
  settings: OidcSettings,
): Promise<Reply> {
  const { back, prompt } = input;
  const provider = await providerOf(platform, settings);
  const redirectUri = ownAddress(context.DOMAIN_NAME, callbackPath);
  const { url, ...secrets } = await provider.setOut(redirectUri, prompt);
  const journey = { ...secrets, back, startedAt: platform.now() };
  return goTo(url, [journeyCookie(journey, configuration)]);
}
