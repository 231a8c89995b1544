import type { Intent } from './intent';
import type { RecordPanel } from './console-model';
import type { RequestPage } from './request-page';
import type { Snapshot } from './snapshot';

/** Whatever can happen to the page. */
export type Message =
  | { readonly type: 'link-opened' }
  | { readonly type: 'link-lost' }
  | { readonly type: 'state-read'; readonly snapshot: Snapshot }
  | { readonly type: 'state-unreadable'; readonly reason: string }
  | { readonly type: 'requests-read'; readonly page: RequestPage; readonly search: string }
  | { readonly type: 'requests-unreadable'; readonly reason: string }
  | { readonly type: 'asked'; readonly intent: Intent }
  | { readonly type: 'done'; readonly intent: Intent }
  | { readonly type: 'failed'; readonly intent: Intent; readonly reason: string }
  | { readonly type: 'search-changed'; readonly search: string }
  | { readonly type: 'panel-chosen'; readonly panel: RecordPanel }
  | { readonly type: 'workspace-chosen'; readonly workspaceSid: string };
