import type RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import { LocalRequestClient } from '../../emulator/request-client';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Keeps what came over the wire, before the client makes its own objects of it. */
export class RecordingClient extends LocalRequestClient {
  readonly exchanges: Exchange[] = [];

  override async request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    const response = await super.request(options);
    const { pathname } = new URL(options.uri);
    const { statusCode: status, body, headers } = response as Response<unknown> & { headers: Record<string, unknown> };
    this.exchanges.push({ method: options.method.toUpperCase(), path: pathname, status, headers, body });
    return response;
  }
}
