import type { ActionStates } from './action';
import type { RequestPage } from './request-page';
import type { Snapshot, Workspace } from './snapshot';

/** Whether the local TaskRouter's news reach the page. `since` is epoch milliseconds by the browser's clock. */
export type Link = { readonly name: 'connecting' } | { readonly name: 'live' } | Lost;
export interface Lost {
  readonly name: 'lost';
  readonly since: number;
}

/** What the record on the side shows. */
export const recordPanels = ['events', 'requests', 'webhooks', 'alerts', 'sync'] as const;
export type RecordPanel = (typeof recordPanels)[number];

/** Everything the page knows. The view is drawn from it and from the time, and from nothing else. */
export interface ConsoleModel {
  readonly link: Link;
  /** The newest state that was read; absent until the first. */
  readonly snapshot?: Snapshot;
  /** When it was read, in epoch milliseconds by the browser's clock. */
  readonly readAt: number;
  /** Why the state could not be read the last time it was tried. */
  readonly unreadable?: string;
  /** The workspace the person chose, where there are several. */
  readonly workspaceSid?: string;
  readonly actions: ActionStates;
  /** What a screen reader is told, politely. */
  readonly announcement: string;
  /** What is looked for, among events and among requests. */
  readonly search: string;
  /** The requests that were read last, and what was looked for; absent until they are wanted. */
  readonly requests?: { readonly page: RequestPage; readonly search: string };
  /** Why they could not be read the last time it was tried. */
  readonly requestsUnreadable?: string;
  readonly panel: RecordPanel;
}

export const initialModel: ConsoleModel = {
  link: { name: 'connecting' },
  readAt: 0,
  actions: {},
  announcement: '',
  search: '',
  panel: 'events',
};

/** The workspace on show: the chosen one while it exists, else the first. */
export function shownWorkspace({ snapshot, workspaceSid }: ConsoleModel): Workspace | undefined {
  return snapshot?.workspaces.find(({ sid }) => sid === workspaceSid) ?? snapshot?.workspaces[0];
}
