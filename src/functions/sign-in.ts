import { optional, picklist } from 'valibot';
import { signInMode } from '../lib/configuration';
import { anyone, createHandler } from '../lib/handler';
import { waysBack } from '../lib/oidc/journey';
import { refusalPage } from '../lib/oidc/replies';
import { readOidcSettings } from '../lib/oidc/settings';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { readHeaders, type Headers } from '../lib/request';
import { runtimePlatform } from '../lib/runtime-platform';

/** The page asks whether this is the way to sign in; a browser that goes here wants a page. */
const wantsJson = ({ accept }: Headers): boolean => accept === 'application/json';

/** `GET /sign-in`: sends the browser to the organization's identity provider. See docs/functions.md. */
export function createSignInHandler(platform: Platform) {
  return createHandler(platform, {
    needs: ['ACCOUNT_SID', 'API_SECRET', 'WORKSPACE_SID'],
    authorise: anyone,
    input: { back: optional(picklist(waysBack, `expected ${waysBack.join(' or ')}`), '/') },
    run: async (call) => {
      if (wantsJson(readHeaders(call.event))) return json({ provider: signInMode(call.context) === 'oidc' });
      const settings = readOidcSettings(call.context);
      const { setOut } = await import('../lib/oidc/set-out');
      return setOut(call, settings);
    },
    refuse: (error) => refusalPage(error, '/', []),
  });
}

export const handler = createSignInHandler(runtimePlatform);
