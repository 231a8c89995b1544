/** Where things are found, on the host a request came to. */
export const workspaceUrl = (origin: string, workspaceSid: string): string => `${origin}/v1/Workspaces/${workspaceSid}`;

interface InWorkspace {
  readonly sid: string;
  readonly workspaceSid: string;
}

export type Collection = 'Activities' | 'Events' | 'TaskChannels' | 'TaskQueues' | 'Tasks' | 'Workers' | 'Workflows';

export const resourceUrl = (origin: string, collection: Collection, row: InWorkspace): string =>
  `${workspaceUrl(origin, row.workspaceSid)}/${collection}/${row.sid}`;
