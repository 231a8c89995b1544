/** Times are epoch milliseconds of virtual time. Data is JSON text, as sent. */
interface Dated {
  readonly sid: string;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

export interface SyncServiceRow extends Dated {
  readonly friendlyName: string | null;
  /** `default` for the one that every account has. */
  readonly uniqueName: string | null;
  /** What else was set, by the name it has in the answer. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

/** What is kept of everything that expires and has revisions. */
interface Kept extends Dated {
  readonly serviceSid: string;
  /** How often it was changed. */
  readonly version: number;
  /** When it is deleted; `null` for what stays. */
  readonly dateExpires: number | null;
}

/** What has a SID in a service, and may have a name. */
export interface SyncObjectRow extends Kept {
  readonly uniqueName: string | null;
}

export interface SyncDocumentRow extends SyncObjectRow {
  readonly data: string;
}

export type SyncMapRow = SyncObjectRow;

export interface SyncListRow extends SyncObjectRow {
  /** Of the item to come; an index is never given twice. */
  readonly nextIndex: number;
}

/** What is in a map or a list. */
export interface SyncItemRow extends Kept {
  readonly data: string;
}

/** An item has no SID of Twilio's; here it goes by its map's and its key, which is the order a map is listed in. */
export interface SyncMapItemRow extends SyncItemRow {
  readonly mapSid: string;
  readonly key: string;
}

export interface SyncListItemRow extends SyncItemRow {
  readonly listSid: string;
  readonly index: number;
}
