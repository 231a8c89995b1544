import type { Environment } from '../configuration';
import type { CookieKeys } from '../people/signed-cookie';
import type { Platform } from '../platform';
import type { Reply } from '../reply';
import { readCookies, type FunctionEvent } from '../request';
import { isToAskAgain } from './ask-again';
import { journeyCookie, type WayBack } from './journey';
import { callbackPath, ownAddress } from './own-address';
import { providerOf } from './provider';
import { goTo } from './replies';
import type { OidcSettings } from './settings';

/** A call of `/sign-in`. */
export interface SetOutCall {
  readonly input: { readonly back: WayBack };
  readonly event: FunctionEvent;
  readonly configuration: CookieKeys;
  readonly context: Pick<Environment, 'DOMAIN_NAME'>;
  readonly platform: Platform;
}

/** Sends the browser to the provider, with what binds the way back to it. */
export async function setOut(
  { input, event, configuration, context, platform }: SetOutCall,
  settings: OidcSettings,
): Promise<Reply> {
  const provider = await providerOf(platform, settings);
  const redirectUri = ownAddress(context.DOMAIN_NAME, callbackPath);
  const { url, ...secrets } = await provider.setOut(
    redirectUri,
    isToAskAgain(readCookies(event)) ? 'login' : undefined,
  );
  const journey = { ...secrets, back: input.back, startedAt: platform.now() };
  return goTo(url, [journeyCookie(journey, configuration)]);
}
