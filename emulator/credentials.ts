/** Who may talk to the local TaskRouter, and what it signs its own requests with. */
export interface Credentials {
  readonly accountSid: string;
  /** Signs webhooks and capability tokens. */
  readonly authToken: string;
  readonly apiKey: string;
  /** Signs access tokens. */
  readonly apiSecret: string;
}

/** Documented and public, so that nothing has to be set up; they open nothing but an emulator. */
export const localCredentials: Credentials = {
  accountSid: 'AC00000000000000000000000000000001',
  authToken: 'local-taskrouter-auth-token-0001',
  apiKey: 'SK00000000000000000000000000000001',
  apiSecret: 'local-taskrouter-api-key-secret1',
};

/**
 * The local credentials, each replaced by its environment variable where that is set.
 *
 * @example
 * const emulator = await createEmulator({ credentials: credentialsFrom(process.env) });
 */
export function credentialsFrom(environment: Readonly<Record<string, string | undefined>>): Credentials {
  return {
    accountSid: environment['ACCOUNT_SID'] || localCredentials.accountSid,
    authToken: environment['AUTH_TOKEN'] || localCredentials.authToken,
    apiKey: environment['API_KEY'] || localCredentials.apiKey,
    apiSecret: environment['API_SECRET'] || localCredentials.apiSecret,
  };
}
