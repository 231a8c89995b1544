import { readUrl } from '../../src/lib/text/read-url';
import type { RequestEntry } from '../account/request-log';
import { forbidden, invalid } from '../account/twilio-error';
import type { Envelope } from '../event-bridge/envelope';
import type { Caller } from '../event-bridge/tokens';
import type { Address, RestRequest } from '../rest/operation';
import type { Engine } from '../taskrouter/engine';
import type { Asked } from './policies';

/** What version 1 asks for: a request to the REST API, packed into the body of another. */
export interface ChannelRequest extends Asked {
  readonly address: Address;
}

/**
 * Reads the request in an envelope. The address may begin with any origin: pages that were told another base address
 * name it.
 *
 * @throws TwilioError 400 where there is no address, 403 where it is none of the token's workspace
 */
export function readChannelRequest({ method, url, params }: Envelope, { workspaceSid }: Caller): ChannelRequest {
  const address = readUrl(url);
  if (!address)
    throw invalid(
      `Value '${url}' provided for url is not an absolute address such as https://taskrouter.twilio.com/v1/Workspaces/${workspaceSid}`,
    );
  const { origin, searchParams } = address;
  // Version 1 asks for the workspace with a slash at the end.
  const pathname = address.pathname.replace(/\/$/, '');
  const workspace = `/v1/Workspaces/${workspaceSid}`;
  if (pathname !== workspace && !pathname.startsWith(`${workspace}/`))
    throw forbidden(`The token is for ${workspace}, and does not allow ${method} ${pathname}`);
  const sent = asForm(params);
  const query = method === 'POST' ? searchParams : new URLSearchParams([...searchParams, ...sent]);
  const form = method === 'POST' ? sent : new URLSearchParams();
  return { method, address: { origin, pathname }, pathname, query, form };
}

/** Lists become repeated parameters, and what is `null` was not given. */
function asForm(params: Readonly<Record<string, unknown>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, given] of Object.entries(params)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value === null || value === undefined) continue;
      form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
  return form;
}

/** The same for the REST API, which is asked in the account's own name: what the token allows was looked at before. */
export function asRestRequest(
  { credentials }: Engine,
  { method, address, query, form }: ChannelRequest,
  entry: RequestEntry,
): RestRequest {
  const { accountSid, authToken } = credentials;
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    'if-match': undefined,
    'user-agent': undefined,
  };
  const body = (): Promise<string> => Promise.resolve(form.toString());
  return { method, address, query, header: (name) => headers[name], body, entry };
}
