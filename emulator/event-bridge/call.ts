import type { Engine } from '../account/engine';
import { notFound, preconditionFailed, type TwilioError } from '../account/twilio-error';
import type { Parameters } from './bridge-parameters';
import type { Caller } from './tokens';

/** One request to the event bridge, on its way to the route it asks for. */
export class Call {
  constructor(
    readonly engine: Engine,
    readonly caller: Caller,
    /** What it asks for, such as `Workspaces/WS…/Workers/WK…`. */
    readonly url: string,
    readonly workspaceSid: string,
    /** The SIDs in the URL below the workspace's, by the names that the route gives them. */
    readonly sids: Readonly<Record<string, string>>,
    readonly parameters: Parameters,
    readonly ifMatch: string | undefined,
  ) {}

  /** @throws Error where the route's path has no such part: a mistake in the emulator */
  sid(name: string): string {
    const sid = this.sids[name];
    if (sid === undefined) throw new Error(`The path of ${this.url} has no part {${name}}`);
    return sid;
  }

  /** The row with the SID that the URL gives. @throws TwilioError 404 unless it is one of this workspace */
  find<R extends { readonly workspaceSid: string }>(table: { get(sid: string): R | undefined }, name: string): R {
    const row = table.get(this.sid(name));
    if (row?.workspaceSid !== this.workspaceSid) throw this.notFound();
    return row;
  }

  notFound(): TwilioError {
    return notFound(`/${this.url}`);
  }

  /** @throws TwilioError 412 where the client asked for a version that is not the row's */
  checkVersion(row: { readonly version: number }): void {
    const expected = this.ifMatch?.replaceAll('"', '');
    const found = String(row.version);
    if (expected !== undefined && expected !== found) throw preconditionFailed(expected, found);
  }
}
