/** Where a request was sent. */
export interface Address {
  /** Scheme, host and port as the client named them. */
  readonly origin: string;
  /** Percent-encoding and all. */
  readonly pathname: string;
}

/** A request to the REST API, whatever brought it. */
export interface RestRequest {
  readonly method: string;
  readonly address: Address;
  readonly query: URLSearchParams;
  header(name: 'authorization' | 'content-type' | 'if-match'): string | undefined;
  /** The whole body as text. Rejects with TwilioError 413 where it is too large. */
  body(): Promise<string>;
}

export interface RestReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; absent where the status is 204. */
  readonly body?: string;
}
