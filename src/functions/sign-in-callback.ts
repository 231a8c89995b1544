import { string } from 'valibot';
import { anyone, createHandler } from '../lib/handler';
import { refusedOnReturn } from '../lib/oidc/refused-on-return';
import { readOidcSettings } from '../lib/oidc/settings';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';

/** `GET /sign-in-callback`: where the provider sends the browser back, with a code or a refusal. See docs/functions.md. */
export function createSignInCallbackHandler(platform: Platform) {
  return createHandler(platform, {
    needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET', 'WORKSPACE_SID'],
    authorise: anyone,
    input: { state: string('expected the state that /sign-in sent along, once') },
    run: async (call) => {
      const settings = readOidcSettings(call.context);
      const { comeBack } = await import('../lib/oidc/come-back');
      return comeBack(call, settings);
    },
    refuse: refusedOnReturn,
  });
}

export const handler = createSignInCallbackHandler(runtimePlatform);
