/** The account to deploy to, and where its API is. */
export interface Account {
  /** The account's SID with its auth token, or an API key's SID with its secret. */
  readonly username: string;
  readonly password: string;
  /** Both empty for the usual region. */
  readonly region: string;
  readonly edge: string;
}

/** The same, as the engine of Twilio's own tools wants it. */
export const credentialsAt = ({
  region,
  edge,
  ...credentials
}: Account): { username: string; password: string; region?: string; edge?: string } => ({
  ...credentials,
  ...(region !== '' && { region, edge }),
});
