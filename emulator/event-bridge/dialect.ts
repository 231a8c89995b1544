import type { LoggedEvent } from '../account/event-log';
import type { ChannelPath } from './envelope';
import type { Caller } from './tokens';

/** What a client speaks: the SDK's own dialect, or that of version 1, which names its channel in the path. */
export type Dialect = 'sdk' | 'channel';

/** A frame as each dialect has it, as text. One that does not know of such an event has none. */
export type Frames = Readonly<Partial<Record<Dialect, string | undefined>>>;

/** The dialect of clients that name their channel in the path, as far as sockets are concerned. */
export interface ChannelDialect {
  /**
   * Lets a client open a socket.
   *
   * @returns The activity its worker goes to when the last socket closes, where it asked for one.
   * @throws TwilioError where its token does not allow it
   */
  admit(caller: Caller, path: ChannelPath, query: URLSearchParams): string | undefined;
  /** What clients are told of an event, or `undefined` where they are not told. */
  payload(event: LoggedEvent): object | undefined;
}
