import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';

/**
 * Sends everything the `twilio` package asks for to one origin, whatever product, region and edge it is for.
 *
 * @example
 * const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient('http://127.0.0.1:4010') });
 */
export class LocalRequestClient extends RequestClient {
  readonly #origin: string;

  constructor(origin: string, options?: RequestClient.RequestClientOptions) {
    super(options);
    this.#origin = origin;
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    const { pathname, search } = new URL(options.uri);
    return super.request({ ...options, uri: this.#origin + pathname + search });
  }
}
